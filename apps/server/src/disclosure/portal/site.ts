import type { Config } from '../../platform/config.ts';

/** What the pages say of the site itself; what is not set is shown as nothing. */
export interface Site {
  /** Without a slash at its end: addresses that leave the site begin with it. */
  base: string;
  /** The name that the environment gives it, for the region of the home page. */
  name: string | undefined;
  /** The region of the home page, where the environment names it. */
  regionId: string | undefined;
  sponsor: string | undefined;
  contact: string | undefined;
  idCode: string | undefined;
  icp: string | undefined;
  police: string | undefined;
}

export const siteOf = (config: Config): Site => ({
  base: (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/+$/, ''),
  name: config.SITE_NAME,
  regionId: config.PORTAL_REGION,
  sponsor: config.SITE_SPONSOR,
  contact: config.SITE_CONTACT,
  idCode: config.SITE_ID_CODE,
  icp: config.SITE_ICP,
  police: config.SITE_POLICE,
});
