import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Fact } from '../../sqlite/index.js';
import { type Command, dbOption, type Io } from '../command.js';
import { progressOn, summary } from '../progress.js';
import { printable, shortened, wrapped } from '../width.js';

const DEFAULT_WIDTH = 100;
/** Facts shown of each article: the point is to see what a fact looks like, not all of them. */
const SHOWN = 2;

/** The first figures of an article whose context is most complete, in the order of the text. */
function bestOf(facts: readonly Fact[]): Fact[] {
  const filled = ({ object, subject, place, time }: Fact) => [object, subject, place, time].filter(Boolean).length;
  return facts
    .filter(({ section }) => section === 'body' || section === 'lead')
    .sort((a, b) => filled(b) - filled(a) || a.char_start - b.char_start)
    .slice(0, SHOWN)
    .sort((a, b) => a.char_start - b.char_start);
}

function factLines(fact: Fact, width: number): string[] {
  const bound = fact.modifier === null ? '' : ` (${fact.modifier})`;
  const figure = [fact.quote + bound, fact.object, fact.base && `of ${fact.base}`].filter(Boolean).join(' · ');
  const context = [fact.subject, fact.place, fact.time].filter(Boolean).join(' · ');
  const sentence = wrapped(`“${fact.sentence}”`, width - 6);
  return [`  ${figure}`, `    ${context}`, ...sentence.map((line) => `      ${line}`)]
    .map((line) => shortened(printable(line), width))
    .filter((line) => line.trim() !== '');
}

async function showFacts(facts: readonly Fact[], io: Io): Promise<void> {
  const width = Math.min(io.columns ?? DEFAULT_WIDTH, 120);
  const bold = (text: string) => (io.colours ? `\u001b[1m${text}\u001b[22m` : text);
  for (const id of new Set(facts.map(({ article_id }) => article_id))) {
    const own = facts.filter(({ article_id }) => article_id === id);
    const head = `${printable(own[0]?.title ?? own[0]?.source ?? '')}  [${own.length} facts]`;
    const lines = bestOf(own).flatMap((fact) => factLines(fact, width));
    await io.out(`${bold(head)}\n${lines.join('\n')}\n\n`);
  }
}

const next = (db: string): string => `Try next:
  npx solieu query "SELECT quote, object, subject, place, time FROM facts LIMIT 20" --db ${db}
  npx solieu query "SELECT percent, object, base, sentence FROM percentages WHERE percent > 50" --db ${db}
  npx solieu explain "Đảng bộ huyện Bình Liêu có 2.340 đảng viên, chiếm 7% dân số toàn huyện"
  npx solieu export --db ${db} --format csv > facts.csv
Your own articles:
  npx solieu ingest --db ${db} FOLDER
`;

export const demo: Command = {
  name: 'demo',
  usage: 'demo [--db FILE]',
  summary: 'Mine the bundled sample articles and show some of the facts.',
  details: ['This is what npm start runs. It makes facts.db in the current folder, or adds to it.'],
  arguments: [],
  options: [dbOption],
  examples: ['solieu demo'],
  async run(_args, options, io) {
    const [{ mine }, { openStore }, { packageRoot }] = await Promise.all([
      import('../../api/mine.js'),
      import('../../api/open-store.js'),
      import('../../api/package.js'),
    ]);
    const samples = join(packageRoot, 'corpus', 'samples');
    const paths = readdirSync(samples)
      .filter((name) => /\.(?:html|txt)$/u.test(name))
      .sort()
      .map((name) => relative('', join(samples, name)));
    const { db } = options;
    io.err(`Reading ${paths.length} sample articles into ${db} …\n`);
    const progress = progressOn(io, false);
    const result = await mine(paths, { db, onProgress: progress.show, signal: io.interrupt() }).finally(progress.end);
    io.err(`${db}: ${summary(result)}\n\n`);
    if (result.interrupted) return 130;
    const store = openStore(db);
    try {
      const wanted = new Set(paths);
      await showFacts(
        [...store.facts()].filter(({ source }) => wanted.has(source)),
        io,
      );
      await io.out(next(db));
    } finally {
      store.close();
    }
    return result.errors > 0 ? 3 : 0;
  },
};
