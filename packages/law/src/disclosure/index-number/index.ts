export { formatIndexNumber, type IndexNumber, parseIndexNumber } from './index-number.ts';
