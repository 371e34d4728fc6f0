/**
 * Where a family of content management systems puts the parts of an article. All values but `marker` are lists of
 * compound selectors (see corpus/html/selector.ts). A page fits when its source holds `marker` and a node fits `body`.
 */
export interface Layout {
  readonly name: string;
  /** A string that stands in the source of every page of the family and hardly elsewhere. */
  readonly marker: string;
  readonly title?: string;
  readonly lead?: string;
  readonly body: string;
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
}
