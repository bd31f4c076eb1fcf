/** A bureau as the tables write it; titles parted by `|`, `{y}` the year, `{q}` a number. */
export type Row = readonly [
  name: string,
  field: string,
  services: string,
  notices: string,
  news: string,
  documents: string,
  special: readonly (readonly [string, string])[],
];
