/** What a piece of information says, as its draft and each of its published versions keep it. */

/** 公开属性: fixed when a document is drafted, with the reason where it is not proactive (Art. 17). */
export type Attribute = 'proactive' | 'on-request' | 'withheld';

/** What kind of information it is: rules and normative documents (规章、行政规范性文件) have a validity. */
export type ItemKind = 'information' | 'document' | 'normative' | 'rule';

/** 公开形式. */
export type Form = 'text' | 'table' | 'picture' | 'video' | 'faq' | 'large-type' | 'leaflet';

/** A file that belongs to it, in the order shown. */
export interface Attachment {
  fileId: string;
  name: string;
}

/** What someone gets, must do, or must not miss, by who they are (政策与我), with the clause that says so. */
export interface Benefit {
  /** Who: an id of the list of audiences. */
  audience: string;
  kind: 'duty' | 'subsidy' | 'date';
  text: string;
  /** The article or clause of the text: 第三条. */
  clause: string;
  /** The first and last day on which it can be done, where there are such days. */
  fromDay: string | null;
  toDay: string | null;
}

export interface ItemContent {
  title: string;
  /** HTML of the closed vocabulary that `cleanBody` of the documents package leaves. */
  body: string;
  summary: string;
  /** 来源: where it comes from, as the page names it. */
  source: string;
  author: string;
  /** 成文日期: the day on which it was formed or changed (Art. 26). */
  formedOn: string;
  kind: ItemKind;
  form: Form;
  attribute: Attribute;
  attributeReason: string;
  /** 主题分类. */
  subjectClass: string;
  /** 发文字号. */
  documentNo: string;
  /** The first and, where the text sets one, the last day in force; rules and normative documents alone. */
  validFrom: string | null;
  validTo: string | null;
  keywords: string[];
  /** Key topics (重点领域), by their ids. */
  topics: string[];
  attachments: Attachment[];
  benefits: Benefit[];
}
