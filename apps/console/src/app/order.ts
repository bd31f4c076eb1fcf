/** Ids with one of them put before (-1) or after (1) its neighbour; as they are where there is none. */
export const swapped = (ids: readonly string[], id: string, by: -1 | 1): string[] => {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return [...ids];
  return ids.map(each => (each === id ? other : each === other ? id : each));
};
