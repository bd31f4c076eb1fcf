const blanks = /[^\dA-Za-z]/g;
/** Signs that people type for the check sign X. */
const likeX = /[x×Хх]/g;

/** Keeps the first and last signs of a number: 「4304************2X」. What parted its digits is left out. */
export const maskNumber =
  (head: number, tail: number) =>
  (found: string): string => {
    const number = found.replace(likeX, 'X').replace(blanks, '');
    return `${number.slice(0, head)}${'*'.repeat(Math.max(3, number.length - head - tail))}${number.slice(number.length - tail)}`;
  };

/** 「l***@163.com」. */
export const maskEmail = (found: string): string => {
  const at = found.indexOf('@');
  return `${found.slice(0, 1)}***${found.slice(at)}`;
};

/** Every digit and every Chinese numeral that numbers a house is hidden: 「新华小区*栋*单元***室」. */
export const maskAddress = (found: string): string =>
  found.replace(
    /[\dA-Za-z]|[一二三四五六七八九十百零〇](?=[一二三四五六七八九十百零〇]*[组号栋幢座楼层室户])/g,
    '*',
  );

/** Long figures never stand in clear in what is stored of a finding, whichever rule found them. */
export const maskFigures = (text: string): string =>
  text.replace(/\d{9,}/g, figure => `${figure.slice(0, 3)}${'*'.repeat(figure.length - 3)}`);
