import { answerOf, api } from '../api/client.ts';
import { choicesOf, type ListedWord, severities } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { ChoiceField, LongField, TextField } from '../app/fields.tsx';
import { useRefreshList } from './queries.ts';

interface WordForm extends Record<string, unknown> {
  word: string;
  suggestion: string;
  severity: ListedWord['severity'];
  /** One a line. */
  exceptions: string;
  reason: string;
}

const labels = {
  word: '词语',
  suggestion: '规范用语',
  severity: '处理要求',
  exceptions: '例外',
  reason: '说明',
} as const;

const formOf = (word: ListedWord | undefined): WordForm => ({
  word: word?.word ?? '',
  suggestion: word?.suggestion ?? '',
  severity: word?.severity ?? 'note',
  exceptions: word?.exceptions.join('\n') ?? '',
  reason: word?.reason ?? '',
});

const words = (name: string, value: unknown): string => {
  if (name === 'severity') return severities[value as ListedWord['severity']];
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
};

const sentOf = ({ exceptions, ...rest }: WordForm) => ({
  ...rest,
  exceptions: String(exceptions)
    .split(/[\n、]/)
    .map(each => each.trim())
    .filter(each => each !== ''),
});

interface WordSheetProps {
  region: string;
  /** The word to change; none for a new one. */
  word?: ListedWord;
  close: () => void;
}

/** A new word of the list, or the change of one. */
export const WordSheet = ({ region, word, close }: WordSheetProps) => {
  const refresh = useRefreshList('words', region);
  const send = (values: WordForm, version: number) =>
    word
      ? answerOf(
          api.PUT('/words/{region}/{id}', {
            params: { path: { region, id: word.id } },
            body: { ...sentOf(values), version },
          }),
        )
      : answerOf(api.POST('/words/{region}', { params: { path: { region } }, body: sentOf(values) }));
  return (
    <Sheet title={word ? `修改 ${word.word}` : '添加词语'} close={close}>
      <EditForm
        draft={word ? `word.${region}.${word.id}` : `word.new.${region}`}
        initial={formOf(word)}
        {...(word && { version: word.version })}
        action={word ? '保存' : '添加'}
        cancel={close}
        comparing={{ labels, words }}
        submit={async (values, version) => {
          await send(values, version);
          await refresh();
        }}
        done={close}
      >
        <TextField name="word" label={labels.word} required />
        <TextField name="suggestion" label={labels.suggestion} help="应当改成什么" />
        <ChoiceField
          name="severity"
          label={labels.severity}
          required
          choices={choicesOf(severities)}
          help="“须改正或说明理由”的，处理以前不能送审"
        />
        <LongField
          name="exceptions"
          label={labels.exceptions}
          help="含有这个词、但不算问题的说法，一行一个。如“台湾”的例外“台湾海峡”"
        />
        <TextField name="reason" label={labels.reason} help="检查时给起草人看，如依据的文件" />
      </EditForm>
    </Sheet>
  );
};
