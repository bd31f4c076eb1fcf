import { answerOf, api } from '../api/client.ts';
import type { Unit } from '../api/words.ts';
import { Sheet } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { today } from '../app/format.ts';
import { useRefresh } from './queries.ts';
import { type UnitForm, unitLabels, unitWords } from './unit-facts.ts';
import { ContactFields, StepFields, useAreas } from './unit-fields.tsx';

const formOf = (unit: Unit): UnitForm => ({
  shortName: unit.shortName,
  kind: unit.kind,
  areaId: unit.areaId,
  address: unit.address,
  hours: unit.hours,
  telephone: unit.telephone,
  fax: unit.fax,
  email: unit.email,
  website: unit.website,
  sort: unit.sort,
  day: today(),
  note: '',
});

/** 修改机构: all but its name and its place in the tree, which have their own ways. */
export const EditUnit = ({ unit, close }: { unit: Unit; close: () => void }) => {
  const { regionId: region, id } = unit;
  const refresh = useRefresh(region);
  const areas = useAreas(region);
  return (
    <Sheet title={`修改 ${unit.name}`} close={close}>
      <EditForm
        draft={`unit.${region}.${id}`}
        initial={formOf(unit)}
        version={unit.version}
        action="保存"
        cancel={close}
        comparing={{ labels: unitLabels, words: unitWords(areas) }}
        submit={async (values, version) => {
          await answerOf(
            api.PUT('/units/{region}/{id}', {
              params: { path: { region, id } },
              body: { ...values, areaId: values.areaId || null, sort: Number(values.sort), version },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <ContactFields region={region} />
        <StepFields />
      </EditForm>
    </Sheet>
  );
};
