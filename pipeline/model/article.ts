import type { Span } from './span.js';

/** What a block of an article is. `related` is text of other articles (teasers); `meta` is dateline, counters, site furniture. */
export type BlockKind =
  | 'title'
  | 'lead'
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'table-row'
  | 'inset'
  | 'caption'
  | 'byline'
  | 'related'
  | 'meta';

/** One block of an article: a range of `Article.text` that holds no line end. Blocks are in text order and never overlap. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** BCP 47 tag, where it is surely another than that of the article. */
  readonly language?: string;
}

/** A date with the reason for it: where it was read, as a word (`dateline`, `meta:article:published_time`, `url`, …). */
export interface Published {
  /** EDTF day, `2020-10-10`. */
  readonly date: string;
  readonly evidence: string;
  /** Where it stands in `Article.text`, when it stands there. */
  readonly span?: Span;
}

/** Facts about an article beside its text for which the reason is kept. */
export type EvidentField = 'published' | 'author' | 'publisher' | 'publisherProvince' | 'url' | 'newsSection';

/**
 * Where a fact was seen. On pages: linked data, a meta element, the canonical link, the title of the window, `<time>`, the
 * path of sections, a label beside the title. In the text: a byline, the line of the day, the mark before the lead, a line
 * that is a name. Else: the host or another part of the address, the address that it was fetched from, a field of a record,
 * the paper (of its province).
 */
export type EvidenceKind =
  | 'json-ld'
  | 'meta'
  | 'canonical'
  | 'title'
  | 'time'
  | 'breadcrumb'
  | 'label'
  | 'byline'
  | 'dateline'
  | 'mark'
  | 'line'
  | 'host'
  | 'url'
  | 'address'
  | 'field'
  | 'publisher';

/** One place that says a fact, also where it says another one than is held. */
export interface Evidence {
  readonly field: EvidentField;
  /** What it says, in the form in which the article has it. */
  readonly value: string;
  readonly kind: EvidenceKind;
  /** Which one of its kind: `article:section`, `datePublished`, the key of a record. */
  readonly name?: string;
  /** The words as seen. */
  readonly quote: string;
  /** Where they stand in `Article.text`, when they stand there. */
  readonly span?: Span;
}

/** What was published, as read from one file or one record of a file. Immutable. */
export interface Article {
  /** The path as given by the user; a record of a file with many adds `#n` (0-based). */
  readonly source: string;
  readonly url?: string;
  readonly publisher?: string;
  /** GSO code of the province whose paper it is, when the publisher is a provincial paper. */
  readonly publisherProvince?: string;
  readonly title?: string;
  readonly lead?: string;
  readonly author?: string;
  readonly published?: Published;
  /** The section of the paper that it stood in: `Thời sự`, `Kinh tế`; of a path of sections the first that says something. */
  readonly newsSection?: string;
  /**
   * Where these facts were seen, the strongest first: the first of a field that says what is held decided. Absent where
   * nobody looked.
   */
  readonly evidence?: readonly Evidence[];
  /** BCP 47 tag; `und` where no language could be told. */
  readonly language: string;
  /** The extracted text in Unicode NFC. Blocks are ranges of it. Of a text file it is the whole file. */
  readonly text: string;
  /**
   * `origins[i]`: the UTF-16 offset in the text as given of unit `i` of `text`; one entry more than `text` has units.
   * Absent where the two are the same, or (pages) where there is no text as given.
   */
  readonly origins?: Uint32Array;
  readonly blocks: readonly Block[];
  /** SHA-256 (hex) of the bytes that were read. */
  readonly rawHash: string;
}

/** The part of an article that a reader of figures wants to know: blocks of kinds not named here are `body`. */
export type Section = 'title' | 'lead' | 'body' | 'caption' | 'related' | 'meta';

const SECTIONS: Partial<Record<BlockKind, Section>> = {
  title: 'title',
  lead: 'lead',
  caption: 'caption',
  related: 'related',
  byline: 'meta',
  meta: 'meta',
};

/** The section that blocks of this kind belong to. */
export function sectionOf(kind: BlockKind): Section {
  return SECTIONS[kind] ?? 'body';
}

/** The value of a field as it is compared: a signature in capitals is the same name. */
const keyOf = (value: string): string => value.normalize('NFC').toLowerCase();

/** True where a piece of evidence says what the article has. */
export function isHeld({ field, value }: Pick<Evidence, 'field' | 'value'>, article: Article): boolean {
  const held = field === 'published' ? article.published?.date : article[field];
  return held !== undefined && keyOf(held) === keyOf(value);
}
