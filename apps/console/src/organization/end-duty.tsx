import { answerOf, api } from '../api/client.ts';
import { type Duty, dutyKinds } from '../api/words.ts';
import { Dialog } from '../app/dialog.tsx';
import { EditForm } from '../app/edit-form.tsx';
import { DayField } from '../app/fields.tsx';
import { today } from '../app/format.ts';
import { useRefresh } from './queries.ts';

/** Ends an entry of the roster on a day; it stays in the list of those that ended. */
export const EndDuty = ({ duty, close }: { duty: Duty; close: () => void }) => {
  const { regionId: region, id } = duty;
  const refresh = useRefresh(region);
  return (
    <Dialog title={`结束 ${dutyKinds[duty.kind]} ${duty.name || duty.section}`} close={close}>
      <p>自这一天起不再有效。以后仍可以在“已结束的”中查到。</p>
      <EditForm
        draft={`duty.end.${region}.${id}`}
        initial={{ day: today() }}
        version={duty.version}
        action="确认结束"
        danger
        cancel={close}
        comparing={{ labels: {} }}
        submit={async ({ day }, version) => {
          await answerOf(
            api.POST('/duties/{region}/{id}/end', {
              params: { path: { region, id } },
              body: { version, day },
            }),
          );
          await refresh();
        }}
        done={close}
      >
        <DayField name="day" label="结束日期" required />
      </EditForm>
    </Dialog>
  );
};
