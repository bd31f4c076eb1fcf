export {
  countValidity,
  endOfForce,
  findValidityFault,
  type Validity,
  type ValidityCounts,
  type ValidityEvent,
  type ValidityEventKind,
  type ValidityFault,
  type ValidityState,
  validityNames,
  validityOn,
} from './validity.ts';
