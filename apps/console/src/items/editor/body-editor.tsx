import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { LinkDialog, PictureDialog, type PictureFile } from './pictures.tsx';
import { extensionsWith } from './schema.ts';
import { Toolbar } from './toolbar.tsx';
import './editor.css';
import '../body.css';

/** How long the text must rest before it is written out: a book of 300 pages takes a while. */
const restMs = 400;

interface BodyEditorProps {
  /** What it shows at first; it is made anew (by its key) where that is to be replaced. */
  initial: string;
  change: (html: string) => void;
  /** Makes a body of what was pasted. */
  clean: (html: string) => Promise<string>;
  /** Takes a picture from the clipboard in as an attachment. */
  attach: (file: File) => Promise<PictureFile | null>;
  addressOf: (src: string) => string;
  pictures: readonly PictureFile[];
}

/** The text as it is kept: the empty line at its end is there for the cursor alone. */
const htmlOf = (editor: Editor): string => editor.getHTML().replace(/(?:<p><\/p>)+$/, '');

/** Writes the text out when it rests, and at once when the editor goes or `flush` is called. */
const useWritingOut = (change: (html: string) => void) => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(change);
  latest.current = change;
  const pending = useRef<Editor | null>(null);
  const flush = (): void => {
    clearTimeout(timer.current);
    if (pending.current) latest.current(htmlOf(pending.current));
    pending.current = null;
  };
  const flushed = useRef(flush);
  flushed.current = flush;
  useEffect(() => () => flushed.current(), []);
  return {
    flush,
    touched: (editor: Editor): void => {
      pending.current = editor;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => flushed.current(), restMs);
    },
  };
};

/** What is on the clipboard: text of another program, pictures, or what the browser itself pastes as it is. */
const clipboardOf = (data: DataTransfer | null): { html: string; pictures: File[] } => {
  const html = data?.getData('text/html') ?? '';
  const pictures = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
  // What was copied within an editor of this kind bears its sign and needs no cleaning.
  return { html: html.includes('data-pm-slice') ? '' : html, pictures: html === '' ? pictures : [] };
};

/** Cleans what is pasted before it stands in the text; meanwhile nothing can be typed into it. */
const usePaste = (clean: BodyEditorProps['clean'], attach: BodyEditorProps['attach']) => {
  const [busy, setBusy] = useState(false);
  const during = async (editor: Editor, work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    editor.setEditable(false, false);
    try {
      await work();
    } finally {
      editor.setEditable(true, false);
      editor.view.focus();
      setBusy(false);
    }
  };
  const paste = (editor: Editor, event: ClipboardEvent): boolean => {
    const { html, pictures } = clipboardOf(event.clipboardData);
    if (html === '' && pictures.length === 0) return false;
    event.preventDefault();
    void during(editor, async () => {
      // Where it could not be cleaned now, the server cleans it when it is saved.
      if (html !== '') editor.view.pasteHTML(await clean(html).catch(() => html));
      for (const file of pictures) {
        const picture = await attach(file).catch(() => null);
        if (picture) insertPicture(editor, { src: srcOf(picture), alt: '', caption: '' });
      }
    });
    return true;
  };
  return { busy, paste };
};

const srcOf = ({ fileId, name }: PictureFile): string => `/files/${fileId}/${encodeURIComponent(name)}`;

const insertPicture = (
  editor: Editor,
  { caption, ...attrs }: { src: string; alt: string; caption: string },
) =>
  editor
    .chain()
    .focus()
    .insertContent({ type: 'figure', attrs: { caption }, content: [{ type: 'picture', attrs }] })
    .run();

const setLink = (editor: Editor, href: string): void => {
  const chain = editor.chain().focus().extendMarkRange('link');
  if (href === '') chain.unsetLink().run();
  else if (editor.state.selection.empty && !editor.isActive('link'))
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  else chain.setLink({ href }).run();
};

/** The text of an item, as it will stand on the portal. */
export const BodyEditor = ({ initial, change, clean, attach, addressOf, pictures }: BodyEditorProps) => {
  const [asking, setAsking] = useState<'link' | 'picture' | null>(null);
  const { flush, touched } = useWritingOut(change);
  const { busy, paste } = usePaste(clean, attach);
  const editing = useRef<Editor | null>(null);
  const pasting = useRef(paste);
  pasting.current = paste;
  const [extensions] = useState(() => extensionsWith(addressOf));
  const editor = useEditor({
    extensions,
    content: initial,
    injectCSS: false,
    onCreate: ({ editor: made }) => {
      editing.current = made;
    },
    onUpdate: ({ editor: current }) => touched(current),
    onBlur: () => flush(),
    editorProps: {
      attributes: {
        id: 'item-body',
        class: 'body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '正文',
        'aria-describedby': 'item-body-help',
      },
      handleDOMEvents: {
        paste: (_view, event) => (editing.current ? pasting.current(editing.current, event) : false),
        keydown: (_view, event) => {
          if (event.key !== 'Escape') return false;
          document.querySelector<HTMLElement>('.toolbar [tabindex="0"]')?.focus();
          return true;
        },
      },
    },
  });
  return (
    <div className="body-editor" aria-busy={busy}>
      <Toolbar editor={editor} link={() => setAsking('link')} picture={() => setAsking('picture')} />
      <EditorContent editor={editor} />
      <p id="item-body-help" className="muted" role={busy ? 'status' : undefined}>
        {busy ? '正在整理粘贴的内容……' : '可以从Word、WPS、网页直接粘贴；按Esc到工具栏，用左右键选择。'}
      </p>
      {asking === 'link' && (
        <LinkDialog
          href={String(editor.getAttributes('link').href ?? '')}
          set={href => setLink(editor, href)}
          close={() => setAsking(null)}
        />
      )}
      {asking === 'picture' && (
        <PictureDialog
          files={pictures}
          insert={picture => insertPicture(editor, picture)}
          close={() => setAsking(null)}
        />
      )}
    </div>
  );
};
