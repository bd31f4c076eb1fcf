export {
  type AttributeFault,
  attributeNames,
  type DisclosureAttribute,
  findAttributeFault,
  groundsIn,
  reexaminationDays,
  reexaminationDue,
  withholdingGrounds,
} from './attribute.ts';
