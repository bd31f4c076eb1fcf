import type { Role } from './table.ts';

/** A role that a person holds: over one unit, or (unit null) over a whole region. */
export interface HeldRole {
  role: Role;
  regionId: string;
  unitId: string | null;
}

/** Who does something: a signed-in person, the public, or the system itself. */
export interface Actor {
  /** Null for the public and the system. */
  id: string | null;
  /** As the audit log names it. */
  name: string;
  /** Where from: an address, or `cli`, `job`. */
  origin: string;
  roles: readonly HeldRole[];
}

/** The program itself, at the command line or in a job; it may do everything. */
export const systemActor = (origin: 'cli' | 'job' | 'demo'): Actor => ({
  id: null,
  name: '系统',
  origin,
  roles: [{ role: 'system', regionId: '*', unitId: null }],
});

export const publicActor = (origin: string): Actor => ({ id: null, name: '公众', origin, roles: [] });
