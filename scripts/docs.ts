/**
 * Writes what is generated from the code: docs/rules.md from the list of rules, docs/requests.md from the tables of
 * requests and disputes, docs/permissions.md and the table of docs/operations.md from the server's own tables, and the JSON Schema of the report from its zod schema. With
 * --check nothing is written: it fails where a file is not what the code says.
 */
import { readFile, writeFile } from 'node:fs/promises';
import {
  annualReportJsonSchema,
  disputesAsMarkdown,
  requestsAsMarkdown,
  rulesAsMarkdown,
} from '@gongkai/law';
import { configAsMarkdown } from '../apps/server/src/platform/config.ts';
import { permissionsAsMarkdown } from '../apps/server/src/platform/permissions/markdown.ts';

const rulesPage = `# 核对规则

本页由 \`npm run docs\` 从 \`packages/law/src/report/rules/\` 生成，请改规则，不要改本页。

级别：**错误**，格式自身的算术不成立；**警告**，很可能有误；**提示**，值得看一眼。拿不准的地方不作判断。

${rulesAsMarkdown()}
`;

const requestsPage = `# 依申请公开、复议和诉讼的规则

本页由 \`npm run docs\` 从 \`packages/law/src/request/\` 和 \`packages/law/src/dispute/\` 生成，请改代码中的表，不要改本页。条例指《中华人民共和国政府信息公开条例》（2019年5月15日起施行）。

${requestsAsMarkdown()}

${disputesAsMarkdown()}
`;

const permissionsPage = `# 权限

本页由 \`npm run docs\` 从 \`apps/server/src/platform/permissions/table.ts\` 生成。空格为不允许；范围是角色所在单位起算的。

${permissionsAsMarkdown()}
`;

const read = (name: string): Promise<string> =>
  readFile(new URL(`../${name}`, import.meta.url), 'utf8').catch(() => '');

const operations = (await read('docs/operations.md')).replace(
  /<!-- config -->[\s\S]*<!-- \/config -->/,
  `<!-- config -->\n\n${configAsMarkdown()}\n\n<!-- /config -->`,
);

const generated: Record<string, string> = {
  'docs/rules.md': rulesPage,
  'docs/requests.md': requestsPage,
  'docs/permissions.md': permissionsPage,
  'docs/operations.md': operations,
  'packages/law/schema/annual-report-1.json': `${JSON.stringify(annualReportJsonSchema(), null, 2)}\n`,
};

const checkOnly = process.argv.includes('--check');
for (const [name, text] of Object.entries(generated)) {
  if ((await read(name)) === text) continue;
  if (checkOnly) {
    process.stderr.write(`${name}与代码不一致，请运行 npm run docs 后提交。\n`);
    process.exitCode = 1;
  } else {
    await writeFile(new URL(`../${name}`, import.meta.url), text);
    process.stdout.write(`已写入${name}。\n`);
  }
}
