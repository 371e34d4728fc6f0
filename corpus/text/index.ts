import type { Article, Published } from '../../pipeline/model/index.js';
import { toNfc } from '../../pipeline/text/origins.js';
import type { Decoded } from '../decode.js';
import { languageOf, withLanguages } from '../language.js';
import { type Publisher, publisherNamed, publisherOfLead } from '../publishers.js';
import { blocksOf, type Roles, rolesOf } from './blocks.js';
import { bylineOf } from './bylines.js';
import { linesOf } from './lines.js';

/**
 * Reads the saved text of an article. `text` is the whole file in NFC; `origins` leads back to the text as given, in
 * which a byte order mark counts as one unit (as `readFileSync(file, 'utf8')` gives it).
 */
export function readText({ text: given, marked }: Decoded, source: string, rawHash: string): Article {
  const { text, origins } = toNfc(given);
  const roles = rolesOf(linesOf(text));
  const blocks = blocksOf(text, roles);
  const { lines, kinds, title } = roles;
  const lead = kinds.indexOf('lead');
  const byline = blocks.findLast(
    ({ kind, start, end }) => kind === 'byline' && bylineOf(text.slice(start, end))?.author,
  );
  const author = byline && bylineOf(text.slice(byline.start, byline.end))?.author;
  const publisher = publisherIn(roles);
  const published = publishedIn(roles);
  const language = languageOf(text);
  const map = marked ? shifted(origins, text.length) : origins;
  return {
    source,
    ...(publisher && { publisher: publisher.name }),
    ...(publisher?.province && { publisherProvince: publisher.province }),
    ...(title >= 0 && { title: lines[title]!.text }),
    ...(lead >= 0 && { lead: lines[lead]!.text }),
    ...(author && { author }),
    ...(published && { published }),
    language,
    text,
    ...(map && { origins: map }),
    blocks: withLanguages(blocks, text, language),
    rawHash,
  };
}

/** The map with one unit before the text: the byte order mark. */
function shifted(origins: Uint32Array | undefined, length: number): Uint32Array {
  const map = new Uint32Array(length + 1);
  for (let i = 0; i <= length; i++) map[i] = (origins?.[i] ?? i) + 1;
  return map;
}

/** Longer lines are no names of papers. */
const NAME_MAX = 60;

/** Only what the text supports: the mark before the lead (`(LSO) –`), or a line that is the name of a paper. */
function publisherIn({ lines, kinds }: Roles): Publisher | undefined {
  for (let n = 0; n < lines.length; n++) {
    if (kinds[n] === 'title' || kinds[n] === 'related') continue;
    const name = lines[n]!.text.length <= NAME_MAX ? lines[n]!.text : '';
    const found = publisherOfLead(lines[n]!.text) ?? publisherNamed(name);
    if (found) return found;
    if (kinds[n] === 'paragraph') return undefined;
  }
  return undefined;
}

/**
 * The day in the dateline. Papers print the clock of the visit above the title and the day of publication below it, so
 * of several the one behind the title and nearest to it counts; a clock alone above the title is no evidence.
 */
function publishedIn({ lines, datelines, title }: Roles): Published | undefined {
  const dated = [...datelines].filter(([, { day }]) => day !== undefined);
  const behind = dated.find(([n]) => n > title && title >= 0);
  const [n, dateline] = behind ?? dated.findLast(([at]) => at < title || title < 0) ?? [];
  if (n === undefined || dateline?.day === undefined) return undefined;
  const { day } = dateline;
  const { start } = lines[n]!;
  return {
    date: day.date,
    evidence: behind ? 'dateline' : 'dateline above the title',
    span: { start: start + day.start, end: start + day.end },
  };
}
