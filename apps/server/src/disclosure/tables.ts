import type { Generated, JSONColumnType } from 'kysely';
import type { Attribute, Form, ItemContent, ItemKind } from './content.ts';

/** 对外状态: what readers see of it. */
type Standing = 'none' | 'published' | 'withdrawn';

/** 办理状态: where the text that is being worked on stands. */
type WorkState = 'draft' | 'content' | 'secrecy' | 'signing' | 'scheduled';

/** 有效性变动, each on its day (制发、修改、废止、失效). */
export type ValidityKind = 'issue' | 'amend' | 'repeal' | 'expire';

/** How one item belongs to another: 解读, 修改, 废止, and forms made from a source (问答、图解、大字版、折页). */
export type LinkKind = 'interprets' | 'amends' | 'repeals' | 'derived';

interface ColumnTable {
  region_id: string;
  id: string;
  /** The unit whose column it is; null for a column of the whole region. */
  unit_id: string | null;
  parent_id: string | null;
  /** Itself first, the root last. */
  path: string[];
  name: string;
  /** Its part of the address; unique in the region. */
  slug: string;
  /** Items of Art. 20 and 21 that it serves: `20.1`. */
  articles: string[];
  /** The report's counting category; null where its items count as 其他. */
  category: string | null;
  /** The field of the basic-level catalogue (基层政务公开标准目录) that it was made from. */
  field: string | null;
  /** ColumnType of the site's rules: what its update limit follows from. */
  kind: string;
  duty_unit_id: string | null;
  /** Days within which something new must appear; null for the limit of its kind. */
  limit_days: number | null;
  forms: string[];
  description: string;
  keywords: string;
  sort: number;
  /** The day from which it takes nothing new; what it holds stays. */
  to_day: string | null;
  version: number;
}

interface ItemTable {
  region_id: string;
  id: string;
  unit_id: string;
  column_id: string;
  standing: Standing;
  /** Null where nothing is being worked on. */
  work: WorkState | null;
  /** The text being worked on, or (never published, no work) the one that was put aside. */
  draft: JSONColumnType<ItemContent> | null;
  /** Everyone who wrote on this draft: none of them reviews or signs it (四眼). */
  drafters: string[];
  urgent: boolean;
  /** When it is to be published; null for at once when signed. */
  publish_at: Date | null;
  /** Where it came from, if from elsewhere: `wxr:…`, `rss:…`, `intake:…`, `sheet:…`; taken once. */
  origin: string | null;
  /** When that system, or the person, first handed it in. */
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  version: Generated<number>;

