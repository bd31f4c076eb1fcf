export * from './calendar/index.ts';
export * from './disclosure/index.ts';
export * from './dispute/index.ts';
export * from './report/index.ts';
export * from './request/index.ts';
