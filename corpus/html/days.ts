import type { Evidence, Published, Span } from '../../pipeline/model/index.js';
import { dayOfAddress, dayOfMachine, isOfChange, publishedDayIn } from '../dates.js';
import type { Facts } from './facts.js';

/** A day of publication and the words that say it. */
export interface SeenDay extends Omit<Published, 'span'> {
  readonly quote: string;
  /** Where it stands in these words, where they are a line of the page. */
  readonly at?: Span;
}

const NAMES = ['article:published_time', 'datepublished', 'pubdate', 'og:pubdate', 'dc.date.issued'];

/** The days that the page tells machines, the one to go by first: JSON-LD, then meta elements, then its address. */
export function machineDays({ published, publishedAs = '', meta, canonical }: Facts): readonly SeenDay[] {
  const days: SeenDay[] = [];
  if (published !== undefined) days.push({ date: published, evidence: 'json-ld:datePublished', quote: publishedAs });
  for (const name of NAMES) {
    const quote = meta.get(name);
    const date = quote === undefined ? undefined : dayOfMachine(quote);
    if (date !== undefined) days.push({ date, evidence: `meta:${name}`, quote: quote! });
  }
  const address = canonical ?? meta.get('og:url') ?? '';
  const date = dayOfAddress(address);
  if (date !== undefined) days.push({ date, evidence: 'url', quote: address });
  return days;
}

/**
 * The days in the line of the day and in what machines are told, the one that counts first. `Cập nhật` may be the day of a
 * later change: then what machines are told counts. So it does where it is the same day with its month first: no page is read
 * in the American order, but this one was written in it.
 */
export function daysOf(line: string | undefined, machine: readonly SeenDay[]): readonly SeenDay[] {
  const at = line === undefined ? undefined : publishedDayIn(line);
  if (at === undefined) return machine;
  const { date } = at;
  const shown = { date, evidence: 'dateline', quote: line!, at };
  const told = machine[0];
  const isOther = told !== undefined && told.date !== date && (isOfChange(line!) || told.date === turned(date));
  return isOther ? [...machine, shown] : [shown, ...machine];
}

/** `2021-06-05` for `2021-05-06`. */
const turned = (date: string): string => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

/** `json-ld:datePublished` is of the kind `json-ld`. */
export function evidenceOfDay({ date, evidence, quote }: SeenDay): Evidence {
  const at = evidence.indexOf(':');
  const kind = (at < 0 ? evidence : evidence.slice(0, at)) as Evidence['kind'];
  return { field: 'published', value: date, kind, ...(at >= 0 && { name: evidence.slice(at + 1) }), quote };
}
