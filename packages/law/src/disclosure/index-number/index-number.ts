/** 索引号 (Art. 12): which unit of which region, in which year, and the how-manieth it published then. */
export interface IndexNumber {
  /** 6 to 12 digits. */
  regionId: string;
  /** The unit's own part, from 1 on; given to one unit and never to another. */
  unitCode: number;
  /** Of the first publication: four digits. */
  year: number;
  /** From 1 on, without gaps within unit and year. */
  sequence: number;
}

/** Digits that unit and sequence are filled up to; longer ones stay as they are. */
const unitDigits = 4;
const sequenceDigits = 5;

/** 「430423-0012-2024-00058」. */
export const formatIndexNumber = ({ regionId, unitCode, year, sequence }: IndexNumber): string =>
  [
    regionId,
    String(unitCode).padStart(unitDigits, '0'),
    year,
    String(sequence).padStart(sequenceDigits, '0'),
  ].join('-');

const pattern = /^(\d{6,12})-(\d{4,9})-(\d{4})-(\d{5,9})$/;

/** The parts of an index number; undefined where the text is none, or not as `formatIndexNumber` writes it. */
export const parseIndexNumber = (text: string): IndexNumber | undefined => {
  const [, regionId, unit, year, sequence] = pattern.exec(text) ?? [];
  if (regionId === undefined) return undefined;
  const number = { regionId, unitCode: Number(unit), year: Number(year), sequence: Number(sequence) };
  const isWhole = number.unitCode > 0 && number.year > 0 && number.sequence > 0;
  return isWhole && formatIndexNumber(number) === text ? number : undefined;
};
