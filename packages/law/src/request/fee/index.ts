export {
  byItems,
  byPages,
  type Fee,
  type FeeFailure,
  type FeeMethod,
  type FeeStep,
  feeMethods,
  feeOfItem,
  inYuan,
  maxItems,
  maxPages,
  mayCharge,
} from './fee.ts';
