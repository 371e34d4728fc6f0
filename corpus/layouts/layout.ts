import type { Publisher } from '../publishers.js';

/** Where and when a layout was seen, which is all that is known for sure about it. */
export interface Attestation {
  readonly host: string;
  /** EDTF: `2026-03-07`, `2015`; `XXXX` where nobody wrote down when. */
  readonly on: string;
  /** A page that was looked at, or the public code of a crawler that reads such pages. */
  readonly how: 'page' | 'crawler';
}

/**
 * Where a family of content management systems puts the parts of an article. All values but `name`, `attested`, `era`,
 * `marker`, `choose` and `papers` are lists of compound selectors (see corpus/html/selector.ts). A page fits when its source holds `marker`
 * and a node fits `body`. A paper that changed its design has two layouts: old pages still have the old marker; where a page has
 * both, its day decides by `era`.
 */
export interface Layout {
  readonly name: string;
  /** The newest first. Empty where the layout was written from knowledge of the system, and no page of it was at hand. */
  readonly attested: readonly Attestation[];
  /** EDTF interval in which the papers used it, as far as known: `../2022`, `2021/..`. Absent where no other layout followed it. */
  readonly era?: string;
  /** A string that stands in the source of every page of the family and hardly elsewhere. */
  readonly marker: string;
  readonly title?: string;
  /** Without it a short first paragraph of the body is taken for the lead. */
  readonly lead?: string;
  readonly body: string;
  /** Which of several bodies: the first (pages go on with other articles), or that with the most text (portals have boxes of the same make). */
  readonly choose?: 'first' | 'longest';
  readonly author?: string;
  readonly date?: string;
  /** Links to other articles inside the body: kept as `related`. */
  readonly related?: string;
  /** What is no part of the article: left out. */
  readonly drop?: string;
  readonly caption?: string;
  /** Boxes with text of the article beside its flow. */
  readonly inset?: string;
  /** The place glued to the first word of the lead: `<span class="location-stamp">Hà Giang</span>Hơn 23h…`. */
  readonly stamp?: string;
  /** Papers that are made with it, where corpus/publishers.ts does not list them. */
  readonly papers?: readonly Publisher[];
}
