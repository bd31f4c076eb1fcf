import type { Item, ItemContent, ItemFile } from '../api/words.ts';

/** Where those who work on an item see one of its files. */
export const fileAddress = ({ regionId, id }: Pick<Item, 'regionId' | 'id'>, fileId: string): string =>
  `/api/items/${regionId}/${id}/files/${fileId}`;

/** The address of a picture of the body within the console; any other stays as it is. */
export const pictureAddress = (item: Pick<Item, 'regionId' | 'id'>, src: string): string => {
  const fileId = /^\/files\/([^/]+)/.exec(src)?.[1];
  return fileId ? fileAddress(item, fileId) : src;
};

const kilobyte = 1024;

export const sizeWords = (size: number): string =>
  size >= kilobyte ** 2
    ? `${(size / kilobyte ** 2).toFixed(1)}MB`
    : `${Math.max(1, Math.round(size / kilobyte))}KB`;

/** Files as a list of links. */
export const FileList = ({
  item,
  attachments,
  files,
}: {
  item: Pick<Item, 'regionId' | 'id'>;
  attachments: ItemContent['attachments'];
  files: readonly ItemFile[];
}) => (
  <ol className="files">
    {attachments.map(({ fileId, name }) => {
      const file = files.find(each => each.fileId === fileId);
      return (
        <li key={fileId}>
          <a href={fileAddress(item, fileId)} target="_blank" rel="noreferrer">
            {name}
          </a>{' '}
          {file && <span className="muted">{sizeWords(file.size)}</span>}
          {file && !file.inspected && <span className="mark warn">内容没有读出，请人工核对</span>}
        </li>
      );
    })}
  </ol>
);
