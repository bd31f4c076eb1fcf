import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { choicesOf, itemAttributes, itemForms, itemKinds } from '../../api/words.ts';
import { ChoiceField, DayField, LongField, TextField, TypedField } from '../../app/fields.tsx';
import { ColumnChoice } from '../column-choice.tsx';
import { topicsQuery } from '../queries.ts';

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="fields">
    <legend>{title}</legend>
    <div className="fields-in">{children}</div>
  </fieldset>
);

/** 标题 */
export const TitleField = () => (
  <Form.Item name="title" label="标题">
    <Input.TextArea rows={1} maxLength={200} className="grows title-field" />
  </Form.Item>
);

/** 内容概述, which the text itself can begin. */
export const SummaryField = ({ propose }: { propose: () => void }) => (
  <Form.Item
    label="内容概述"
    htmlFor="summary"
    extra={
      <span className="actions">
        用在列表和检索结果里，一两句话。
        <Button size="small" onClick={propose}>
          从正文起草
        </Button>
      </span>
    }
  >
    <Form.Item name="summary" noStyle>
      <Input.TextArea id="summary" rows={2} maxLength={1000} className="grows" />
    </Form.Item>
  </Form.Item>
);

interface SourceProps {
  region: string;
  unit: string;
  /** Where it was never published its column may still be chosen anew. */
  movable: boolean;
}

const SourceFields = ({ region, unit, movable }: SourceProps) => (
  <Group title="来源和成文">
    <TextField name="source" label="来源" required help="由哪个机关制作或从哪里取得" />
    <DayField
      name="formedOn"
      label="成文日期"
      required
      help="公开的期限自这一天起算，20个工作日内公开（条例第二十六条）"
    />
    <TextField name="documentNo" label="发文字号" help="如：云商发〔2024〕7号" />
    <TextField name="author" label="发布机构或作者" required help="制作或保存这条信息的机关" />
    {movable && (
      <Form.Item name="columnId" label="栏目" getValueFromEvent={event => event.target.value}>
        <ColumnChoice region={region} unit={unit} none="请选择" />
      </Form.Item>
    )}
    <TextField name="subjectClass" label="主题分类" help="如：商贸、海关、旅游" />
    <ChoiceField name="kind" label="类型" required choices={choicesOf(itemKinds)} />
    <ChoiceField name="form" label="公开形式" required choices={choicesOf(itemForms)} />
  </Group>
);

const AttributeFields = () => {
  const attribute = Form.useWatch('attribute');
  return (
    <Group title="公开属性">
      <ChoiceField
        name="attribute"
        label="公开属性"
        required
        choices={choicesOf(itemAttributes)}
        help="起草时确定（条例第十七条）；只有主动公开的能送审发布"
      />
      {attribute !== undefined && attribute !== 'proactive' && (
        <LongField
          name="attributeReason"
          label="理由"
          required
          help={
            attribute === 'withheld'
              ? '写明依据条例的哪一条：第十四条（国家秘密、三安全一稳定）、第十五条（商业秘密、个人隐私）、第十六条（内部事务、过程性信息、执法案卷）'
              : '为什么不主动公开'
          }
        />
      )}
    </Group>
  );
};

const withValidity: readonly unknown[] = ['normative', 'rule'];

const ValidityFields = () =>
  withValidity.includes(Form.useWatch('kind')) ? (
    <Group title="有效性">
      <DayField name="validFrom" label="施行日期" past={false} help="不填为制发之日" />
      <DayField name="validTo" label="有效期至" past={false} help="文件自己写明有效期的，最后有效的一天" />
    </Group>
  ) : null;

const TopicsField = ({ region }: { region: string }) => {
  const { data } = useQuery(topicsQuery(region));
  const topics = data?.items ?? [];
  return topics.length === 0 ? null : (
    <Form.Item name="topics" label="重点领域">
      <Checkbox.Group options={topics.map(({ id, name }) => ({ value: id, label: name }))} />
    </Form.Item>
  );
};

/** What is said of the text beside the text. */
export const MetadataFields = ({ region, unit, movable }: SourceProps) => (
  <>
    <SourceFields region={region} unit={unit} movable={movable} />
    <AttributeFields />
    <ValidityFields />
    <Group title="检索">
      <TypedField name="keywords" label="关键词" input={{}} help="多个用顿号隔开" />
      <TopicsField region={region} />
    </Group>
  </>
);
