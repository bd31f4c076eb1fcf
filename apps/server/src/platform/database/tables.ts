/**
 * The tables of the database as Kysely sees them. The platform declares its own; each subject adds its own by
 * declaring this interface again (`declare module`), so that the platform knows no subject.
 */
// biome-ignore lint/suspicious/noEmptyInterface: subjects fill it by declaration merging
export interface Tables {}
