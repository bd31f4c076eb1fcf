import { sql } from 'kysely';
import type { Db, Tx } from '../database/open.ts';

/** A table as a backup sees it. */
export interface TableShape {
  name: string;
  /** Columns that hold data of their own, in order; generated ones are computed again. */
  columns: string[];
  /** SQL that orders its rows the same on every store. */
  order: string;
}

/** Keeps no data of its own: which migrations ran is told by the manifest. */
const notKept = ['schema_migration', 'schema_migration_lock'];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface ColumnRow {
  table_name: string;
  column_name: string;
  generated: boolean;
  is_text: boolean;
  key_position: number | null;
}

const orderOf = (columns: readonly ColumnRow[]): string => {
  const keys = columns
    .filter(({ key_position }) => key_position !== null)
    .sort((a, b) => (a.key_position ?? 0) - (b.key_position ?? 0));
  // The order of text depends on the store's language; that of its bytes does not.
  const byBytes = ({ column_name, is_text }: ColumnRow) =>
    `${quoted(column_name)}${is_text ? ' collate "C"' : ''}`;
  return keys.length > 0 ? keys.map(byBytes).join(', ') : 'to_jsonb(t)::text collate "C"';
};

/** The tables of the schema in the order of their names. */
export const tablesOf = async (db: Db | Tx): Promise<TableShape[]> => {
  const { rows } = await sql<ColumnRow>`
    select c.relname as table_name, a.attname as column_name, a.attgenerated <> '' as generated,
      a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) as is_text,
      array_position(i.indkey::int2[], a.attnum) as key_position
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname collate "C", a.attnum`.execute(db);
  const names = [...new Set(rows.map(({ table_name }) => table_name))].filter(
    name => !notKept.includes(name),
  );
  return names.map(name => {
    const columns = rows.filter(({ table_name }) => table_name === name);
    return {
      name,
      columns: columns.filter(({ generated }) => !generated).map(({ column_name }) => column_name),
      order: orderOf(columns),
    };
  });
};

const batch = 500;

/** Rows as the backup writes them: one JSON text each, batch by batch. Needs a transaction; its time zone is UTC. */
export const rowsOf = async function* (tx: Tx, { name, order }: TableShape): AsyncGenerator<string[]> {
  await sql`set local time zone 'UTC'`.execute(tx);
  const rows = sql`select to_jsonb(t)::text as line from ${sql.table(name)} t order by ${sql.raw(order)}`;
  await sql`declare backup_rows no scroll cursor for ${rows}`.execute(tx);
  for (;;) {
    const { rows: fetched } = await sql<{ line: string }>`fetch ${sql.lit(batch)} from backup_rows`.execute(
      tx,
    );
    if (fetched.length === 0) break;
    yield fetched.map(({ line }) => line);
  }
  await sql`close backup_rows`.execute(tx);
};

/** Puts rows into their table as they were; generated columns are computed. */
export const insertRows = async (
  tx: Tx,
  { name, columns }: TableShape,
  lines: readonly string[],
): Promise<void> => {
  const list = sql.join(columns.map(column => sql.ref(column)));
  const table = sql.table(name);
  const json = `[${lines.join(',')}]`;
  await sql`
    insert into ${table} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(null::${table}, ${json}::jsonb)`.execute(tx);
};

const foreignKeys = (tx: Tx) =>
  sql<{ table_name: string; name: string }>`
    select conrelid::regclass::text as table_name, conname as name from pg_constraint
    where contype = 'f' and conparentid = 0 and not condeferrable
      and connamespace = current_schema()::regnamespace`.execute(tx);

/**
 * Runs the loading with triggers asleep and foreign keys asked at the end, in any order of tables; rows that the
 * migrations themselves put in give way to the backup's.
 */
export const whileLoading = async (
  tx: Tx,
  tables: readonly TableShape[],
  load: () => Promise<void>,
): Promise<void> => {
  const triggers = async (state: 'enable' | 'disable') => {
    for (const { name } of tables)
      await sql`alter table ${sql.table(name)} ${sql.raw(state)} trigger user`.execute(tx);
  };
  const { rows: keys } = await foreignKeys(tx);
  const constraints = async (state: 'deferrable' | 'not deferrable') => {
    for (const { table_name, name } of keys)
      await sql`alter table ${sql.raw(table_name)} alter constraint ${sql.ref(name)} ${sql.raw(state)}`.execute(
        tx,
      );
  };
  await triggers('disable');
  await constraints('deferrable');
  await sql`set constraints all deferred`.execute(tx);
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(tx);
  await load();
  await sql`set constraints all immediate`.execute(tx);
  await constraints('not deferrable');
  await triggers('enable');
};

/** Lets each sequence go on after the highest number in use. */
export const fixSequences = async (tx: Tx): Promise<void> => {
  const { rows } = await sql<{ table_name: string; column_name: string; sequence: string }>`
    select c.relname as table_name, a.attname as column_name,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`.execute(tx);
  for (const { table_name, column_name, sequence } of rows)
    await sql`
      select setval(${sequence}::regclass, max(${sql.ref(column_name)})) from ${sql.table(table_name)}
      having max(${sql.ref(column_name)}) is not null`.execute(tx);
};

/** Whether any table has a row. */
export const holdsRows = async (db: Db): Promise<boolean> => {
  for (const { name } of await tablesOf(db)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
};

/** Takes away all tables and functions of the schema, and the job queue's: the store is as new. */
export const dropAll = async (db: Db): Promise<void> => {
  await sql`
    do $$ declare found text; begin
      for found in select oid::regclass::text from pg_class
        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
      loop execute 'drop table if exists ' || found || ' cascade'; end loop;
      for found in select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace = current_schema()::regnamespace
          and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      loop execute 'drop routine if exists ' || found || ' cascade'; end loop;
      for found in select oid::regtype::text from pg_type
        where typnamespace = current_schema()::regnamespace and typtype = 'e'
      loop execute 'drop type if exists ' || found || ' cascade'; end loop;
      drop schema if exists pgboss cascade;
    end $$`.execute(db);
};
