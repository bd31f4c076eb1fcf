import './platform/runtime.ts';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };

const { version } = packageJson;

/** Chinese words of the help, in place of the library's. */
const helpWords: readonly [RegExp, string][] = [
  [/^Usage: /m, '用法：'],
  [/^Options:/m, '选项：'],
  [/^Commands:/m, '命令：'],
  [/^Arguments:/m, '参数：'],
  [/\[options\]/g, '[选项]'],
  [/\[command\]/g, '[命令]'],
];

const inChinese = (text: string): string =>
  helpWords.reduce((words, [pattern, word]) => words.replace(pattern, word), text);

const complaints: readonly [RegExp, string][] = [
  [/^error: missing required argument '(.*)'/, '缺少参数：$1。'],
  [/^error: required option '(.*)' not specified/, '缺少选项：$1。'],
  [/^error: option '(.*)' argument missing/, '选项$1后面缺少内容。'],
  [/^error: unknown option '(.*)'/, '不认识的选项：$1。'],
  [/^error: unknown command '(.*)'.*/s, '不认识的命令：$1。'],
  [/^error: too many arguments.*/, '参数过多。'],
  [/^error: option '(.*)' argument '(.*)' is invalid.*/s, '选项$1不能是“$2”。'],
  [/^error: command-argument value '(.*)' is invalid for argument '(.*)'.*/s, '参数$2不能是“$1”。'],
];

const complain = (text: string): string => {
  const found = complaints.find(([pattern]) => pattern.test(text));
  return found ? `${text.replace(found[0], found[1]).trim()}加 --help 查看用法。\n` : text;
};

const kinds = 'docx、pdf、html、xlsx、txt、json';

