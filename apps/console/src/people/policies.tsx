import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { answerOf, api } from '../api/client.ts';
import type { Role } from '../api/words.ts';
import { ErrorNotice, Loaded } from '../app/notice.tsx';
import { Panel } from '../app/page.tsx';

/** 哪些角色须用两步验证: a rule of the region. */
export const Policies = ({ region }: { region: string }) => {
  const queries = useQueryClient();
  const queryKey = ['role-policies', region];
  const policies = useQuery({
    queryKey,
    queryFn: () => answerOf(api.GET('/role-policies/{region}', { params: { path: { region } } })),
  });
  const changing = useMutation({
    mutationFn: ({ role, totpRequired }: { role: Role; totpRequired: boolean }) =>
      answerOf(
        api.PUT('/role-policies/{region}/{role}', {
          params: { path: { region, role } },
          body: { totpRequired },
        }),
      ),
    onSuccess: answer => {
      queries.setQueryData(queryKey, answer);
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <Panel title="须用两步验证的角色">
      <p className="muted">勾选的角色，没有启用两步验证时各项权限都不生效。</p>
      <ErrorNotice error={changing.error} />
      <Loaded query={policies}>
        {({ items }) => (
          <ul className="policies">
            {items.map(({ role, label, totpRequired }) => (
              <li key={role}>
                <Checkbox
                  checked={totpRequired}
                  disabled={changing.isPending}
                  onChange={({ target }) => changing.mutate({ role, totpRequired: target.checked })}
                >
                  {label}
                </Checkbox>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
};
