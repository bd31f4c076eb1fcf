import { type Kysely, sql } from 'kysely';

const day = (column: string) => sql`check (${sql.ref(column)} ~ '^\\d{4}-\\d{2}-\\d{2}$')`;

const catalogue = sql`
  create table catalogue_column (
    region_id text not null references region (id),
    id text not null,
    unit_id text,
    parent_id text,
    path text[] not null default '{}',
    name text not null check (name <> ''),
    slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
    articles text[] not null default '{}',
    category text,
    field text,
    kind text not null,
    duty_unit_id text,
    limit_days integer check (limit_days > 0),
    forms text[] not null default '{}',
    description text not null default '',
    keywords text not null default '',
    sort integer not null default 0,
    to_day text ${day('to_day')},
    version integer not null default 1,
    primary key (region_id, id),
    foreign key (region_id, unit_id) references unit (region_id, id),
    foreign key (region_id, duty_unit_id) references unit (region_id, id),
    foreign key (region_id, parent_id) references catalogue_column (region_id, id)
  )`;

const item = sql`
  create table item (
    region_id text not null,
    id text not null,
    unit_id text not null,
    column_id text not null,
    standing text not null default 'none' check (standing in ('none', 'published', 'withdrawn')),
    work text check (work in ('draft', 'content', 'secrecy', 'signing', 'scheduled')),
    draft jsonb,
    drafters text[] not null default '{}',
    urgent boolean not null default false,
    publish_at timestamptz,
    origin text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    published_no integer,
    index_no text,
    title text,
    summary text,
    source text,
    document_no text,
    formed_on text ${day('formed_on')},
    kind text,
    form text,
    attribute text,
    subject_class text,
    topics text[] not null default '{}',
    valid_from text ${day('valid_from')},
    valid_to text ${day('valid_to')},
    first_published_at timestamptz,
    published_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_reason text,
    primary key (region_id, id),
    foreign key (region_id, unit_id) references unit (region_id, id),
    foreign key (region_id, column_id) references catalogue_column (region_id, id),
    check (work is null or draft is not null),
    check (draft is null or work is not null or standing = 'none'),
    check ((standing = 'none') = (published_no is null)),
    check ((published_no is null) = (index_no is null)),
    check ((standing = 'withdrawn') = (withdrawn_at is not null)),
    check (draft is not null or standing <> 'none')
  )`;

const itemVersion = sql`
  create table item_version (
    region_id text not null,
    item_id text not null,
    no integer not null,
    content jsonb not null,
    note text not null default '',
    actor_name text not null,
    published_at timestamptz not null,
    hidden_reason text check (hidden_reason <> ''),
    primary key (region_id, item_id, no),
    foreign key (region_id, item_id) references item (region_id, id)
  )`;

const itemEvent = sql`
  create table item_event (
    region_id text not null,
    item_id text not null,
    seq integer not null,
    action text not null,
    from_work text,
    to_work text,
    from_standing text not null,
    to_standing text not null,
    on_version integer not null,
    reason text not null default '',
    actor_id text,
    actor_name text not null,
    at timestamptz not null default now(),
    day text not null ${day('day')},
    primary key (region_id, item_id, seq),
    foreign key (region_id, item_id) references item (region_id, id)
  )`;

const validityEvent = sql`
  create table validity_event (
    region_id text not null,
    item_id text not null,
    seq integer not null,
    kind text not null check (kind in ('issue', 'amend', 'repeal', 'expire')),
    day text not null ${day('day')},
    by_item_id text,
    note text not null default '',
    actor_name text not null,
    recorded_at timestamptz not null default now(),
    primary key (region_id, item_id, seq),
    foreign key (region_id, item_id) references item (region_id, id)
  )`;

const itemLink = sql`
  create table item_link (
    region_id text not null,
    from_id text not null,
    to_id text not null,
    kind text not null check (kind in ('interprets', 'amends', 'repeals', 'derived')),
    source_no integer,
    primary key (region_id, from_id, to_id, kind),
    foreign key (region_id, from_id) references item (region_id, id),
    foreign key (region_id, to_id) references item (region_id, id)
  )`;

const fileText = sql`
  create table file_text (
    region_id text not null,
    file_id text not null,
    text text not null,
    inspection jsonb not null,
    primary key (region_id, file_id),
    foreign key (region_id, file_id) references file (region_id, id)
  )`;

const itemFile = sql`
  create table item_file (
    region_id text not null,
    item_id text not null,
    no integer not null,
    file_id text not null,
    sort integer not null,
    primary key (region_id, item_id, no, file_id),
    foreign key (region_id, item_id) references item (region_id, id),
    foreign key (region_id, file_id) references file (region_id, id)
  )`;

