import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Article, Block, Gazetteer, Mention } from '../../pipeline/model/index.js';
import type { Findings } from '../../pipeline/run.js';
import { documentOf } from '../../pipeline/text/index.js';

/** Languages whose figures are read: `und` is text too short or too bare to tell. */
const READ: ReadonlySet<string> = new Set(['vi', 'und']);

/** From an article to its claims: sentences, figures, context. */
export function understandWith(gazetteer: Gazetteer): (article: Article) => Findings {
  return (article) => {
    const document = documentOf(article);
    const isRead = ({ language = article.language }: Block) => READ.has(language);
    // English writes 1,250 for our 1.250: read as Vietnamese, its figures would be wrong by thousands.
    if (!document.blocks.some(isRead)) return { document, mentions: [], claims: [] };
    const published = article.published?.date;
    const all = readFigures(document.text, published === undefined ? {} : { published });
    const mentions = document.blocks.every(isRead) ? all : within(all, document.blocks.filter(isRead));
    return { document, mentions, claims: claimsOf(document, mentions, gazetteer) };
  };
}

/** The mentions that stand in one of the blocks; both are in text order. */
function within(mentions: readonly Mention[], blocks: readonly Block[]): readonly Mention[] {
  let n = 0;
  return mentions.filter(({ start, end }) => {
    while (n < blocks.length && blocks[n]!.end <= start) n++;
    const block = blocks[n];
    return block !== undefined && start >= block.start && end <= block.end;
  });
}
