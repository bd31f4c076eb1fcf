import { createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import type { Actor, HeldRole } from './actor.ts';
import { type Action, type ActionRule, actions, type Reach } from './table.ts';

export { type Actor, type HeldRole, publicActor, systemActor } from './actor.ts';
export { permissionsAsMarkdown } from './markdown.ts';
export {
  type Action,
  type ActionRule,
  actions,
  type Role,
  roles,
  type StaffRole,
} from './table.ts';

/** What an action is done to: a unit with those above it (itself first), or a whole region (no units). */
export interface Target {
  regionId: string;
  unitIds: readonly string[];
}

type Ability = MongoAbility;

const conditions: Record<Reach, (held: HeldRole) => Record<string, unknown> | undefined> = {
  own: ({ regionId, unitId }) => (unitId === null ? undefined : { regionId, 'unitIds.0': unitId }),
  below: ({ regionId, unitId }) => (unitId === null ? undefined : { regionId, unitIds: unitId }),
  region: ({ regionId }) => ({ regionId }),
};

const rulesOf = (held: HeldRole) =>
  (Object.entries(actions) as [Action, ActionRule][]).flatMap(([action, rule]) => {
    const reach = rule.roles?.[held.role as keyof typeof rule.roles];
    const reached = reach && conditions[reach](held);
    return reached ? [{ action, subject: 'target', conditions: reached }] : [];
  });

const abilities = new WeakMap<Actor, Ability>();

const abilityOf = (actor: Actor): Ability => {
  const known = abilities.get(actor);
  if (known) return known;
  const ability = createMongoAbility(actor.roles.flatMap(rulesOf));
  abilities.set(actor, ability);
  return ability;
};

/** Whether the actor may do the action to the target; undefined asks whether it may anywhere. */
export const allows = (actor: Actor, action: Action, target?: Target): boolean => {
  const { open }: ActionRule = actions[action];
  if (open === 'anyone' || actor.roles.some(({ role }) => role === 'system')) return true;
  if (open === 'self') return actor.id !== null;
  const ability = abilityOf(actor);
  if (target === undefined) return ability.can(action, 'target');
  return ability.can(action, subject('target', { regionId: target.regionId, unitIds: [...target.unitIds] }));
};

/** Regions, and units within them, on which the actor may do the action: what a list is narrowed to. */
export interface Scope {
  /** Whole regions. */
  regions: string[];
  /** Single units. */
  own: string[];
  /** Units with all below them. */
  below: string[];
}

/** How far the actor reaches with the action. */
export const scopeOf = (actor: Actor, action: Action): Scope => {
  const rule: ActionRule = actions[action];
  const scope: Scope = { regions: [], own: [], below: [] };
  for (const { role, regionId, unitId } of actor.roles) {
    const reach = rule.roles?.[role as keyof typeof rule.roles];
    if (reach === 'region') scope.regions.push(regionId);
    else if (reach && unitId !== null) scope[reach].push(unitId);
  }
  return scope;
};
