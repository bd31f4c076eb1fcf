import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { TemplatePlan } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { Choice } from '../app/fields.tsx';
import { ErrorNotice, Loaded, Notice } from '../app/notice.tsx';
import { templatesQuery, useRefreshColumns } from './queries.ts';

type Templates = NonNullable<ReturnType<typeof useTemplates>['data']>;
type SetId = 'region' | 'bureau' | 'township';

interface Wanted {
  set: SetId | null;
  fields: string[];
}

/** The templates, and what fits the owner: the set of its kind and its fields of the basic-level catalogue. */
const useTemplates = (region: string, unitId: string | null) => {
  const templates = useQuery(templatesQuery(region));
  const fitting = useQuery({
    queryKey: ['column-templates', region, unitId],
    queryFn: (): Promise<Wanted> =>
      unitId === null
        ? Promise.resolve({ set: 'region', fields: [] })
        : answerOf(api.GET('/column-templates/{region}/{id}', { params: { path: { region, id: unitId } } })),
  });
  const data = templates.data && fitting.data && { ...templates.data, fitting: fitting.data };
  return {
    data,
    error: templates.error ?? fitting.error,
    refetch: () => Promise.all([templates.refetch(), fitting.refetch()]),
  };
};

const Outline = ({ plan: { create, existing } }: { plan: TemplatePlan }) => {
  const ended = existing.filter(column => column.ended);
  return (
    <section aria-label="预览">
      <Notice
        type={create.length > 0 ? 'success' : 'info'}
        title={create.length > 0 ? `将新建${create.length}个栏目` : '这些栏目都已经有了，没有要新建的。'}
      >
        {existing.length > 0 && `已有的${existing.length}个不动。`}
        {ended.length > 0 && `其中${ended.map(({ name }) => `“${name}”`).join('、')}已停用，仍然停用。`}
      </Notice>
      {create.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="outline" aria-label="要新建的栏目" tabIndex={0}>
          <ul>
            {create.map(({ id, name, path }) => (
              <li key={id} className={`level-${Math.min(path.length, 6)}`}>
                {name}
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
};

interface ChooseProps {
  templates: Templates;
  wanted: Wanted;
  choose: (wanted: Wanted) => void;
}

const Choose = ({ templates: { sets, fields }, wanted, choose }: ChooseProps) => (
  <>
    <label className="filter" htmlFor="template-set">
      模板
      <Choice
        id="template-set"
        value={wanted.set ?? ''}
        none="不用"
        choices={sets.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target }) => choose({ ...wanted, set: (target.value || null) as SetId | null })}
      />
    </label>
    <fieldset className="choices">
      <legend>基层政务公开领域（{fields.length}个）</legend>
      <Checkbox.Group
        className="checks"
        value={wanted.fields}
        options={fields.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={chosen => choose({ ...wanted, fields: chosen })}
      />
    </fieldset>
  </>
);

interface TemplateProps {
  region: string;
  unitId: string | null;
  close: () => void;
}

const Steps = ({ region, unitId, close, templates }: TemplateProps & { templates: Templates }) => {
  const [wanted, setWanted] = useState<Wanted>(templates.fitting);
  const [plan, setPlan] = useState<TemplatePlan | null>(null);
  const refresh = useRefreshColumns(region);
  const { message } = App.useApp();
  const request = { params: { path: { region } }, body: { unitId, ...wanted } };
  const planning = useMutation({
    mutationFn: () => answerOf(api.POST('/column-templates/{region}/plan', request)),
    onSuccess: setPlan,
  });
  const applying = useMutation({
    mutationFn: () => answerOf(api.POST('/column-templates/{region}/apply', request)),
    onSuccess: async ({ create }) => {
      await refresh();
      void message.success(`已新建${create.length}个栏目`);
      close();
    },
  });
  const choose = (next: Wanted): void => {
    setWanted(next);
    setPlan(null);
  };
  const none = wanted.set === null && wanted.fields.length === 0;
  return (
    <>
      <p>按法定主动公开内容和基层政务公开标准目录新建缺少的栏目。已有的栏目不动，可以重复套用。</p>
      <Choose templates={templates} wanted={wanted} choose={choose} />
      {plan && <Outline plan={plan} />}
      <ErrorNotice error={planning.error ?? applying.error} />
      <div className="form-actions">
        {plan && plan.create.length > 0 ? (
          <Button type="primary" loading={applying.isPending} onClick={() => applying.mutate()}>
            新建这{plan.create.length}个栏目
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={none}
            loading={planning.isPending}
            onClick={() => planning.mutate()}
          >
            预览
          </Button>
        )}
        <Button onClick={close}>取消</Button>
      </div>
    </>
  );
};

/** 套用模板: choose, see what it would make, make it. */
export const ApplyTemplate = (props: TemplateProps) => (
  <Sheet title="套用模板" close={props.close}>
    <Loaded query={useTemplates(props.region, props.unitId)}>
      {templates => <Steps {...props} templates={templates} />}
    </Loaded>
  </Sheet>
);
