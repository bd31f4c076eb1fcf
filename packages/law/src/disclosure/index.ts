export * from './attribute/index.ts';
export * from './audience/index.ts';
export * from './catalogue/index.ts';
export * from './decision/index.ts';
export * from './findings/index.ts';
export * from './flow/index.ts';
export * from './index-number/index.ts';
export * from './validity/index.ts';
