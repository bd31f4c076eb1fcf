import { Refusal, unreachable } from '../../api/problem.ts';
import type { Item } from '../../api/words.ts';

/** What the server answered, whatever it is. */
const answered = (text: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
};

/** Hands in an attachment, telling how much of it has gone (0 to 1); fetch has no way of telling. */
export const sendAttachment = (
  region: string,
  id: string,
  { file, version }: { file: File; version: number },
  progress: (part: number) => void,
): Promise<Item> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('version', String(version));
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', `/api/items/${region}/${id}/files`);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      const body = answered(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Item);
      else reject(new Refusal(request.status, body));
    };
    request.send(form);
  });
