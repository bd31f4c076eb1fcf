/** The task of the worker thread that reads lists: ten thousand rows take their time, and a bad file its own thread. */
import { type ItemSheetResult, readItemSheet } from '@gongkai/documents';

export const readSheet = ({ bytes }: { bytes: Uint8Array }): ItemSheetResult => readItemSheet(bytes);
