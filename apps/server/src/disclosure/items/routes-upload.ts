import { unitParams } from '../../organization/index.ts';
import { Problem } from '../../platform/api/problem.ts';
import { type ApiRoute, route } from '../../platform/api/route.ts';
import { type FormFault, withForm } from '../../platform/http-form.ts';
import { createBudget } from '../../platform/queue.ts';
import { attachFile } from './files.ts';
import { targetOf } from './routes-read.ts';
import { itemSchema } from './schemas.ts';
import type { ItemContext } from './tools.ts';
import { viewOf } from './view.ts';

const megabyte = 1024 * 1024;
const limits = { file: 50 * megabyte, files: 1, field: 1000, total: 51 * megabyte };

const formProblems: Readonly<Record<FormFault, readonly [400 | 413 | 503, string]>> = {
  'not-a-form': [400, '没有收到文件。请选择文件后再上传。'],
  malformed: [400, '没有收到完整的文件。请重新选择文件，再上传一次。'],
  'cut-off': [400, '上传中断了。请检查网络，再上传一次。'],
  'too-large': [413, '文件超过50MB，没有保存。请压缩图片或分成几个文件后再上传。'],
  'too-many': [400, '一次只能上传一个文件。请分次上传。'],
  busy: [503, '正在上传的文件太多。请过一分钟再试。'],
};

const formProblem = (fault: FormFault): Problem => {
  const [status, message] = formProblems[fault];
  return new Problem(status, 'upload', message);
};

/** The route by which a draft gets its attachments. */
export const uploadRoutes = (context: ItemContext): ApiRoute[] => {
  const budget = createBudget(200 * megabyte);
  return [
    route({
      method: 'post',
      path: '/items/{region}/{id}/files',
      summary: '上传附件到草稿（multipart，字段file为文件，version为看到的版本号）',
      action: 'item.write',
      params: unitParams,
      answer: itemSchema,
      target: targetOf(context),
      handle: ({ actor, params, context: { req } }) =>
        withForm(req.raw, limits, budget, async result => {
          if ('fault' in result) return formProblem(result.fault);
          const [file] = result.form.files;
          if (!file) return formProblem('not-a-form');
          if (!file.bytes) return formProblem('too-large');
          const version = Number(result.form.fields.get('version'));
          if (!Number.isInteger(version)) return formProblem('malformed');
          const attached = await attachFile(
            context,
            actor,
            { regionId: params.region, id: params.id, version },
            { name: file.name, bytes: file.bytes },
          );
          return attached instanceof Problem ? attached : viewOf(attached);
        }),
    }),
  ];
};
