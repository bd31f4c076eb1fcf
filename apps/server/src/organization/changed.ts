import { notify } from '../platform/database/notify.ts';
import type { Tx } from '../platform/database/open.ts';

/** The channel on which a region is named when its units or duties have changed. */
export const organizationChanged = 'organization_change';

/** Tells, when the transaction commits, whoever keeps something of the region's organisation. */
export const tellChanged = (tx: Tx, regionId: string): Promise<void> =>
  notify(tx, organizationChanged, regionId);