  // Of the published version, for lists; null where nothing was ever published.
  published_no: number | null;
  index_no: string | null;
  title: string | null;
  summary: string | null;
  source: string | null;
  document_no: string | null;
  formed_on: string | null;
  kind: ItemKind | null;
  form: Form | null;
  attribute: Attribute | null;
  subject_class: string | null;
  topics: string[];
  valid_from: string | null;
  /** The day from which it is no more in force: repealed, replaced, expired. */
  valid_to: string | null;
  first_published_at: Date | null;
  published_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    catalogue_column: ColumnTable;
    item: ItemTable;
    /** Published texts: added to, never changed; one that was replaced can be hidden from readers. */
    item_version: {
      region_id: string;
      item_id: string;
      no: number;
      content: JSONColumnType<ItemContent>;
      note: string;
      actor_name: string;
      published_at: Date;
      /** Why readers see it no more; null where they do. */
      hidden_reason: Generated<string | null>;
    };
    /** Every step of the flow. */
    item_event: {
      region_id: string;
      item_id: string;
      seq: number;
      action: string;
      from_work: WorkState | null;
      to_work: WorkState | null;
      from_standing: Standing;
      to_standing: Standing;
      /** The version of the item that the step was taken on. */
      on_version: number;
      reason: string;
      actor_id: string | null;
      actor_name: string;
      at: Generated<Date>;
      /** The calendar day in Asia/Shanghai. */
      day: string;
    };
    validity_event: {
      region_id: string;
      item_id: string;
      seq: number;
      kind: ValidityKind;
      day: string;
      /** The item that amends or repeals it. */
      by_item_id: string | null;
      note: string;
      actor_name: string;
      recorded_at: Generated<Date>;
    };
    item_link: {
      region_id: string;
      from_id: string;
      to_id: string;
      kind: LinkKind;
      /** Of a derived form: the version of the source that it was made from. */
      source_no: number | null;
    };
    /** What is known of an attached file's content. */
    file_text: {
      region_id: string;
      file_id: string;
      text: string;
      /** What the file hides, as `inspectFile` of the documents package tells it. */
      inspection: JSONColumnType<object>;
    };
    /** Which files an item's draft (no 0) and versions show. */
    item_file: { region_id: string; item_id: string; no: number; file_id: string; sort: number };
    /** What the check found in the draft as it then stood. */
    item_check: {
      region_id: string;
      item_id: string;
      on_version: number;
      findings: JSONColumnType<object[]>;
      checked_at: Generated<Date>;
    };
    /** A finding accepted, with the reason. */
    finding_answer: {
      region_id: string;
      item_id: string;
      key: string;
      reason: string;
      actor_id: string | null;
      actor_name: string;
      at: Generated<Date>;
    };
    /** A unit's part of its index numbers: given once, never to another. */
    unit_code: { region_id: string; unit_id: string; code: number };
    /** The last index number given, by unit and year. */
    index_counter: { region_id: string; unit_id: string; year: number; last: number };
    word: {
      region_id: string;
      id: string;
      word: string;
      suggestion: string;
      severity: 'must' | 'note';
      /** Longer words in which it is right. */
      exceptions: Generated<string[]>;
      /** Why, where it is not plain. */
      reason: Generated<string>;
      version: Generated<number>;
    };
    topic: {
      region_id: string;
      id: string;
      name: string;
      sort: number;
      to_day: string | null;
      version: Generated<number>;
    };
    search_entry: {
      region_id: string;
      item_id: string;
      unit_id: string;
      column_path: string[];
      title: string;
      published_at: Date;
      year: number;
      form: Form;
      kind: ItemKind;
      topics: string[];
      valid_from: string | null;
      valid_to: string | null;
      tokens: string;
      /** Text of body and attachments, for the excerpt. */
      text: string;
    };
    /** Words of what is published, for 您是不是要找. */
    search_word: { region_id: string; word: string; count: number };
    intake_source: {
      region_id: string;
      id: string;
      unit_id: string;
      name: string;
      token_hash: string;
      created_at: Generated<Date>;
      ended_at: Date | null;
      version: Generated<number>;
    };
    /** What a source has handed over, each key once. */
    intake_document: {
      region_id: string;
      source_id: string;
      key: string;
      item_id: string;
      /** Tells one content from another. */
      digest: string;
      /** The item's version as the source last wrote it: another one has been touched since. */
      on_version: number;
      received_at: Date;
    };
    /** 双公示: decisions on licences and penalties. */
    decision: {
      region_id: string;
      id: string;
      unit_id: string;
      kind: 'licence' | 'penalty';
      document_no: string;
      name: string;
      party_kind: 'person' | 'organization';
      /** Of a person: sealed. */
      party: string;
      /** What the portal shows. */
      party_shown: string;
      /** 统一社会信用代码 of an organisation. */
      credit_code: string;
      category: string;
      content: string;
      basis: string;
      organ: string;
      decided_on: string;
      valid_to: string | null;
      /** In 分; null where there is no money in it. */
      amount: number | null;
      /** The standard's other fields, by their ids; texts as they are written. */
      more: JSONColumnType<Record<string, string>>;
      published_at: Date | null;
      withdrawn_at: Date | null;
      /** Why it is no more shown; `mistake`: it never was a decision, and its number is free again. */
      withdrawn_kind: 'mistake' | 'annulled' | 'repaired' | 'expired' | 'other' | null;
      withdrawn_reason: Generated<string>;
      created_at: Generated<Date>;
      version: Generated<number>;
    };
    decision_import: {
      region_id: string;
      id: string;
      unit_id: string;
      kind: 'licence' | 'penalty';
      counts: JSONColumnType<object>;
      notes: JSONColumnType<string[]>;
      work_id: string | null;
      created_by: string | null;
      created_at: Generated<Date>;
    };
    decision_import_row: {
      region_id: string;
      import_id: string;
      row: number;
      document_no: string;
      outcome: 'create' | 'unchanged' | 'error';
      /** What is to be written, sealed as a whole; null when it is written, or where it is faulty. */
      content: string | null;
      errors: JSONColumnType<object[]>;
    };
    /** Figures of a year that no single record stands behind, each with its source. */
    yearly_figure: {
      region_id: string;
      unit_id: string;
      year: number;
      kind: 'coercive' | 'fees';
      /** A count, or money in 分. */
      value: number;
      source: string;
      actor_name: string;
      recorded_at: Generated<Date>;
      version: Generated<number>;
    };
    bulk_import: {
      region_id: string;
      id: string;
      unit_id: string;
      kind: 'sheet' | 'wxr' | 'feed';
      name: string;
      input: JSONColumnType<object>;
      counts: JSONColumnType<object>;
      work_id: string | null;
      created_by: string | null;
      created_at: Generated<Date>;
    };
    bulk_row: {
      region_id: string;
      import_id: string;
      row: number;
      origin: string;
      title: string;
      outcome: 'create' | 'known' | 'error';
      content: JSONColumnType<object> | null;
      errors: JSONColumnType<object[]>;
      item_id: string | null;
    };
  }
}
