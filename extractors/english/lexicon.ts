import type { Modifier } from '../../pipeline/model/index.js';

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Words of newspapers that compromise takes for verbs: `2,340 party members`. */
export const NOUNS: Readonly<Record<string, string>> = {
  party: 'Noun',
  firms: 'Plural',
  communes: 'Plural',
  exports: 'Plural',
  imports: 'Plural',
  cadres: 'Plural',
};

export const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  // only behind a sign of money: "€5m", "$1.2bn"
  m: 1e6,
  bn: 1e9,
};

/** ISO 4217 by the ways to write a currency, in small letters. A plain dollar of the Vietnamese press is that of the US. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  vnd: 'VND',
  vnđ: 'VND',
  đồng: 'VND',
  dong: 'VND',
  đ: 'VND',
  us$: 'USD',
  $: 'USD',
  usd: 'USD',
  'us dollars': 'USD',
  'u.s. dollars': 'USD',
  dollars: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
};

/** Bounds, by the words right before the number. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map<string, Modifier>([
  ['more than', 'over'],
  ['over', 'over'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['about', 'approx'],
  ['around', 'approx'],
  ['approximately', 'approx'],
  ['roughly', 'approx'],
  ['some', 'approx'],
  ['at least', 'at_least'],
  ['at most', 'at_most'],
  ['less than', 'under'],
  ['fewer than', 'under'],
  ['under', 'under'],
]);

/** What a number behind them names or ranks, and does not count: `Article 12`, `aged 45`, `top 10`, `per 10,000 people`. */
export const NAMED_BY_NUMBER = wordsOf(`
  act age aged appendix article block building chapter circular class clause code conclusion decision decree directive
  district document fax figure flight form gate grade group highway hotline house item law lesson level line lot model no
  nos number page part phase phone plan point project resolution road room route rule section ship stage step storm table
  tel tower type typhoon unit version volume ward week year zone
  top minus negative half per every each between`);

/** Nouns of durations, measures, money, multiples and scores: what stands before them is no count of things. */
export const NOT_COUNTED = wordsOf(`
  second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months quarter quarters
  semester semesters year years decade decades century centuries am pm
  mm cm dm m km metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter
  centimeters mile miles inch inches foot feet yard yards square cubic sq cu ha hectare hectares acre acres sqm
  mg g kg gram grams kilo kilos kilogram kilograms quintal quintals tonne tonnes ton tons pound pounds ounce ounces tael
  taels ml l litre litres liter liters barrel barrels teu teus dwt
  w kw mw gw kwh mwh gwh watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts volt volts hp
  degree degrees celsius gb mb tb mbps ghz mhz
  vnd dong đồng usd dollar dollars cent cents euro euros yen won yuan renminbi baht kip riel ringgit peso pesos rupee rupees
  rouble roubles ruble rubles franc francs sterling
  percent percentage pct point points time times fold folds set sets`);

/** Verbs on `-s` that may follow a number; all others there are nouns (`45 communes`). */
export const AUXILIARIES = wordsOf('is was has does says as this its us');
