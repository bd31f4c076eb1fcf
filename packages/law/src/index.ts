export * from './calendar/index.ts';
export * from './report/index.ts';
