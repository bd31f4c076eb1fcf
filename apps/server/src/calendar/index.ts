export { calendarWith } from './commands.ts';
