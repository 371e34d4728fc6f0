import type { Publisher } from '../publishers.js';

/**
 * Where a family of content management systems puts the parts of an article. All values but `name`, `marker`, `choose`
 * and `papers` are lists of compound selectors (see corpus/html/selector.ts). A page fits when its source holds `marker`
 * and a node fits `body`. A paper that changed its design has two layouts: old pages still have the old marker.
 */
export interface Layout {
  readonly name: string;
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
