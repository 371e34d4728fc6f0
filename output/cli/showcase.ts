import type { Fact } from '../sqlite/index.js';
import type { Io } from './command.js';
import { printable, shortened, wrapped } from './width.js';

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

/** Shows the facts article by article: figure, context, sentence. */
export async function showFacts(facts: readonly Fact[], io: Io): Promise<void> {
  const width = Math.min(io.columns ?? DEFAULT_WIDTH, 120);
  const bold = (text: string) => (io.colours ? `\u001b[1m${text}\u001b[22m` : text);
  for (const id of new Set(facts.map(({ article_id }) => article_id))) {
    const own = facts.filter(({ article_id }) => article_id === id);
    const head = `${printable(own[0]?.title ?? own[0]?.source ?? '')}  [${own.length} facts]`;
    const lines = bestOf(own).flatMap((fact) => factLines(fact, width));
    await io.out(`${bold(head)}\n${lines.join('\n')}\n\n`);
  }
}
