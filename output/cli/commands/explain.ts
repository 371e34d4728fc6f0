import { existsSync } from 'node:fs';
import type { Article } from '../../../pipeline/model/index.js';
import { type Command, dbOption, type Io, UsageError } from '../command.js';
import { eachArticle, mapOption } from '../each-article.js';

const CLAIM_KEY = /^[0-9a-f]{32}$/iu;
/** A word that ends like a file is meant as one, so a missing file is not taken for words. */
const FILE_NAME = /^\S+\.(?:html?|txt|jsonl?|csv|tsv|docx|pdf|mht|mhtml|zip|warc|gz)$/iu;

/** The words as an article of one paragraph. */
function articleOf(text: string): Article {
  const blocks = [...text.matchAll(/[^\r\n]+/gu)].map((line) => ({
    kind: 'paragraph' as const,
    start: line.index,
    end: line.index + line[0].length,
  }));
  return { source: '-', language: 'vi', text, blocks, rawHash: '' };
}

async function explainClaim(key: string, db: string, io: Io): Promise<void> {
  const [{ openStore }, { SolieuError }, { drawn, storedTree }] = await Promise.all([
    import('../../api/open-store.js'),
    import('../../../pipeline/model/index.js'),
    import('../tree.js'),
  ]);
  const store = openStore(db);
  try {
    const claim = store.claim(key);
    if (claim === undefined) throw new SolieuError('claim/unknown', `There is no claim ${key} in ${db}.`);
    await io.out(drawn(storedTree(claim)));
  } finally {
    store.close();
  }
}

async function explainArticle(article: Article, io: Io): Promise<void> {
  const [{ ownReader }, { drawn, mentionTree }] = await Promise.all([
    import('../../api/mine.js'),
    import('../tree.js'),
  ]);
  const { understand } = await ownReader();
  const { document, mentions, claims } = understand(article);
  const claimOf = new Map(claims.map((claim) => [claim.mention, claim]));
  if (mentions.length === 0) io.err('No figure was found.\n');
  for (const mention of mentions) await io.out(drawn(mentionTree(mention, claimOf.get(mention), document)));
}

export const explain: Command = {
  name: 'explain',
  usage: 'explain "TEXT"|FILE|CLAIM_KEY [--db FILE] [--map FIELD=KEY,…]',
  summary: 'Show how each figure was read, and where its context comes from.',
  details: ['A claim key (32 hex digits, the column claim_key of facts) is looked up in the database.'],
  arguments: [{ name: '<what>', about: 'some words, a file with an article, or the key of a claim' }],
  options: [dbOption, mapOption],
  examples: ['solieu explain "Đảng bộ huyện có 2.340 đảng viên, chiếm 7% dân số"', 'solieu explain article.txt'],
  async run([given = ''], options, io) {
    // Lines of CSV end in \r\n, and a shell keeps the \r of `$(solieu query … --format csv | tail -n 1)`.
    const what = given.trim();
    if (what === '') throw new UsageError('Give some words, a file with an article, or the key of a claim.');
    if (CLAIM_KEY.test(what)) {
      await explainClaim(what, options.db, io);
      return 0;
    }
    if (existsSync(what) || FILE_NAME.test(what)) {
      return eachArticle(what, options, io, (article) => explainArticle(article, io));
    }
    const { toNfc } = await import('../../../pipeline/text/index.js');
    await explainArticle(articleOf(toNfc(what).text), io);
    return 0;
  },
};
