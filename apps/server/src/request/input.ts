import { open } from 'node:fs/promises';
import { systemAdvice } from '../platform/system-errors.ts';

/** A case is some kB; what is larger than this is no case and is refused unread. */
const maxBytes = 1024 * 1024;

export type Input<T> = T | { fault: string };

const tooLarge = '内容超过1 MB，没有读取。一件申请的案卷一般只有几KB，请检查是否选错了文件。';

/** The bytes of a stream up to the limit; undefined where it brings more. */
const bytesOf = async (source: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const readFrom = async (name: string): Promise<Buffer | undefined> => {
  if (name === '-') return bytesOf(process.stdin);
  const file = await open(name);
  try {
    // Read as a stream: a size may be missing (a pipe) or grow.
    return await bytesOf(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
};

/** Whether a beginning could still become json: it is json, or all that is wrong is that it ends. */
const mayGoOn = (beginning: string): boolean => {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/.exec(message)?.[1];
    return message.includes('end of JSON input') || Number(position ?? -1) >= beginning.length;
  }
};

/**
 * Where a text stops being json: the length of its longest beginning that may go on, found by halving. The parser
 * itself does not tell the place of every fault.
 */
const faultIn = (text: string): number => {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (mayGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};

const placeOf = (text: string): string => {
  const at = faultIn(text);
  const lines = text.slice(0, at).split('\n');
  const place = `第${lines.length}行第${(lines.at(-1)?.length ?? 0) + 1}个字符`;
  return at >= text.length ? `到${place}为止还没有写完` : `${place}处有误`;
};

/** Parses json, with the place of what is wrong. */
const parse = (text: string): Input<{ value: unknown }> => {
  if (text.trim() === '') return { fault: '内容是空的，请写入案卷的json。' };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: `不是有效的json：${placeOf(text)}。请检查括号、引号和逗号。` };
  }
};

/** The json in a file, or in standard input where the name is `-`. */
export const readJson = async (name: string): Promise<Input<{ value: unknown }>> => {
  const named = name === '-' ? '标准输入' : name;
  try {
    const bytes = await readFrom(name);
    if (!bytes) return { fault: `${named}：${tooLarge}` };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed = parse(text);
    return 'fault' in parsed ? { fault: `${named}：${parsed.fault}` } : parsed;
  } catch (error) {
    if (error instanceof TypeError) return { fault: `${named}：不是UTF-8编码的文字，请另存为UTF-8。` };
    const advice = systemAdvice(error);
    if (advice === undefined) throw error;
    return { fault: `${named}：${advice}` };
  }
};
