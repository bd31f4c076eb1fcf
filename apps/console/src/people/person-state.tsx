import type { Person } from '../api/words.ts';

const stateOf = ({ disabled, activated }: Person): { text: string; tone: string } => {
  if (disabled) return { text: '已停用', tone: 'bad' };
  return activated ? { text: '在用', tone: '' } : { text: '等待设置口令', tone: 'warn' };
};

/** Whether the account is in use, in a word. */
export const PersonState = ({ person }: { person: Person }) => {
  const { text, tone } = stateOf(person);
  return <small className={`mark ${tone}`}>{text}</small>;
};
