import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';

/**
 * How PGlite is to start. Durable: it asks for its log to be on the disk before a commit is answered. In either
 * case with less memory of its own, for the system's cache holds the same pages; and without the timer that reports
 * a long recovery, which would keep the process alive after the database is closed.
 */
export const startOf = (kind: typeof PGlite, durable: boolean): { startParams: string[] } => ({
  startParams: [
    ...kind.defaultStartParams.filter(word => !durable || word !== '-F'),
    ...(durable ? ['-c', 'wal_sync_method=fsync'] : []),
    ...['-c', 'shared_buffers=64MB', '-c', 'log_startup_progress_interval=0'],
  ],
});

interface Stream {
  nfd: number;
}

interface FileSystem {
  lookupPath(path: string): {
    node: { mount: { type: { stream_ops: { fsync?: (stream: Stream) => number } } } };
  };
}

/**
 * PGlite's files are Node's, but its request to bring them to the disk ends nowhere: without this a commit
 * outlives the process and not a power cut.
 */
export const syncWithDisk = (pglite: PGlite): void => {
  const files = (pglite.Module as unknown as { FS: FileSystem }).FS;
  files.lookupPath('/pglite/data').node.mount.type.stream_ops.fsync = ({ nfd }) => {
    fsyncSync(nfd);
    return 0;
  };
};
