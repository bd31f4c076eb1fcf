import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { ItemDetail } from '../../api/words.ts';
import { ErrorNotice, Loaded, Nothing, Notice } from '../../app/notice.tsx';
import { Page, Panel } from '../../app/page.tsx';
import { useWide } from '../../app/theme.ts';
import { useColumnChoices } from '../columns.ts';
import { BodyEditor } from '../editor/body-editor.tsx';
import type { PictureFile } from '../editor/pictures.tsx';
import { fileAddress, pictureAddress } from '../files.tsx';
import { Findings } from '../findings.tsx';
import { Links } from '../links.tsx';
import { itemQuery, topicsQuery, useCheck, useRefreshItems } from '../queries.ts';
import { Preview } from '../shown.tsx';
import { LimitMark, StateMarks } from '../state.tsx';
import { StepButtons } from '../steps.tsx';
import { Benefits } from './benefits.tsx';
import { MetadataFields, SummaryField, TitleField } from './fields.tsx';
import { Files, useUpload } from './files.tsx';
import { Meeting } from './meeting.tsx';
import { SavedLine } from './saved.tsx';
import { type Editing, useEditing } from './use-editing.ts';
import { sentOf, type Values } from './values.ts';
import '../items.css';

const pictureName = /\.(?:png|jpe?g|gif|webp)$/i;

/** Names for the ids in what is compared. */
const useNames = (region: string, unit: string): ReadonlyMap<string, string> => {
  const topics = useQuery(topicsQuery(region));
  const { regional, own } = useColumnChoices(region, unit);
  return new Map([
    ...(topics.data?.items ?? []).map(({ id, name }): [string, string] => [id, name]),
    ...[...regional, ...own].map(({ value, label }): [string, string] => [value, label.trim()]),
  ]);
};

/** The text with its tools: what is pasted is cleaned by the server, pictures become attachments. */
const BodyField = ({ detail, editing, upload }: PartProps) => {
  const { item } = detail;
  const { form, touched, note, edition } = editing;
  const attachments: Values['attachments'] =
    Form.useWatch('attachments', { form, preserve: true }) ?? editing.initial.attachments;
  const pictureOf = ({ fileId, name }: { fileId: string; name: string }): PictureFile => ({
    fileId,
    name,
    address: fileAddress(item, fileId),
  });
  const clean = async (html: string): Promise<string> => {
    const { html: cleaned, notes } = await answerOf(
      api.POST('/bodies/{region}', {
        params: { path: { region: item.regionId } },
        body: { unitId: item.unitId, html },
      }),
    );
    note(notes);
    return cleaned;
  };
  return (
    <BodyEditor
      key={edition}
      initial={form.getFieldValue('body') ?? editing.initial.body}
      change={html => {
        if (html === form.getFieldValue('body')) return;
        form.setFieldValue('body', html);
        touched();
      }}
      clean={clean}
      attach={async file => {
        const added = await upload.upload([file]);
        return added && pictureOf(added);
      }}
      addressOf={src => pictureAddress(item, src)}
      pictures={attachments.filter(({ name }) => pictureName.test(name)).map(pictureOf)}
    />
  );
};

interface PartProps {
  detail: ItemDetail;
  editing: Editing;
  upload: ReturnType<typeof useUpload>;
}

