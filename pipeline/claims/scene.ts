import type { Document, Gazetteer, Mention, Section, Span } from '../model/index.js';
import { isClaimKind, sectionOf } from '../model/index.js';
import { actorsIn } from './entities/actors.js';
import type { Entity } from './entities/entity.js';
import { type UnitNames, unitsIn } from './entities/units.js';
import { folded, type Word, wordsIn } from './words.js';

/** One sentence as the roles see it. */
export interface View extends Span {
  /** Index into `Document.sentences`. */
  readonly index: number;
  readonly section: Section;
  readonly words: readonly Word[];
  readonly units: readonly Entity[];
  readonly actors: readonly Entity[];
}

/** A mention that is to become a claim, and where its word stands. */
export interface Figure {
  readonly mention: Mention;
  readonly view: View;
  /** Index of the mention's word in `view.words`. */
  readonly at: number;
}

/** What the roles know of one article. */
export interface Scene {
  readonly document: Document;
  readonly text: string;
  readonly views: readonly View[];
  readonly figures: readonly Figure[];
  readonly names: UnitNames;
  /** How often an entity's value is named in the article, and in its head (title and lead). */
  readonly counts: ReadonlyMap<string, number>;
  readonly head: readonly Entity[];
  readonly published: string | undefined;
}

/** Reads an article's sentences: words, units and actors. Linear in its length. */
export function sceneOf(document: Document, mentions: readonly Mention[], gazetteer: Gazetteer): Scene {
  const { text, article, blocks, sentences } = document;
  const keys = folded(text);
  const published = article.published?.date;
  const names: UnitNames = { gazetteer, day: published, full: new Map() };
  const cut: { span: Span; words: readonly Word[]; section: Section }[] = [];
  let next = 0;
  for (const sentence of sentences) {
    while (next < mentions.length && (mentions[next] as Mention).start < sentence.start) next++;
    const inside: Mention[] = [];
    for (; next < mentions.length && (mentions[next] as Mention).start < sentence.end; next++) {
      inside.push(mentions[next] as Mention);
    }
    const section = sectionOf(blocks[sentence.block]?.kind ?? 'paragraph');
    cut.push({ span: sentence, words: wordsIn(text, keys, sentence, inside), section });
  }
  // Names given in full anywhere in the article tell what its bare names mean, so units are read twice over the head.
  for (const { words } of cut) unitsIn(words, text, names);
  const counts = new Map<string, number>();
  const head: Entity[] = [];
  const figures: Figure[] = [];
  const views = cut.map(({ span, words, section }, index): View => {
    const units = unitsIn(words, text, names);
    const actors = actorsIn(words, text, units);
    const view = { start: span.start, end: span.end, index, section, words, units, actors };
    for (const entity of [...units, ...actors]) {
      if (entity.generic) continue;
      counts.set(entity.value, (counts.get(entity.value) ?? 0) + 1);
      if (section === 'title' || section === 'lead') head.push(entity);
    }
    words.forEach((word, at) => {
      if (word.mention && isClaimKind(word.mention.kind)) figures.push({ mention: word.mention, view, at });
    });
    return view;
  });
  return { document, text, views, figures, names, counts, head, published };
}
