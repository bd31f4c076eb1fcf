import { parseCalendarDate } from '@gongkai/law';
import { z } from '@hono/zod-openapi';
import { chinaDay } from '../platform/china-day.ts';

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .refine(text => 'date' in parseCalendarDate(text), '日期应写作2024-03-01这样的形式，并且是存在的日期');

/** The day on which a change took effect: today or before; what is to come is entered when it has come. */
export const pastDaySchema = daySchema.refine(
  day => day <= chinaDay(),
  '生效日期不能晚于今天。请在生效当天或之后办理',
);
