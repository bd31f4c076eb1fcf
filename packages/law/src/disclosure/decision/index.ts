export { countsInYear, type WithdrawalKind, withdrawalKinds } from './count.ts';
export { creditCheckSign, readCreditCode } from './credit-code.ts';
export { type DocumentNumber, numberFault, readDocumentNumber } from './document-number.ts';
export { firstInTime, publicationDays, publicationDue } from './due.ts';
export {
  amountOf,
  categoriesOf,
  coreFields,
  type DecisionField,
  type DecisionKind,
  decisionCategories,
  decisionFields,
  decisionKinds,
  partyClasses,
  writtenAmount,
} from './fields.ts';
export { maskIn, maskName, plainName } from './mask.ts';
