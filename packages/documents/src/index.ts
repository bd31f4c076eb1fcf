export type { UnreadableCode } from './blocks.ts';
export type { Note } from './interpret/index.ts';
export {
  maxFileBytes,
  type ReadFailure,
  type ReadResult,
  type ReadSuccess,
  readReport,
  tooLarge,
} from './read/index.ts';
export type { Kind } from './read/kind.ts';
export { type ReadRow, type ReadTable, readSheets, type SheetsResult } from './read/sheets.ts';
export { type ComparisonKind, comparisonKinds, writeComparison } from './write/comparison.ts';
export { type WriteKind, writeKinds, writeReport } from './write/index.ts';
export {
  type LayoutCell,
  type LayoutTable,
  type PlacedCell,
  placeCells,
  publishedLine,
  sectionsOf,
  titleLines,
} from './write/layout.ts';
export {
  type SheetColumn,
  type SheetTable,
  type SheetText,
  type Workbook,
  writeSheets,
} from './write/sheets.ts';