/** The commands; each loads its own code only when it runs, so that help comes at once. */
const program = (): Command => {
  const cli = new Command('gongkai')
    .description('政府信息公开：年度报告、工作日推算、依申请公开、系统管理')
    .configureOutput({
      writeOut: text => process.stdout.write(inChinese(text)),
      writeErr: text => process.stderr.write(inChinese(text)),
      outputError: (text, write) => write(complain(text)),
    })
    .version(version, '-V, --version', '显示版本')
    .showSuggestionAfterError(false)
    .exitOverride()
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: false });
  const report = cli.command('report').description('年度报告').helpCommand(false);
  const commands = () => import('./report/commands.ts');
  report
    .command('read')
    .description('读出报告的数据。文件可以是docx、doc、pdf、html、txt、xlsx、json，也可以是文件夹或通配符')
    .argument('<文件...>', '文件、文件夹或通配符')
    .option('--json', '输出json：一个文件一个对象，多个文件为数组')
    .action(async (files, options) => (await commands()).read(files, options));
  report
    .command('check')
    .description('核对报告的勾稽关系、正文与表格、期限和结构')
    .argument('<文件...>', '文件、文件夹或通配符')
    .option('--previous <文件...>', '上一年度的报告，可以是几份或文件夹，按机关名称和年度对应')
    .option('--json', '输出json：一个文件一个对象，多个文件为数组')
    .action(async (files, options) => (await commands()).check(files, options));
  report
    .command('write')
    .description('把annual-report/1的json写成公文格式的文件')
    .argument('<REPORT.json>', '报告数据')
    .requiredOption('--to <格式>', kinds)
    .requiredOption('-o, --output <文件>', '输出文件')
    .action(async (file, options) => (await commands()).convert(file, options));
  report
    .command('convert')
    .description('把任何一种报告文件改写成另一种')
    .argument('<文件>', '报告文件')
    .requiredOption('--to <格式>', kinds)
    .requiredOption('-o, --output <文件>', '输出文件')
    .action(async (file, options) => (await commands()).convert(file, options));
  report
    .command('merge')
    .description('把各单位的报告逐格相加，汇总成一份')
    .argument('<文件...>', '各单位的报告')
    .requiredOption('-o, --output <文件>', '输出的json文件')
    .option('--authority <名称>', '汇总后报告的机关名称')
    .option('--expect <名称...>', '应当报送的单位，没有报送的会列出来')
    .option('--sources <文件>', '另写一个json，列出每一格由哪些单位的数字相加而成')
    .action(async (files, options) => (await commands()).merge(files, options));
  report
    .command('compare')
    .description('两个年度的报告逐格比较，并计算正文重复的比例')
    .argument('<上年文件>', '较早年度的报告')
    .argument('<本年文件>', '较晚年度的报告')
    .option('--to <格式>', 'html、docx；不写时在屏幕上显示')
    .option('-o, --output <文件>', '输出文件')
    .option('--json', '输出json')
    .action(async (older, newer, options) => (await commands()).compare(older, newer, options));
  const calendar = cli.command('calendar').description('工作日').helpCommand(false);
  const days = () => import('./calendar/commands.ts');
  calendar
    .command('add')
    .description('从某日起第几个工作日是哪一天（当日不计）')
    .argument('<日期>', '如2025-01-16')
    .argument('<天数>', '工作日数')
    .option('--overrides <文件>', '放假安排的补充文件（json）')
    .option('--json', '输出json')
    .action(async (date, count, options) => (await days()).add(date, count, options));
  calendar
    .command('explain')
    .description('逐日说明两个日期之间哪些是工作日')
    .argument('<起>', '如2025-01-16')
    .argument('<止>', '如2025-02-20')
    .option('--overrides <文件>', '放假安排的补充文件（json）')
    .option('--json', '输出json')
    .action(async (from, to, options) => (await days()).explain(from, to, options));
  const request = cli.command('request').description('依申请公开').helpCommand(false);
  const requests = () => import('./request/commands.ts');
  request
    .command('clock')
    .description('推算一件申请的答复期限，逐日说明计入与否和理由')
    .argument('<CASE.json>', '案卷：{"received": {…}, "events": […], "asOf": "…"}；-为标准输入')
    .option('--overrides <文件>', '放假安排的补充文件（json）')
    .option('--json', '输出json')
    .action(async (file, options) => (await requests()).clock(file, options));
  const fee = cli.command('fee').description('信息处理费').helpCommand(false);
  fee
    .command('items')
    .description('按件计收：同一申请人一个自然月内共N件')
    .argument('<N>', '件数，如45')
    .option('--json', '输出json')
    .action(async (count, options) => (await requests()).feeOf('items', count, options));
  fee
    .command('pages')
    .description('按量计收：一件申请共N页（A4以下幅面的单面为1页）')
    .argument('<N>', '页数，如250')
    .option('--json', '输出json')
    .action(async (count, options) => (await requests()).feeOf('pages', count, options));
  const office = () => import('./office.ts');
  cli
    .command('admin')
    .description('系统管理员')
    .helpCommand(false)
    .command('create')
    .description('建立系统管理员账号')
    .option('--name <姓名>', '姓名')
    .option('--email <邮箱>', '登录用的邮箱')
    .option('--password-stdin', '从标准输入的第一行读口令')
    .option('--region <区划代码>', '管理的区域，如430423')
    .option('--region-name <名称>', '区域还没有时新建，如衡山县')
    .action(async options => (await office()).createAdmin(options));
  cli
    .command('audit')
    .description('审计记录')
    .helpCommand(false)
    .command('verify')
    .description('核对审计链，指出第一处被改动的记录')
    .action(async () => (await office()).verifyAudit());
  cli
    .command('items')
    .description('主动公开的信息')
    .helpCommand(false)
    .command('count')
    .description('某单位某年主动公开信息的条数，按年报的类别分；按首次发布的年份计，已撤下的不计')
    .requiredOption('--unit <名称>', '单位的全称，如衡山县商务局')
    .requiredOption('--year <年份>', '如2024')
    .option('--region <区划代码>', '几个区域有同名的单位时写明')
    .option('--json', '输出json')
    .action(async options => (await office()).countItems(options));
  cli
    .command('backup')
    .description('备份数据库和文件；服务运行时也可以做')
    .argument('<文件>', '备份写到哪里')
    .action(async file => (await office()).backup(file));
  cli
    .command('restore')
    .description('把备份恢复到空的数据目录或空的数据库')
    .argument('<文件>', '备份文件')
    .action(async file => (await office()).restore(file));
  cli
    .command('demo')
    .description('在空的数据目录里写入演示数据（衡山县）')
    .action(async () => (await office()).demo());
  return cli;
};

/** Reading stops when the reader of our output goes away, as with `| head`. */
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(Number(process.exitCode ?? 0));
});

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
