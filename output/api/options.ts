import { FIELDS } from '../../corpus/readers/fields.js';
import { SolieuError } from '../../pipeline/model/index.js';

const invalid = (message: string): SolieuError => new SolieuError('option/invalid', message);

/**
 * Refuses options that a call does not have: a slip in a name would be passed over in silence.
 *
 * @param call what is called, as it is named in the message
 * @throws SolieuError `option/invalid`
 */
export function refuseUnknown(call: string, given: unknown, known: readonly string[]): void {
  if (given === undefined) return;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalid(`The options of ${call} are an object: ${known.join(', ')}.`);
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid(`${call} has no option "${unknown}"; it has ${known.join(', ')}.`);
}

/** @throws SolieuError `option/invalid` where a number is given that is not whole, or below `least` */
export function refuseNoCount(name: string, value: unknown, least = 1): void {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= least)) return;
  throw invalid(`${name} is a whole number from ${least} on, not ${shown(value)}.`);
}

/** @throws SolieuError `option/invalid` where something is given that is no number above zero */
export function refuseNoAmount(name: string, value: unknown): void {
  if (value === undefined || (typeof value === 'number' && value > 0)) return;
  throw invalid(`${name} is a number above 0, not ${shown(value)}.`);
}

const shown = (value: unknown): string =>
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'that');

/**
 * Refuses a place to go on from that is none: it would begin at the top again, and whoever pages would never end.
 *
 * @throws SolieuError `option/invalid`
 */
export function refuseNoPlace(call: string, after: unknown, fields: readonly string[]): void {
  if (after === undefined) return;
  const has = (name: string) => ['number', 'string'].includes(typeof (after as Record<string, unknown>)[name]);
  if (typeof after === 'object' && after !== null && fields.every(has)) return;
  throw invalid(`after of ${call} is the last of the page before, with ${fields.join(', ')}.`);
}

/** What says how many threads work, and for how long on one article. */
interface Threads {
  readonly jobs?: number | undefined;
  readonly stall?: number | undefined;
  readonly memory?: number | undefined;
}

/** Refuses threads that would wait for ever, and names of fields that there are none of. */
export function refuseNoThreads({ jobs, stall, memory }: Threads): void {
  refuseNoCount('jobs', jobs);
  refuseNoAmount('stall', stall);
  refuseNoAmount('memory', memory);
}

/** How files and lines are read. */
interface Reading {
  readonly maxBytes?: number | undefined;
  readonly map?: object | undefined;
  readonly wait?: number | undefined;
}

export function refuseNoReading({ maxBytes, map, wait }: Reading): void {
  refuseNoAmount('maxBytes', maxBytes);
  refuseNoAmount('wait', wait);
  refuseUnknown('map', map, FIELDS);
}

/** @throws SolieuError `option/invalid` where something else than a text is given */
export function refuseNoText(what: string, given: unknown): void {
  if (typeof given !== 'string') throw invalid(`${what} is a text, not ${JSON.stringify(given)}.`);
}

/** @throws SolieuError `option/invalid` where paths or addresses are no list of texts */
export function refuseNoList(what: string, given: unknown): void {
  if (Array.isArray(given) && given.every((one) => typeof one === 'string')) return;
  throw invalid(`The ${what} are a list of texts.`);
}
