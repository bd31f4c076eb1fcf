import type { ReactNode } from 'react';
import type { Column } from '../data-list.tsx';

type Counts = Readonly<Record<string, number>>;

/** What was handed in: what it would do, and once started, how far it is. */
export interface Handed {
  id: string;
  /** Rows of each outcome. */
  counts: Counts;
  notes: readonly string[];
  /** Rows are still being looked at. */
  checking?: boolean;
  /** Why the file cannot be read. */
  fault?: string | null;
  work: {
    status: 'waiting' | 'running' | 'done' | 'failed';
    done: number;
    total: number | null;
    report?: unknown;
    finishedAt: string | null;
  } | null;
}

/** What was found of one row. */
export interface FoundRow {
  outcome: string;
  errors: readonly { column: string; message: string }[];
}

/** What came of the writing, as the job reports it. */
export interface Written<R> {
  counts?: Counts;
  /** Rows that were left out in the end. */
  rows?: readonly R[];
  /** Whether the rows themselves say why they were left out, to be read page by page. */
  kept?: boolean;
  /** How many were left out, and why, in a sentence each; empty where all was written. */
  notes: readonly string[];
  /** Why nothing was written. */
  failed?: string;
}

interface Asked {
  page: number;
  pageSize: number;
  /** Only rows of this outcome; all where empty. */
  outcome: string;
}

/** `all`: everything or nothing; `good`: the rows without faults. */
type Mode = 'all' | 'good';

/** A kind of import: what people call its parts, and how the server is asked. */
export interface ImportKind<H extends Handed, R extends FoundRow> {
  /** Names what is kept of it in memory. */
  key: string;
  title: string;
  back: { to: string; label: string };
  /** The address of this import, or without an id that of the choice of a file. */
  at: (id?: string) => string;
  nameOf: (handed: H) => string;
  /** What may be chosen; a workbook where nothing is said. */
  file?: { title: string; label: string; accept: string };
  send: (file: File) => Promise<H>;
  read: (id: string) => Promise<H>;
  rows: (id: string, asked: Asked) => Promise<{ items: R[]; total: number }>;
  /** What is to be decided before it is confirmed. */
  choices?: (handed: H) => ReactNode;
  confirm: (id: string, mode: Mode) => Promise<H>;
  /** Reads anew what the import has changed. */
  refresh: () => Promise<unknown>;
  /** Outcomes in words, in their order. */
  outcomes: Readonly<Record<string, string>>;
  /** The outcomes that are written when it is confirmed. */
  writing: readonly string[];
  columns: readonly Column<R>[];
  rowKey: (row: R) => string;
  /** What confirming does, in a sentence. */
  promise: (counts: Counts) => ReactNode;
  written: (report: unknown) => Written<R>;
}

/** How many rows would be written. */
export const writtenOf = (
  { writing }: Pick<ImportKind<Handed, FoundRow>, 'writing'>,
  counts: Counts,
): number => writing.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
