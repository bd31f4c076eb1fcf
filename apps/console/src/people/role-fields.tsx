import { Form } from 'antd';
import { choicesOf, type Role, regionWide, roles } from '../api/words.ts';
import { ChoiceField } from '../app/fields.tsx';
import { UnitField } from '../app/units.tsx';

export interface RoleForm {
  role: Role;
  unitId: string | null;
}

/** A role, with its unit where it is held in one. `under` is where in the form the two stand. */
export const RoleFields = ({ region, under = [] }: { region: string; under?: (string | number)[] }) => {
  const form = Form.useFormInstance();
  const role = Form.useWatch<Role | undefined>([...under, 'role'], form);
  const inUnit = role !== undefined && !regionWide.has(role);
  return (
    <>
      <ChoiceField
        name={[...under, 'role']}
        label="角色"
        required
        choices={choicesOf(roles)}
        help={role !== undefined && !inUnit ? '这个角色管整个区域，不选单位。' : undefined}
      />
      {inUnit && <UnitField region={region} name={[...under, 'unitId']} label="单位" required />}
    </>
  );
};

/** What is sent: no unit where the role is over the region, whatever was chosen before. */
export const roleOf = ({ role, unitId }: RoleForm) => ({
  role,
  unitId: regionWide.has(role) ? null : unitId,
});
