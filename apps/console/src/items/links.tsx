import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import {
  type Item,
  type ItemContent,
  type ItemDetail,
  type ItemLink,
  itemStandings,
  linkKinds,
} from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { ErrorNotice } from '../app/notice.tsx';
import { type NewContent, NewItem } from './new-item.tsx';
import { itemsQuery } from './queries.ts';

/** Runs a change of the item upon the version that stands then. */
type ChangeItem = (work: (version: number) => Promise<Item>) => Promise<Item>;

type Kind = ItemLink['kind'];

const put =
  (what: 'add' | 'remove', { regionId, id }: Item, toId: string, kind: Kind) =>
  (version: number) =>
    answerOf(
      api.POST(`/items/{region}/{id}/links/${what}`, {
        params: { path: { region: regionId, id } },
        body: { version, toId, kind },
      }),
    );

interface FieldProps {
  region: string;
  except: string;
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}

/** One other item, found by its title, document number or index number. */
const ItemSelect = ({ region, except, ...field }: FieldProps) => {
  const [text, setText] = useState('');
  const found = useQuery({
    ...itemsQuery(region, { text, page: 1, pageSize: 20 }),
    enabled: text.trim().length > 1,
  });
  return (
    <Select
      {...field}
      showSearch={{ filterOption: false, onSearch: setText }}
      virtual={false}
      placeholder="输入标题、文号或索引号查找"
      notFoundContent={text.trim().length > 1 ? '没有找到' : '请输入两个以上的字'}
      options={(found.data?.items ?? [])
        .filter(({ id }) => id !== except)
        .map(({ id, title, stateName }) => ({ value: id, label: `${title}（${stateName}）` }))}
    />
  );
};

interface AddLinkProps {
  item: Item;
  change: ChangeItem;
  done: () => void;
  close: () => void;
}

const addChoices = (Object.keys(linkKinds) as Kind[]).map(kind => ({
  value: kind,
  label: linkKinds[kind].to,
}));

const AddLink = ({ item, change, done, close }: AddLinkProps) => (
  <Dialog title="关联另一条信息" close={close}>
    <EditForm
      draft={`item.link.${item.regionId}.${item.id}`}
      initial={{ kind: 'interprets' as Kind, toId: '' }}
      action="关联"
      cancel={close}
      submit={({ kind, toId }) => change(put('add', item, toId, kind))}
      done={() => {
        done();
        close();
      }}
    >
      <ChoiceField
        name="kind"
        label="那一条是本条的"
        required
        choices={addChoices}
        help="修改、废止的，本条发布时生效，那一条的有效性随之变动"
      />
      <Form.Item name="toId" label="信息" rules={[{ required: true, message: '请选择信息' }]}>
        <ItemSelect region={item.regionId} except={item.id} />
      </Form.Item>
    </EditForm>
  </Dialog>
);

interface LinkRowProps {
  item: Item;
  link: ItemLink;
  /** Whether it goes from here. */
  away: boolean;
  act: ((what: 'add' | 'remove', link: ItemLink) => void) | undefined;
}

const LinkRow = ({ item, link, away, act }: LinkRowProps) => (
  <li>
    <span>
      <span className="muted">{linkKinds[link.kind][away ? 'to' : 'from']}：</span>
      <Link to={`/items/${item.regionId}/${link.id}`}>{link.title || '（还没有标题）'}</Link>{' '}
      {link.standing !== 'published' && <span className="mark">{itemStandings[link.standing]}</span>}
      {link.stale && (
        <span className="mark warn">
          {away ? '原文已有新版本，本条还没有跟上' : '还没有跟上本条的新版本'}
        </span>
      )}
    </span>
    {away && act && (
      <span className="actions">
        {link.stale && (
          <Button size="small" aria-label={`已按新版本核对 ${link.title}`} onClick={() => act('add', link)}>
            已核对
          </Button>
        )}
        <Button size="small" aria-label={`取消关联 ${link.title}`} onClick={() => act('remove', link)}>
          取消关联
        </Button>
      </span>
    )}
  </li>
);

