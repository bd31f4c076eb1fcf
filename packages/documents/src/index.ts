export type { UnreadableCode } from './blocks.ts';
export { type CalendarEvent, writeCalendar } from './feeds/calendar.ts';
export { type CsvCell, streamCsv, writeCsv } from './feeds/csv.ts';
export type { ByteSource } from './feeds/decode.ts';
export type { FeedAttachment, FeedEntry, FeedFault, FeedFaultCode, FeedPart } from './feeds/entry.ts';
export { readFeed } from './feeds/feed.ts';
export { type FeedHead, writeAtom, writeRss } from './feeds/feed-writers.ts';
export { disclosureNames, type ItemField, validityNames } from './feeds/item-columns.ts';
export { type ItemRow, type ItemSheetResult, readItemSheet, writeItemSheet } from './feeds/item-sheet.ts';
export type { ItemFault, ItemValues } from './feeds/item-values.ts';
export { type SitemapPage, type SitemapPart, writeSitemapIndex, writeSitemapParts } from './feeds/sitemap.ts';
export { readWxr, type WxrEntry } from './feeds/wxr.ts';
export { type Cleaned, cleanFile } from './inspect/clean/index.ts';
export { inspectFile } from './inspect/index.ts';
export type { Hidden, HiddenKind, InspectFailure, Inspection, InspectKind } from './inspect/model.ts';
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
export { cleanBody } from './rich/clean.ts';
export { type BodyDifference, type DiffSpan, diffBodies } from './rich/diff.ts';
export { type Article, articlesOf, type OutlineEntry, outlineOf } from './rich/outline.ts';
export {
  type KeyDate,
  type KeyFigure,
  type PictureStep,
  type StartPicture,
  startPicture,
} from './rich/picture.ts';
export { type StartQuestion, startQuestions } from './rich/questions.ts';
export { excerptOf, textOf } from './rich/text.ts';
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
