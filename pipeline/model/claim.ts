import type { Section } from './article.js';
import type { Mention } from './mention.js';
import type { Span } from './span.js';

/** Why a context value that does not stand beside the figure still holds for it. */
export type Inheritance =
  | 'frame' // a time or place frame opened earlier: "Thời điểm tháng 6/2013, …"
  | 'previous sentence'
  | 'article head' // title, lead, dateline
  | 'list head'
  | 'quotation' // who says it is named beside a quotation of several sentences
  | 'publication date';

/** One context value: what it says, where that stands, and why it holds when it stands elsewhere. */
export interface Role {
  /** The resolved value (`huyện Bình Liêu`, `2013-06`); for phrases the text of the span. */
  readonly value: string;
  /** Absent only where nothing in the text says it (the publication date as default). */
  readonly span?: Span;
  readonly inherited?: Inheritance;
}

/** A place role: `value` is the unit's full name; codes only where the gazetteer decides. */
export interface PlaceRole extends Role {
  /** GSO code as of the article's date. */
  readonly code?: string;
  /** GSO code of its province then. */
  readonly provinceCode?: string;
  /** GSO code of its province since July 2025. */
  readonly provinceCodeNow?: string;
  /** Of a commune: GSO code of the one commune that holds it since July 2025. */
  readonly communeCodeNow?: string;
}

/** The roles a claim may have besides its place. */
export const ROLE_NAMES = ['object', 'base', 'subject', 'predicate', 'time', 'comparedTo', 'attribution'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** A mention with its context. A role that the text does not support is absent. */
export interface Claim extends Partial<Record<RoleName, Role>> {
  readonly mention: Mention;
  readonly section: Section;
  /** Index into `Document.sentences`. */
  readonly sentence: number;
  readonly place?: PlaceRole;
  /** The figure of the text that gives the baseline's value: the earlier one of `từ 14% năm 1992 lên gần 20%`. */
  readonly baseline?: Mention;
  readonly change?: 'increase' | 'decrease';
  readonly status?: 'target' | 'forecast' | 'estimate';
  /** Normalised key of the object, the same for the same quantity in different articles. */
  readonly indicator?: string;
  /** Chance that the figure and every filled role are right, 0…1. */
  readonly confidence: number;
}
