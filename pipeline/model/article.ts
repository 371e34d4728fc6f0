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