/** What was lost when something was pasted or saved. */
const Notes = ({ editing: { notes, note } }: { editing: Editing }) =>
  notes.length === 0 ? null : (
    <Notice
      type="warning"
      title="粘贴的内容里有些没有保留"
      action={
        <Button size="small" onClick={() => note([])}>
          知道了
        </Button>
      }
    >
      <ul className="bullets">
        {notes.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );

const Text = ({ detail, editing, upload }: PartProps) => {
  const { form, touched } = editing;
  const propose = async (): Promise<void> => {
    const { summary } = await answerOf(
      api.POST('/bodies/{region}', {
        params: { path: { region: detail.item.regionId } },
        body: { unitId: detail.item.unitId, html: form.getFieldValue('body') ?? '' },
      }),
    );
    form.setFieldValue('summary', summary);
    touched();
  };
  return (
    <Panel title="内容">
      <Notes editing={editing} />
      <TitleField />
      <div className="body-label">正文</div>
      <BodyField detail={detail} editing={editing} upload={upload} />
      <SummaryField propose={() => void propose()} />
    </Panel>
  );
};

const Checked = ({ detail, editing }: Omit<PartProps, 'upload'>) => {
  const { regionId: region, id } = detail.item;
  const check = useCheck(region, id);
  const run = async (): Promise<void> => {
    if (await editing.save()) check.mutate(editing.version());
  };
  return (
    <Panel
      title="审前检查"
      actions={
        <Button loading={check.isPending} onClick={() => void run()}>
          检查
        </Button>
      }
    >
      <ErrorNotice error={check.error} />
      <Findings detail={detail} answerable />
    </Panel>
  );
};

const Aside = ({ detail, editing }: Omit<PartProps, 'upload'>) => {
  const values = Form.useWatch([], { form: editing.form, preserve: true }) as Values | undefined;
  const content = sentOf({ ...editing.initial, ...values });
  return (
    <section className="panel preview" aria-label="预览">
      <header className="panel-head">
        <h2>预览</h2>
        <span className="muted">门户上的样子</span>
      </header>
      <Preview item={detail.item} unitName={detail.unitName} content={content} />
    </section>
  );
};

const Parts = ({ detail, editing }: Omit<PartProps, 'upload'>) => {
  const { regionId: region, id, unitId, standing } = detail.item;
  const refresh = useRefreshItems(region);
  const check = useCheck(region, id);
  const filesChanged = (): void => {
    void refresh().then(() => check.mutateAsync(editing.version()).catch(() => undefined));
  };
  const upload = useUpload(detail, editing, filesChanged);
  const attachments: Values['attachments'] =
    Form.useWatch('attachments', { form: editing.form, preserve: true }) ?? editing.initial.attachments;
  return (
    <>
      <Text detail={detail} editing={editing} upload={upload} />
      <Panel title="附件">
        <Files
          detail={detail}
          editing={editing}
          attachments={attachments}
          changed={filesChanged}
          upload={upload}
        />
      </Panel>
      <Panel title="要素">
        <MetadataFields region={region} unit={unitId} movable={standing === 'none'} />
      </Panel>
      <Panel title="政策与我">
        <Benefits />
      </Panel>
      <Panel title="关联">
        <Links detail={detail} change={editing.change} done={() => void refresh()} />
      </Panel>
      <Checked detail={detail} editing={editing} />
    </>
  );
};

type Side = 'write' | 'preview';

const SideChoice = ({ side, choose }: { side: Side; choose: (side: Side) => void }) => (
  <div className="sides">
    {(
      [
        ['write', '填写'],
        ['preview', '预览'],
      ] as const
    ).map(([value, label]) => (
      <Button key={value} aria-pressed={side === value} onClick={() => choose(value)}>
        {label}
      </Button>
    ))}
  </div>
);

const Editor = ({ detail }: { detail: ItemDetail }) => {
  const { item, actions, unitName, columnName, limit } = detail;
  const editing = useEditing(detail);
  const names = useNames(item.regionId, item.unitId);
  const navigate = useNavigate();
  const wide = useWide();
  const [side, setSide] = useState<Side>('write');
  const refresh = useRefreshItems(item.regionId);
  const to = `/items/${item.regionId}/${item.id}`;
  return (
    <Page
      title={item.standing === 'none' ? '起草' : '修订'}
      lead={
        <span className="marks">
          {unitName} · {columnName} <StateMarks item={item} /> <LimitMark limit={limit} />
        </span>
      }
      actions={
        <>
          <SavedLine editing={editing} />
          <Button onClick={() => void editing.save()}>保存</Button>
          <Link className="button" to={to}>
            查看
          </Link>
          <StepButtons
            item={item}
            steps={actions}
            version={editing.version}
            before={step => (step.id === 'submit' ? editing.save() : Promise.resolve(true))}
            done={(_changed, step) => {
              editing.handOn();
              void refresh();
              void navigate(step.id === 'discard-draft' && item.standing === 'none' ? '/items' : to);
            }}
          />
        </>
      }
    >
      <Meeting editing={editing} names={names} />
      <ErrorNotice error={editing.error} />
      {!wide && <SideChoice side={side} choose={setSide} />}
      <Form
        form={editing.form}
        layout="vertical"
        requiredMark={false}
        initialValues={editing.initial}
        onValuesChange={editing.touched}
        onFinish={() => void editing.save()}
        className={wide ? 'desk wide-desk' : 'desk'}
      >
        <div className={!wide && side === 'preview' ? 'desk-write away' : 'desk-write'}>
          <Parts detail={detail} editing={editing} />
        </div>
        {(wide || side === 'preview') && <Aside detail={detail} editing={editing} />}
      </Form>
    </Page>
  );
};

/** 起草、修订: the editor of one draft. */
export const Component = () => {
  const { region = '', id = '' } = useParams();
  const found = useQuery(itemQuery(region, id));
  return (
    <Loaded query={found}>
      {detail =>
        detail.item.work === 'draft' && detail.actions.some(({ id: step }) => step === 'discard-draft') ? (
          <Editor key={id} detail={detail} />
        ) : (
          <Page title="起草">
            <Nothing title={`这条信息现在是“${detail.item.stateName}”，不能修改`}>
              <p>
                <Link to={`/items/${region}/${id}`}>去看这条信息</Link>
              </p>
            </Nothing>
          </Page>
        )
      }
    </Loaded>
  );
};
