/**
 * The look of the written page: an official document's type (GB/T 9704-2012) with free fonts behind the official
 * ones, black on white; on paper A4 with the official margins and page numbers.
 */
export const style = `
:root { color-scheme: light; --ink: #111; --line: #333; --ground: #eceff2; --head: #e3ecf6; --focus: #0b5cad; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.1875rem/1.9 FangSong_GB2312, 仿宋_GB2312, FangSong, 仿宋, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
main { max-width: 60rem; margin: 2.5rem auto; padding: 5rem 5.5rem 6rem; background: #fff; box-shadow: 0 0 0 1px #d3d8de, 0 0.5rem 2rem rgb(0 0 0 / 8%); }
header { margin-bottom: 2.75rem; text-align: center; }
h1 { margin: 0; font: 700 2rem/1.5 FZXiaoBiaoSong-B05S, 方正小标宋简体, 方正小标宋_GBK, "Noto Serif CJK SC", "Source Han Serif SC", STZhongsong, SimSun, serif; letter-spacing: 0.02em; text-wrap: balance; }
h1 span { display: inline-block; }
h2 { margin: 2em 0 0.5em; padding-left: 2em; font: 700 1.25rem/1.6 SimHei, 黑体, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
p strong { font-family: KaiTi_GB2312, 楷体_GB2312, KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; font-weight: 700; }
.date { margin-top: 0.75rem; font-family: KaiTi_GB2312, 楷体_GB2312, KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; text-align: center; text-indent: 0; }
.frame { position: relative; margin: 1.25rem 0 2rem; overflow-x: auto; }
.frame:focus-visible { outline: 3px solid var(--focus); outline-offset: 4px; }
table { width: 100%; border-collapse: collapse; font: 0.9375rem/1.5 SimSun, 宋体, "Noto Serif CJK SC", "Source Han Serif SC", serif; font-variant-numeric: lining-nums tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 0.4rem 0.45rem; border: 1px solid var(--line); text-align: center; vertical-align: middle; overflow-wrap: anywhere; }
th { font-weight: 400; }
th.left { text-align: left; }
thead th { background: #f4f6f8; }
th.part { background: var(--head); font-weight: 700; }
tbody tr:hover > td { background: #fbf7e6; }
.table3, .table4 { min-width: 44rem; }
@media (max-width: 60rem) {
  main { margin: 0 auto; padding: 3rem 2.5rem 4rem; box-shadow: none; }
  body { background: #fff; }
}
@media (max-width: 36rem) {
  body { font-size: 1.0625rem; line-height: 1.85; }
  main { padding: 2rem 1rem 3rem; }
  header { margin-bottom: 1.75rem; }
  h1 { font-size: 1.4375rem; }
  h2 { padding-left: 0; font-size: 1.125rem; }
  table { font-size: 0.875rem; }
  .frame:has(.table3)::before, .frame:has(.table4)::before { content: "左右滑动可查看整张表"; position: sticky; left: 0; display: inline-block; margin-bottom: 0.375rem; font: 0.875rem/1.5 SimHei, 黑体, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #41494f; }
}
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "- " counter(page) " -"; font: 14pt SimSun, "Noto Serif CJK SC", serif; } }
  body { background: none; font-size: 16pt; line-height: 28pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  header { margin-bottom: 28pt; }
  h1 { font-size: 22pt; line-height: 35pt; font-weight: 400; }
  h2 { margin: 0; font-size: 16pt; line-height: 28pt; break-after: avoid; }
  .frame { margin: 6pt 0 12pt; overflow: visible; break-inside: avoid; }
  .frame::before { content: none !important; }
  table { font-size: 9pt; line-height: 1.3; }
  .table2 { font-size: 10.5pt; line-height: 1.5; }
  .table3, .table4 { min-width: 0; }
  th, td { padding: 1.5pt 2pt; }
  tr { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
