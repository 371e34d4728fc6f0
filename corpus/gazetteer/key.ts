/**
 * The key under which a unit's name is looked up. Equal for spellings that the press uses for one name: case, tone
 * placement (`Hoà`/`Hòa`), `y`/`i` (`Mỹ`/`Mĩ`), blanks, hyphens and apostrophes (`Đắk R'Lấp`/`Đăk Rlấp`,
 * `Kontum`), `c`/`k` and the tone before them (`Bắc Cạn`/`Bắc Kạn`, `Đắc Lắc`/`Đăk Lăk`), numbers with a leading nought.
 */
export function nameKey(name: string): string {
  const letters = name.toLowerCase().normalize('NFD');
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
    else if (unit === 0x20 || unit === 0xa0 || unit === 0x2d || unit === 0x2013) close();
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

function isQuoteMark(unit: number): boolean {
  return unit === 0x27 || unit === 0x60 || unit === 0xb4 || unit === 0x2018 || unit === 0x2019 || unit === 0x2c8;
}

const HEAVY = '\u0323';

function syllableKey(syllable: string, tone: string): string {
  let key = syllable;
  if (key.startsWith('k') && !/^k[hei]/u.test(key)) key = `c${key.slice(1)}`;
  if (key.endsWith('k')) key = `${key.slice(0, -1)}c`;
  if (/[b-df-hj-np-tv-zđ]y$/u.test(key)) key = `${key.slice(0, -1)}i`;
  if (/^0\d+$/u.test(key)) key = key.replace(/^0+/u, '');
  // "Đak Đoa", "Đác Nông" are "Đăk".
  if (key === 'đac' && tone !== HEAVY) return 'đa\u0306c';
  // A syllable that ends in a stop bears the rising tone unless it bears the heavy one: "Đăk" is "Đắk".
  const stop = key.endsWith('c') || key.endsWith('t') || key.endsWith('p') || key.endsWith('ch');
  return stop && tone === '\u0301' ? key : key + tone;
}
