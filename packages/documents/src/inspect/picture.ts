import ExifReader from 'exifreader';
import type { Hidden } from './model.ts';

type Tags = Record<string, { description?: unknown; value?: unknown } | undefined>;
interface Groups {
  exif?: Tags;
  iptc?: Tags;
  xmp?: Tags;
  pngText?: Tags;
  gps?: { Latitude?: number; Longitude?: number };
}

/** The tags of a picture; none where it has none or they are broken, for then no program shows them either. */
const tagsOf = (bytes: Uint8Array): Groups => {
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return ExifReader.load(buffer as ArrayBuffer, { expanded: true }) as unknown as Groups;
  } catch {
    return {};
  }
};

const ownerTags = [
  'Artist',
  'CameraOwnerName',
  'OwnerName',
  'Owner Name',
  'XPAuthor',
  'Author',
  'By-line',
  'creator',
  'BodySerialNumber',
  'LensSerialNumber',
  'Copyright',
];
const cameraTags = ['Make', 'Model', 'DateTimeOriginal'];

const shown = (value: unknown): string => (typeof value === 'string' ? value.replace(/\0/g, '').trim() : '');

const saidBy = (groups: Groups, names: readonly string[]): string[] => {
  const tables = [groups.exif, groups.iptc, groups.xmp, groups.pngText];
  const values = names.flatMap(name => tables.map(table => shown(table?.[name]?.description)));
  return [...new Set(values.filter(value => value !== ''))];
};

/** Positions may stand in XMP alone, where the library does not work them out. */
const hasPosition = ({ gps, exif, xmp }: Groups): boolean =>
  gps?.Latitude !== undefined ||
  gps?.Longitude !== undefined ||
  exif?.GPSLatitude !== undefined ||
  xmp?.GPSLatitude !== undefined;

/** What a picture says of where, by whom and with what it was taken. */
export const lookAtPicture = (bytes: Uint8Array, where: string): Hidden[] => {
  const tags = tagsOf(bytes);
  const owners = saidBy(tags, ownerTags);
  const camera = saidBy(tags, cameraTags);
  return [
    ...(hasPosition(tags)
      ? [
          {
            kind: 'gps' as const,
            where,
            count: 1,
            severity: 'must' as const,
            message: '图片里记着拍摄的位置（经纬度）。请由系统清除，或另存为不带位置的图片后再上传。',
          },
        ]
      : []),
    ...(owners.length > 0
      ? [
          {
            kind: 'camera-owner' as const,
            where,
            count: owners.length,
            severity: 'note' as const,
            message: `图片里记着作者、相机主人或相机序号（${owners.join('、').slice(0, 60)}）。不想公开的，请由系统清除。`,
          },
        ]
      : []),
    ...(camera.length > 0
      ? [
          {
            kind: 'camera' as const,
            where,
            count: camera.length,
            severity: 'note' as const,
            message: `图片里记着拍摄的设备和时间（${camera.join('、').slice(0, 60)}）。不想公开的，请由系统清除。`,
          },
        ]
      : []),
  ];
};
