export { type Audience, audiences } from './audiences.ts';