const itemCheck = sql`
  create table item_check (
    region_id text not null,
    item_id text not null,
    on_version integer not null,
    findings jsonb not null,
    checked_at timestamptz not null default now(),
    primary key (region_id, item_id),
    foreign key (region_id, item_id) references item (region_id, id)
  )`;

const findingAnswer = sql`
  create table finding_answer (
    region_id text not null,
    item_id text not null,
    key text not null,
    reason text not null check (reason <> ''),
    actor_id text,
    actor_name text not null,
    at timestamptz not null default now(),
    primary key (region_id, item_id, key),
    foreign key (region_id, item_id) references item (region_id, id)
  )`;

const numbers = [
  sql`create table unit_code (
    region_id text not null,
    unit_id text not null,
    code integer not null,
    primary key (region_id, unit_id),
    unique (region_id, code),
    foreign key (region_id, unit_id) references unit (region_id, id)
  )`,
  sql`create table index_counter (
    region_id text not null,
    unit_id text not null,
    year integer not null,
    last integer not null,
    primary key (region_id, unit_id, year)
  )`,
];

const lists = [
  sql`create table word (
    region_id text not null references region (id),
    id text not null,
    word text not null check (word <> ''),
    suggestion text not null default '',
    severity text not null check (severity in ('must', 'note')),
    exceptions text[] not null default '{}',
    reason text not null default '',
    version integer not null default 1,
    primary key (region_id, id),
    unique (region_id, word)
  )`,
  sql`create table topic (
    region_id text not null references region (id),
    id text not null,
    name text not null check (name <> ''),
    sort integer not null default 0,
    to_day text ${day('to_day')},
    version integer not null default 1,
    primary key (region_id, id)
  )`,
];

const search = [
  sql`create table search_entry (
    region_id text not null,
    item_id text not null,
    unit_id text not null,
    column_path text[] not null,
    title text not null,
    published_at timestamptz not null,
    year integer not null,
    form text not null,
    kind text not null,
    topics text[] not null default '{}',
    valid_from text,
    valid_to text,
    tokens tsvector not null,
    text text not null,
    primary key (region_id, item_id),
    foreign key (region_id, item_id) references item (region_id, id)
  ) with (toast_tuple_target = 128)`,
  // Kept aside and as they are: what is counted and sorted lies close together, and a piece of a text is read alone.
  sql`alter table search_entry alter column text set storage external, alter column tokens set storage external`,
  sql`create table search_word (
    region_id text not null,
    word text not null,
    count integer not null,
    primary key (region_id, word)
  )`,
];

const intakeSource = sql`
  create table intake_source (
    region_id text not null,
    id text not null,
    unit_id text not null,
    name text not null check (name <> ''),
    token_hash text not null,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    version integer not null default 1,
    primary key (region_id, id),
    unique (token_hash),
    foreign key (region_id, unit_id) references unit (region_id, id)
  )`;

const intakeDocument = sql`
  create table intake_document (
    region_id text not null,
    source_id text not null,
    key text not null check (key <> ''),
    item_id text not null,
    digest text not null,
    on_version integer not null,
    received_at timestamptz not null default now(),
    primary key (region_id, source_id, key),
    foreign key (region_id, source_id) references intake_source (region_id, id),
    foreign key (region_id, item_id) references item (region_id, id)
  )`;

const decision = sql`
  create table decision (
    region_id text not null,
    id text not null,
    unit_id text not null,
    kind text not null check (kind in ('licence', 'penalty')),
    document_no text not null check (document_no <> ''),
    name text not null,
    party_kind text not null check (party_kind in ('person', 'organization')),
    party text not null,
    party_shown text not null,
    credit_code text not null default '',
    category text not null,
    content text not null,
    basis text not null default '',
    organ text not null,
    decided_on text not null ${day('decided_on')},
    valid_to text ${day('valid_to')},
    amount bigint check (amount >= 0),
    more jsonb not null default '{}',
    published_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_kind text,
    withdrawn_reason text not null default '',
    created_at timestamptz not null default now(),
    version integer not null default 1,
    primary key (region_id, id),
    foreign key (region_id, unit_id) references unit (region_id, id),
    check ((withdrawn_at is null) = (withdrawn_kind is null))
  )`;

