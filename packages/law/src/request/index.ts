export * from './clock/index.ts';
export * from './fee/index.ts';
export * from './flow/index.ts';
export { type Contested, type RemedyHint, remedyHint } from './hints.ts';
export * from './identity/index.ts';
export { requestsAsMarkdown } from './markdown.ts';
export * from './outcome/index.ts';
