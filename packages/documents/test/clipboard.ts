import { expect } from 'vitest';
import { cleanBody } from '../src/rich/clean.ts';

/** What is pasted, and the body that it becomes. */
export interface Case {
  name: string;
  html: string;
  clean: string;
  /** What its writer is told, in order. */
  dropped?: RegExp[];
}

/** A body is what it should be, and stays so. */
export const checkClean = ({ html, clean, dropped = [] }: Case): void => {
  expect(cleanBody(html)).toEqual({ html: clean, dropped: dropped.map(each => expect.stringMatching(each)) });
  expect(cleanBody(clean)).toEqual({ html: clean, dropped: [] });
};
