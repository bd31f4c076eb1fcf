import type { Editing } from './use-editing.ts';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const wordsOf = ({ saving, savedAt }: Editing): string => {
  if (saving === 'saving') return '正在保存……';
  if (saving === 'failed') return '没有存到服务器，内容在本机';
  if (saving === 'changed') return '有改动，稍后自动保存';
  return savedAt ? `已保存 ${clock.format(savedAt)}` : '';
};

/** Where the saving stands, quietly: read out only when it failed. */
export const SavedLine = ({ editing }: { editing: Editing }) => (
  <span className="muted saved" {...(editing.saving === 'failed' && { role: 'status' })}>
    {wordsOf(editing)}
  </span>
);
