import type { Block } from '../../blocks.ts';

/** A block of the page with what is needed to tell the article from the page around it. */
export interface Piece {
  block: Block;
  /** How many of its characters lead to another page. */
  linked: number;
  /** Whether it stands in the page's navigation, footer or margin by its markup. */
  aside: boolean;
  /** Whether it is a table with labels of the statutory tables. */
  statutory: boolean;
}

/** A stretch of pieces that one element of the page holds: `pieces[start]` up to, not including, `pieces[end]`. */
export interface Scope {
  start: number;
  end: number;
  children: Scope[];
}

/** A page as a person sees it, in reading order. */
export interface Page {
  pieces: Piece[];
  root: Scope;
  /** What the page refers to but does not hold. */
  attachments: string[];
  frames: number;
  images: number;
}

export const textOfPiece = ({ block }: Piece): string => (block.kind === 'paragraph' ? block.text : '');
