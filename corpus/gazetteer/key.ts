/**
 * The key under which a unit's name is looked up. Equal for spellings that the press uses for one name: case, tone
 * placement (`Hoà`/`Hòa`), `y`/`i` (`Mỹ`/`Mĩ`), blanks, hyphens and apostrophes (`Đắk R'Lấp`/`Đăk Rlấp`,
 * `Kontum`), `c`/`k` and the tone before them (`Bắc Cạn`/`Bắc Kạn`, `Đắc Lắc`/`Đăk Lăk`), numbers with a leading nought.
 */
export function nameKey(name: string): string {
  let key = '';
  let syllable = '';
  let tone = '';
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    const letter = unit < LETTERS.length ? LETTERS[unit] : undefined;
    // Marks that stand apart have an order of their own.
    if (letter === undefined) return keyOf(name.toLowerCase().normalize('NFD'));
    if (letter === BREAK) {
      if (syllable !== '') key += syllableKey(syllable, tone);
      syllable = '';
      tone = '';
      continue;
    }
    syllable += letter;
    const own = TONES[unit] as string;
    if (own !== '') tone = own;
  }
  return syllable === '' ? key : key + syllableKey(syllable, tone);
}

/** The key of a name in lower case whose marks stand apart. */
function keyOf(letters: string): string {
  let key = '';
  let syllable = '';
  let tone = '';
  const close = () => {
    if (syllable !== '') key += syllableKey(syllable, tone);
    syllable = '';
    tone = '';
  };
  for (let at = 0; at < letters.length; at++) {
    const unit = letters.charCodeAt(at);
    if (isTone(unit)) tone = letters.charAt(at);
    else if (isBreak(unit)) close();
    else if (isQuoteMark(unit)) continue;
    else syllable += unit === ETH ? 'đ' : letters.charAt(at);
  }
  close();
  return key;
}

const ETH = 0xf0; // "ðắk": a look-alike of đ from old fonts

function isTone(unit: number): boolean {
  return unit === 0x300 || unit === 0x301 || unit === 0x303 || unit === 0x309 || unit === 0x323;
}

function isBreak(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x2d || unit === 0x2013;
}

function isQuoteMark(unit: number): boolean {
  return unit === 0x27 || unit === 0x60 || unit === 0xb4 || unit === 0x2018 || unit === 0x2019 || unit === 0x2c8;
}

/** Stands for a character between syllables. */
const BREAK = ' ';

// By character of Vietnamese and of the marks beside it: what it adds to its syllable, and its tone. Made by the long way.
const LETTERS: (string | undefined)[] = new Array<string | undefined>(0x2020).fill(undefined);
const TONES: string[] = new Array<string>(LETTERS.length).fill('');
for (let unit = 0; unit < LETTERS.length; unit++) {
  const isLatin = unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00) || unit >= 0x2000;
  if (!isLatin) continue;
  if (isBreak(unit)) LETTERS[unit] = BREAK;
  else if (isQuoteMark(unit)) LETTERS[unit] = '';
  else {
    const letters = String.fromCharCode(unit).toLowerCase().normalize('NFD');
    const tones = [...letters].filter((letter) => isTone(letter.charCodeAt(0)));
    if (tones.length > 1) continue;
    LETTERS[unit] = [...letters]
      .filter((letter) => !tones.includes(letter))
      .join('')
      .replace('\u00f0', 'đ');
    TONES[unit] = tones[0] ?? '';
  }
}

const HEAVY = '\u0323';

function syllableKey(syllable: string, tone: string): string {
  let key = syllable;
  if (key.startsWith('k') && !/^k[hei]/u.test(key)) key = `c${key.slice(1)}`;
  if (key.endsWith('k')) key = `${key.slice(0, -1)}c`;
  if (key.endsWith('y') && /[b-df-hj-np-tv-zđ]y$/u.test(key)) key = `${key.slice(0, -1)}i`;
  if (key.startsWith('0') && /^0\d+$/u.test(key)) key = key.replace(/^0+/u, '');
  // "Đak Đoa", "Đác Nông" are "Đăk".
  if (key === 'đac' && tone !== HEAVY) return 'đa\u0306c';
  // A syllable that ends in a stop bears the rising tone unless it bears the heavy one: "Đăk" is "Đắk".
  const stop = key.endsWith('c') || key.endsWith('t') || key.endsWith('p') || key.endsWith('ch');
  return stop && tone === '\u0301' ? key : key + tone;
}
