/** What people can do about the system's own errors with files, by its code. */
const advice: Readonly<Record<string, string>> = {
  EACCES: '没有权限。请检查文件和文件夹的权限。',
  EPERM: '没有权限。请检查文件和文件夹的权限。',
  EROFS: '这个位置只能读，不能写。请换一个文件夹。',
  ENOENT: '没有这个文件或文件夹，请检查路径。',
  ENOTDIR: '路径中有一段不是文件夹，请检查路径。',
  EISDIR: '这是文件夹，不是文件。请写文件名。',
  ENOSPC: '磁盘已满。请腾出空间后再试。',
  EMFILE: '同时打开的文件太多。请减少文件数后再试。',
  ELOOP: '链接绕成了圈，请检查路径。',
  ENAMETOOLONG: '文件名太长，请改短后再试。',
};

/** The system's code of an error: `ENOENT`; empty for an error of another kind. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What happened and what to do, in Chinese; undefined for an error that is not the system's. */
export const systemAdvice = (error: unknown): string | undefined => advice[systemCode(error)];
