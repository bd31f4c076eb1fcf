export * from './cells.ts';
export * from './form.ts';
export * from './model.ts';
export type { Outline } from './outline.ts';
export { halfWidth, normalizeProse } from './text.ts';
