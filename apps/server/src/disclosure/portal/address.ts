/** Addresses of the portal. They are for ever: what stands here is not changed, only added to. */
const name = (text: string): string => encodeURIComponent(text);

export const addressesOf = (regionId: string) => {
  const root = `/${regionId}`;
  return {
    home: `${root}/`,
    column: (slug: string) => `${root}/columns/${name(slug)}`,
    units: `${root}/units`,
    unit: (id: string) => `${root}/units/${name(id)}`,
    unitGuide: (id: string) => `${root}/units/${name(id)}/guide`,
    list: (id: string) => `${root}/lists/${id}`,
    item: (id: string) => `${root}/info/${name(id)}`,
    version: (id: string, no: number) => `${root}/info/${name(id)}/versions/${no}`,
    file: (id: string, as: string) => `${root}/files/${name(id)}/${name(as)}`,
    preview: (id: string) => `${root}/preview/${name(id)}`,
    search: `${root}/search`,
    section: `${root}/disclosure`,
    guide: `${root}/guide`,
    rules: `${root}/rules`,
    statutory: `${root}/statutory`,
    reports: `${root}/annual-reports`,
    request: `${root}/request`,
    library: `${root}/documents`,
    audiences: `${root}/for-you`,
    audience: (id: string) => `${root}/for-you/${id}`,
    decisions: (kind: string) => `${root}/decisions/${kind}`,
    map: `${root}/map`,
    openData: `${root}/open-data`,
    sitemap: (part: number) => `${root}/sitemap-${part}.xml`,
    elder: `${root}/elder`,
  };
};

export type Addresses = ReturnType<typeof addressesOf>;

/** An address with a query; what is empty or undefined is left out. */
export const withQuery = (
  address: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string => {
  const told = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return told.length === 0 ? address : `${address}?${told.join('&')}`;
};
