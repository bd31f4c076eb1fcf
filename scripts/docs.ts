/**
 * Writes what is generated from the code: docs/rules.md from the list of rules, and the JSON Schema of the report
 * from its zod schema. With --check nothing is written: it fails where a file is not what the code says.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { annualReportJsonSchema, rulesAsMarkdown } from '@gongkai/law';

const rulesPage = `# 核对规则

本页由 \`npm run docs\` 从 \`packages/law/src/report/rules/\` 生成，请改规则，不要改本页。

级别：**错误**，格式自身的算术不成立；**警告**，很可能有误；**提示**，值得看一眼。拿不准的地方不作判断。

${rulesAsMarkdown()}
`;

const generated: Record<string, string> = {
  'docs/rules.md': rulesPage,
  'packages/law/schema/annual-report-1.json': `${JSON.stringify(annualReportJsonSchema(), null, 2)}\n`,
};

const checkOnly = process.argv.includes('--check');
for (const [name, text] of Object.entries(generated)) {
  const file = new URL(`../${name}`, import.meta.url);
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === text) continue;
  if (checkOnly) {
    process.stderr.write(`${name}与代码不一致，请运行 npm run docs 后提交。\n`);
    process.exitCode = 1;
  } else {
    await writeFile(file, text);
    process.stdout.write(`已写入${name}。\n`);
  }
}
