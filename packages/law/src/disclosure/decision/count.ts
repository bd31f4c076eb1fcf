/** Why a decision is no more shown. */
export const withdrawalKinds = [
  { id: 'mistake', name: '录入错误' },
  { id: 'annulled', name: '决定被变更、撤销或确认违法、无效' },
  { id: 'repaired', name: '信用修复' },
  { id: 'expired', name: '公示期满' },
  { id: 'other', name: '其他' },
] as const;

export type WithdrawalKind = (typeof withdrawalKinds)[number]['id'];

/**
 * Whether a decision counts in the report's table two, 「本年处理决定数量」: those decided in the year, published or not,
 * and also those annulled afterwards, for they were made; what was entered by mistake never was one.
 */
export const countsInYear = (
  { decidedOn, withdrawnKind }: { decidedOn: string; withdrawnKind: WithdrawalKind | null },
  year: number,
): boolean => withdrawnKind !== 'mistake' && decidedOn.startsWith(`${year}-`);
