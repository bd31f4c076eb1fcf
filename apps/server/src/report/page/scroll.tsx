import type { Child } from 'hono/jsx';

/** A table that scrolls sideways where it is too wide; the keyboard reaches it too. */
export const Scroll = ({ label, children }: { label: string; children?: Child }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, and a section would be one landmark a table
  <div class="scroll" role="group" tabindex={0} aria-label={`${label}，表格可左右滚动`}>
    {children}
  </div>
);