const decisionImport = [
  sql`create table decision_import (
    region_id text not null,
    id text not null,
    unit_id text not null,
    kind text not null check (kind in ('licence', 'penalty')),
    counts jsonb not null,
    notes jsonb not null,
    work_id text,
    created_by text,
    created_at timestamptz not null default now(),
    primary key (region_id, id),
    foreign key (region_id, unit_id) references unit (region_id, id)
  )`,
  sql`create table decision_import_row (
    region_id text not null,
    import_id text not null,
    row integer not null,
    document_no text not null,
    outcome text not null check (outcome in ('create', 'unchanged', 'error')),
    content text,
    errors jsonb not null default '[]',
    primary key (region_id, import_id, row),
    foreign key (region_id, import_id) references decision_import (region_id, id)
  )`,
];

const yearlyFigure = sql`
  create table yearly_figure (
    region_id text not null,
    unit_id text not null,
    year integer not null,
    kind text not null check (kind in ('coercive', 'fees')),
    value bigint not null check (value >= 0),
    source text not null check (source <> ''),
    actor_name text not null,
    recorded_at timestamptz not null default now(),
    version integer not null default 1,
    primary key (region_id, unit_id, year, kind),
    foreign key (region_id, unit_id) references unit (region_id, id)
  )`;

const bulk = [
  sql`create table bulk_import (
    region_id text not null,
    id text not null,
    unit_id text not null,
    kind text not null check (kind in ('sheet', 'wxr', 'feed')),
    name text not null,
    input jsonb not null,
    counts jsonb not null,
    work_id text,
    created_by text,
    created_at timestamptz not null default now(),
    primary key (region_id, id),
    foreign key (region_id, unit_id) references unit (region_id, id)
  )`,
  sql`create table bulk_row (
    region_id text not null,
    import_id text not null,
    row integer not null,
    origin text not null,
    title text not null,
    outcome text not null check (outcome in ('create', 'known', 'error')),
    content jsonb,
    errors jsonb not null default '[]',
    item_id text,
    primary key (region_id, import_id, row),
    foreign key (region_id, import_id) references bulk_import (region_id, id)
  )`,
];

const indexes = [
  sql`create unique index catalogue_column_slug on catalogue_column (region_id, slug)`,
  sql`create index catalogue_column_parent on catalogue_column (region_id, parent_id, sort)`,
  sql`create index catalogue_column_unit on catalogue_column (region_id, unit_id)`,
  sql`create unique index item_index_no on item (region_id, index_no) where index_no is not null`,
  sql`create unique index item_origin on item (region_id, unit_id, origin) where origin is not null`,
  sql`create index item_column on item (region_id, column_id, published_at desc, id desc) where standing = 'published'`,
  sql`create index item_unit on item (region_id, unit_id, published_at desc, id desc) where standing = 'published'`,
  sql`create index item_newest on item (region_id, published_at desc, id desc) where standing = 'published'`,
  sql`create index item_work on item (region_id, unit_id, work, updated_at desc) where work is not null`,
  sql`create index item_due on item (publish_at) where work = 'scheduled'`,
  sql`create index item_normative on item (region_id, kind, valid_from desc) where standing = 'published' and kind in ('normative', 'rule')`,
  sql`create index item_in_force on item (region_id, column_id, valid_from, valid_to) where standing = 'published' and kind in ('normative', 'rule')`,
  sql`create index item_event_day on item_event (region_id, day, action)`,
  sql`create index validity_event_day on validity_event (region_id, kind, day)`,
  sql`create index item_link_to on item_link (region_id, to_id, kind)`,
  sql`create index item_file_file on item_file (region_id, file_id)`,
  sql`create index search_entry_tokens on search_entry using gin (tokens) with (fastupdate = off)`,
  sql`create index search_entry_newest on search_entry (region_id, published_at desc)`,
  sql`create unique index decision_number on decision (region_id, unit_id, kind, document_no)
    where withdrawn_kind is distinct from 'mistake'`,
  sql`create index decision_newest on decision (region_id, unit_id, kind, decided_on desc)`,
  sql`create index bulk_import_newest on bulk_import (region_id, unit_id, created_at desc)`,
];

/** Columns, items with versions, events, validity and links, findings, search, intake, decisions, bulk import. */
export const disclosureMigration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of [
      catalogue,
      item,
      itemVersion,
      itemEvent,
      validityEvent,
      itemLink,
      fileText,
      itemFile,
      itemCheck,
      findingAnswer,
      ...numbers,
      ...lists,
      ...search,
      intakeSource,
      intakeDocument,
      decision,
      ...decisionImport,
      yearlyFigure,
      ...bulk,
      ...indexes,
    ])
      await statement.execute(db);
  },
};