interface Derived {
  name: string;
  form: ItemContent['form'];
  kind: Kind;
  /** What it begins with: the text as it stands, or what is made out of it. */
  begins: 'same' | 'faq' | 'picture' | 'empty';
}

/** Other forms of a text (多形式公开), and its explanation. */
const derived: readonly Derived[] = [
  { name: '解读', form: 'text', kind: 'interprets', begins: 'empty' },
  { name: '问答', form: 'faq', kind: 'derived', begins: 'faq' },
  { name: '图解', form: 'picture', kind: 'derived', begins: 'picture' },
  { name: '大字版', form: 'large-type', kind: 'derived', begins: 'same' },
  { name: '折页', form: 'leaflet', kind: 'derived', begins: 'same' },
];

const titleFor = (name: string, title: string): string =>
  (name === '解读' ? `关于${title}的解读` : `${title}（${name}）`).slice(0, 200);

/** What a text in another form begins with. */
const bodyFor = async ({ begins }: Derived, item: Item, from: ItemContent): Promise<string> => {
  if (begins === 'empty') return '';
  if (begins === 'same') return from.body;
  const { html } = await answerOf(
    api.POST('/bodies/{region}', {
      params: { path: { region: item.regionId } },
      body: { unitId: item.unitId, html: from.body, start: begins },
    }),
  );
  return html;
};

interface LinksProps {
  detail: ItemDetail;
  /** Null where one may only look. */
  change: ChangeItem | null;
  done: () => void;
}

/** What belongs to an item: what it explains, amends, repeals, was made from; and what was made from it. */
export const Links = ({ detail, change, done }: LinksProps) => {
  const { item, links, published } = detail;
  const [adding, setAdding] = useState(false);
  const [making, setMaking] = useState<{ kind: Kind; content: NewContent } | null>(null);
  const acting = useMutation({
    mutationFn: async ({ what, link }: { what: 'add' | 'remove'; link: ItemLink }) =>
      change?.(put(what, item, link.id, link.kind)),
    onSuccess: done,
  });
  const begin = useMutation({
    mutationFn: async ({ from, wish }: { from: ItemContent; wish: Derived }) =>
      setMaking({
        kind: wish.kind,
        content: {
          title: titleFor(wish.name, from.title),
          form: wish.form,
          source: from.source,
          // Made now: the 20 working days (Art. 26) run from today.
          formedOn: today(),
          body: await bodyFor(wish, item, from),
        },
      }),
  });
  const act = change ? (what: 'add' | 'remove', link: ItemLink) => acting.mutate({ what, link }) : undefined;
  const none = links.to.length + links.from.length === 0;
  return (
    <>
      <ErrorNotice error={acting.error ?? begin.error} />
      {none && <p className="muted">没有关联别的信息。</p>}
      <ul className="links">
        {links.to.map(link => (
          <LinkRow key={`to${link.kind}${link.id}`} item={item} link={link} away act={act} />
        ))}
        {links.from.map(link => (
          <LinkRow key={`from${link.kind}${link.id}`} item={item} link={link} away={false} act={undefined} />
        ))}
      </ul>
      {change && (
        <div className="actions">
          <Button onClick={() => setAdding(true)}>关联另一条</Button>
          {published &&
            derived.map(each => (
              <Button key={each.name} onClick={() => begin.mutate({ from: published, wish: each })}>
                制作{each.name}
              </Button>
            ))}
        </div>
      )}
      {adding && change && <AddLink item={item} change={change} done={done} close={() => setAdding(false)} />}
      {making && (
        <NewItem
          region={item.regionId}
          unit={item.unitId}
          source={{ toId: item.id, kind: making.kind }}
          content={making.content}
          close={() => setMaking(null)}
        />
      )}
    </>
  );
};
