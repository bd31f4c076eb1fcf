/** What may be lost from a pasted text, and what its writer is told. */
const sentences = {
  embedded: (count: number) => `嵌在文字中的图片${count}张没有保留：请把图片作为附件上传，再插入正文。`,
  image: (count: number) =>
    `图片${count}张没有保留，因为地址不是本站文件，也不是https：请下载后作为附件上传，再插入正文。`,
  script: (count: number) => `脚本${count}处已删除。`,
  media: (count: number) => `视频、框架、图形等嵌入的内容${count}处没有保留：请作为附件上传，或写上链接。`,
  form: (count: number) => `输入框、按钮等${count}处没有保留。`,
  link: (count: number) => `链接${count}处的地址不能使用，只保留了文字：请核对后重新加上链接。`,
  hidden: (count: number) => `隐藏的文字${count}处没有保留：请核对原文是否还需要。`,
  comment: (count: number) => `批注${count}处没有保留。`,
  deleted: (count: number) => `修订中删除的文字${count}处没有保留：请核对是否已是定稿。`,
} as const;

export type NoteKind = keyof typeof sentences;

/** Counts what is lost, and says it once for each kind. */
export class Notes {
  readonly #counts = new Map<NoteKind, number>();

  add(kind: NoteKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  list(): string[] {
    return [...this.#counts].map(([kind, count]) => sentences[kind](count));
  }
}
