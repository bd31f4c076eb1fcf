/** A number as it is kept, and the year that it names. */
export interface DocumentNumber {
  number: string;
  year: number | null;
}

const maxLength = 64;
const brackets = /[〔［[【（({｛]\s*((?:19|20)\d{2})\s*年?\s*[〕］\]】）)}｝]/u;
const allowed = /^[\p{Script=Han}\p{L}\p{N}〔〕（）()\-—–_/、.．·#]+$/u;

/**
 * 决定文书号: the year in hexagonal brackets (GB/T 9704—2012, 7.2.5), spaces out; numbers of certificates, which have
 * no year, stay as they are. What is typed in other brackets is put right: the same number must read the same.
 */
export const readDocumentNumber = (text: string): DocumentNumber | { fault: string } => {
  const bare = text.replace(/[\s\u3000]/g, '');
  if (bare === '') return { fault: '没有填写决定文书号' };
  const year = brackets.exec(bare)?.[1];
  const number = bare.replace(brackets, '〔$1〕');
  if (number.length > maxLength) return { fault: `决定文书号最多${maxLength}个字` };
  if (!/\d/.test(number)) return { fault: '决定文书号应有编号，如“云商许决字〔2024〕12号”' };
  if (!allowed.test(number) || /[〔〕]/.test(number.replace(/〔\d{4}〕/, '')))
    return { fault: '决定文书号的括号或符号不对，应如“云商许决字〔2024〕12号”' };
  return { number, year: year === undefined ? null : Number(year) };
};

/** What does not fit between a number and the day of its decision; undefined where nothing does. */
export const numberFault = ({ year }: DocumentNumber, decidedOn: string): string | undefined =>
  year !== null && year > Number(decidedOn.slice(0, 4))
    ? `文书号是${year}年的，决定日期却在${decidedOn.slice(0, 4)}年，请核对`
    : undefined;
