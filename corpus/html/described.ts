import { publisherOfLead } from '../publishers.js';
import { endsSentence, likeness } from '../text/lines.js';
import type { Facts } from './facts.js';

const LEAD_MIN = 60;
const LEAD_MAX = 700;
/** Share of its words that must stand in the article: portals describe themselves on every page. */
const ABOUT = 0.5;
/** From this share of its words in one paragraph on it repeats that paragraph. */
const REPEATS = 0.75;
const CUT = /(?:\.\.|…)$/u;

/**
 * The lead that a page shows to machines only: a description of whole sentences that is about the article and says what
 * no paragraph says. Only for pages on which no lead was found.
 */
export function describedLead({ meta }: Facts, title: string, paragraphs: readonly string[]): string | undefined {
  const text = meta.get('description') || meta.get('og:description') || '';
  if (text.length < LEAD_MIN || text.length > LEAD_MAX || CUT.test(text) || !endsSentence(text)) return undefined;
  if (text.startsWith(title) || paragraphs.length === 0) return undefined;
  if (paragraphs.some((paragraph) => likeness(text, paragraph) >= REPEATS)) return undefined;
  const isAbout = likeness(text, [title, ...paragraphs].join(' ')) >= ABOUT;
  return isAbout || publisherOfLead(text) !== undefined ? text : undefined;
}
