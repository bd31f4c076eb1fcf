import { type BrokenLink, verifyAudit } from '../platform/audit/index.ts';
import type { Command } from '../platform/control/index.ts';

const faults: Readonly<Record<BrokenLink['fault'], (link: BrokenLink) => string>> = {
  altered: ({ seq }) => `第${seq}条与记下时不同，已被改动`,
  missing: ({ seq }) => `第${seq}条之前缺少记录`,
  cut: ({ seq }) => (seq === 0 ? '全部记录已被删去' : `第${seq}条之后缺少记录，或者这一条连同散列被换过`),
};

const describe = (link: BrokenLink): string => {
  const { regionId, fault, entry } = link;
  const what = entry ? `（动作${entry.action}，对象${entry.subject} ${entry.subjectId}）` : '';
  return `区域${regionId}：${faults[fault](link)}${what}。\n`;
};

/** `gongkai audit verify`: proves every chain, and names the first broken link of each region. Exit code 0 or 1. */
export const verifyCommand: Command = async ({ database }, _args, { say }) => {
  const { entries, broken, heads } = await verifyAudit(database.db);
  for (const link of broken) say(describe(link));
  if (broken.length > 0) {
    say(
      `审计链有${broken.length}个区域断裂（共${entries}条记录）。请保全数据库现状，与最近的备份对照，查明是谁、何时改动。\n`,
    );
    return 1;
  }
  say(`审计链完整：${heads.length}个区域，共${entries}条记录。\n`);
  for (const { regionId, seq, hash } of heads) say(`区域${regionId}：第${seq}条，散列${hash}\n`);
  return 0;
};
