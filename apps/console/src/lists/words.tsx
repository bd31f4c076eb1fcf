import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { type ListedWord, severities } from '../api/words.ts';
import { Confirm } from '../app/confirm.tsx';
import { type Column, DataList, Pager } from '../app/data-list.tsx';
import { Loaded, Nothing } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';
import { SearchBox } from '../app/search-box.tsx';
import { useAddress } from '../app/use-address.ts';
import { pageSize, useRefreshList, useWords } from './queries.ts';
import { StarterButton } from './starter.tsx';
import { WordSheet } from './word-form.tsx';

type Doing = { what: 'add' } | { what: 'change' | 'remove'; word: ListedWord } | null;

const columnsOf = (editable: boolean, act: (doing: Doing) => void): readonly Column<ListedWord>[] => [
  {
    title: '词语',
    render: word =>
      editable ? (
        <Button type="link" className="inline" onClick={() => act({ what: 'change', word })}>
          {word.word}
        </Button>
      ) : (
        word.word
      ),
  },
  { title: '规范用语', render: ({ suggestion }) => suggestion },
  {
    title: '要求',
    tight: true,
    render: ({ severity }) => (
      <small className={severity === 'must' ? 'mark warn' : 'mark'}>{severities[severity]}</small>
    ),
  },
  { title: '例外', render: ({ exceptions }) => exceptions.join('、') },
  { title: '说明', render: ({ reason }) => reason },
  ...(editable
    ? [
        {
          title: '操作',
          tight: true,
          render: (word: ListedWord) => (
            <Button
              size="small"
              danger
              aria-label={`去掉“${word.word}”`}
              onClick={() => act({ what: 'remove', word })}
            >
              去掉
            </Button>
          ),
        },
      ]
    : []),
];

const Remove = ({ region, word, close }: { region: string; word: ListedWord; close: () => void }) => {
  const refresh = useRefreshList('words', region);
  return (
    <Confirm
      title={`去掉“${word.word}”`}
      action="去掉"
      danger
      done="已去掉"
      submit={() =>
        answerOf(
          api.POST('/words/{region}/{id}/remove', {
            params: { path: { region, id: word.id } },
            body: { version: word.version },
          }),
        ).finally(refresh)
      }
      close={close}
    >
      <p>以后的审前检查不再提示它。审计记录中仍可查到原来的内容。</p>
    </Confirm>
  );
};

/** 词库: the words that the check before review looks for. */
export const Words = ({ region, editable }: { region: string; editable: boolean }) => {
  const { query, page, put } = useAddress();
  const search = query.get('search') ?? '';
  const words = useWords(region, search, page);
  const refresh = useRefreshList('words', region);
  const [doing, setDoing] = useState<Doing>(null);
  const stop = () => setDoing(null);
  return (
    <Panel
      title="敏感词和规范用语"
      actions={
        editable && (
          <>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => setDoing({ what: 'add' })}>
              添加词语
            </Button>
            <StarterButton
              title="补齐起步词库"
              text="把系统附带的起步词库中还没有的词语加进来；已有的不动。"
              submit={() =>
                answerOf(api.POST('/words/{region}/starter', { params: { path: { region } } })).finally(
                  refresh,
                )
              }
            />
          </>
        )
      }
    >
      <SearchBox label="查找词语" value={search} search={text => put({ search: text })} />
      <Loaded query={words}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing title={search ? '没有这样的词语' : '词库是空的'}>
              <p>{search ? '请换一个词再找。' : '请用“补齐起步词库”开始。'}</p>
            </Nothing>
          ) : (
            <>
              <DataList
                label="词库"
                rows={items}
                rowKey={({ id }) => id}
                columns={columnsOf(editable, setDoing)}
                stale={words.isPlaceholderData}
              />
              <Pager page={page} pageSize={pageSize} total={total} go={to => put({ page: String(to) })} />
            </>
          )
        }
      </Loaded>
      {doing?.what === 'add' && <WordSheet region={region} close={stop} />}
      {doing?.what === 'change' && <WordSheet region={region} word={doing.word} close={stop} />}
      {doing?.what === 'remove' && <Remove region={region} word={doing.word} close={stop} />}
    </Panel>
  );
};
