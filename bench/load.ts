/** Clients of a measured server: several at a time, each asking again as soon as it has its answer. */

const connections = 8;

export interface Load {
  /** Answers a second. */
  perSecond: number;
  /** Milliseconds that this share of the answers took at most: 0.95 for all but the slowest twentieth. */
  within(share: number): number;
}

/** Asks for the addresses in turn for so many seconds. @throws where one is not answered well */
export const load = async (
  addresses: readonly string[],
  seconds: number,
  headers: Record<string, string> = { 'Accept-Encoding': 'identity' },
): Promise<Load> => {
  const times: number[] = [];
  const begun = performance.now();
  let turn = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < begun + seconds * 1000) {
      const address = addresses[turn++ % addresses.length] ?? '';
      const begin = performance.now();
      const answer = await fetch(address, { headers });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      await answer.arrayBuffer();
      times.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const perSecond = (times.length * 1000) / (performance.now() - begun);
  const sorted = times.toSorted((a, b) => a - b);
  return { perSecond, within: share => sorted[Math.floor(sorted.length * share)] ?? Number.NaN };
};
