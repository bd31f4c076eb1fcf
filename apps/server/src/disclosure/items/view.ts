import { type Calendar, createCalendar, disclosureLimit, flowStateName } from '@gongkai/law';
import type { z } from '@hono/zod-openapi';
import { chinaDay } from '../../platform/china-day.ts';
import type { ItemContent } from '../content.ts';
import { type ItemRow, stateOf } from './rows.ts';
import type { itemSchema, limitSchema } from './schemas.ts';

export type ItemView = z.input<typeof itemSchema>;

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** An item as the API tells it, with what is to be said of a change. */
export const viewOf = (item: ItemRow, notes: readonly string[] = []): ItemView => ({
  regionId: item.region_id,
  id: item.id,
  unitId: item.unit_id,
  columnId: item.column_id,
  standing: item.standing,
  work: item.work,
  stateName: flowStateName(stateOf(item)),
  version: item.version,
  urgent: item.urgent,
  publishAt: iso(item.publish_at),
  drafters: item.drafters,
  origin: item.origin,
  publishedNo: item.published_no,
  indexNo: item.index_no,
  firstPublishedAt: iso(item.first_published_at),
  publishedAt: iso(item.published_at),
  withdrawnAt: iso(item.withdrawn_at),
  withdrawnReason: item.withdrawn_reason,
  createdAt: item.created_at.toISOString(),
  updatedAt: item.updated_at.toISOString(),
  draft: item.draft as ItemContent | null,
  notes: [...notes],
});

let calendar: Calendar | undefined;

/** The official working days. */
export const officialCalendar = (): Calendar => {
  calendar ??= createCalendar();
  return calendar;
};

export interface Limited {
  standing: ItemRow['standing'];
  attribute: string;
  formedOn: string;
}

/** 公开时限 (Art. 26): of what is to be disclosed and never was; null where none runs, or the calendar ends before. */
export const limitOf = (
  { standing, attribute, formedOn }: Limited,
  now: Date,
): z.input<typeof limitSchema> => {
  if (standing !== 'none' || attribute !== 'proactive' || formedOn === '') return null;
  const limit = disclosureLimit(formedOn, chinaDay(now), officialCalendar());
  if (limit.state === 'unknown') return null;
  return { due: limit.due, left: limit.state === 'open' ? limit.daysLeft : -limit.daysOver };
};
