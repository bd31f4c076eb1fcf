import {
  byItems,
  byPages,
  type FeeMethod,
  feeMethods,
  parseRequestCase,
  type RequestCase,
  statutoryClock,
} from '@gongkai/law';
import { calendarWith } from '../calendar/index.ts';
import { readJson } from './input.ts';
import { clockJson, clockText, feeJson, feeText } from './print.ts';

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const refuse = (message: string): void => {
  tell(message);
  process.exitCode = 2;
};

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);

const wayOut = (code: string): string =>
  code === 'unknown-year' ? '写好后用“--overrides 文件名”指明。' : '';

/** The case in a file, or undefined with the reason said. */
const caseIn = async (file: string): Promise<RequestCase | undefined> => {
  const held = await readJson(file);
  if ('fault' in held) {
    refuse(held.fault);
    return undefined;
  }
  const parsed = parseRequestCase(held.value);
  if ('request' in parsed) return parsed.request;
  refuse(parsed.error.message);
  return undefined;
};

/**
 * `request clock`: the due date of a case with each day counted and not counted. With `--json` the answer alone is on
 * stdout; what else a reader should know goes to stderr.
 */
export const clock = async (
  file: string,
  { json, overrides }: { json?: boolean; overrides?: string },
): Promise<void> => {
  const request = await caseIn(file);
  if (!request) return;
  const held = await calendarWith(overrides);
  if ('error' in held) return refuse(held.error.message);
  const found = statutoryClock(request, held.calendar);
  if ('error' in found) return refuse(found.error.message + wayOut(found.error.code));
  if (!json) return out(clockText(found, request));
  for (const { message } of found.notes) tell(`提示：${message}`);
  out(asJson(clockJson(found)));
};

const computations = { items: byItems, pages: byPages } as const;

/** `fee items`, `fee pages`: the fee for a number of items or pages, with the steps of its computation. */
export const feeOf = async (
  method: FeeMethod,
  countText: string,
  { json }: { json?: boolean },
): Promise<void> => {
  const unit = feeMethods.find(({ id }) => id === method)?.unit ?? '';
  if (!/^\+?\d+$/.test(countText.trim()))
    return refuse(`“${countText.slice(0, 40)}”不是${unit}数，请写0以上的整数，如45。`);
  const fee = computations[method](Number(countText));
  if ('error' in fee) return refuse(fee.error.message);
  out(json ? asJson(feeJson(fee)) : feeText(fee));
};
