import { useQuery } from '@tanstack/react-query';
import { choicesOf, unitKinds } from '../api/words.ts';
import { ChoiceField, DayField, LongField, TextField, TypedField } from '../app/fields.tsx';
import { regionsQuery } from '../app/region.tsx';
import { areasIn } from './unit-facts.ts';

export const useAreas = (region: string) => {
  const { data } = useQuery(regionsQuery);
  return areasIn(data?.items ?? [], region);
};

/** What a unit says of itself. */
export const ContactFields = ({ region }: { region: string }) => {
  const areas = useAreas(region);
  return (
    <>
      <TextField name="shortName" label="简称" />
      <ChoiceField name="kind" label="机构类型" required choices={choicesOf(unitKinds)} />
      <ChoiceField
        name="areaId"
        label="所在区域"
        none="不写明"
        choices={areas.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="address" label="地址" />
      <TextField name="hours" label="办公时间" help="如：工作日9:00—12:00，13:30—17:00" />
      <TypedField name="telephone" label="电话" input={{ inputMode: 'tel' }} help="多个用顿号隔开" />
      <TypedField name="fax" label="传真" input={{ inputMode: 'tel' }} />
      <TypedField name="email" label="邮箱" input={{ inputMode: 'email' }} />
      <TypedField name="website" label="网址" input={{ inputMode: 'url' }} />
      <TypedField name="sort" label="排序" input={{ inputMode: 'numeric' }} help="数字小的排在前面" />
    </>
  );
};

/** The day on which something took effect, and why. */
export const StepFields = ({ help }: { help?: string }) => (
  <>
    <DayField name="day" label="生效日期" required help={help} />
    <LongField name="note" label="依据或说明" help="如文件名称和文号，记入机构历史" />
  </>
);
