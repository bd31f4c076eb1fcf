export * from './calendar/index.ts';
export * from './disclosure/findings/index.ts';
export * from './disclosure/index.ts';
export * from './report/index.ts';
