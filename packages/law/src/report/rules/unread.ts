import { type CellPath, cellName } from '../cells.ts';
import type { CheckInput } from '../rule.ts';

/**
 * Why cells cannot be assessed: the sentence that names those of them which hold something that is no figure;
 * undefined where all could be read.
 */
export const unreadAmong = (unread: CheckInput['unread'], cells: readonly CellPath[]): string | undefined => {
  const names = (unread ?? []).filter(path => cells.includes(path)).map(cellName);
  if (names.length === 0) return undefined;
  return `${names.join('、')}填的不是阿拉伯数字，没有读出，无法核对。请改填阿拉伯数字后再核对。`;
};
