/**
 * Vietnamese syllables by their build: onset, rhyme, tone. Spelling rules of the national orthography: `k gh ngh` stand
 * before `e ê i y`, `c g ng` before all others; rhymes that end in `c ch p t` have the tones sắc and nặng only.
 */
const ONSETS = 'b ch d đ gi h kh l m n nh p ph r s t th tr v x'.split(' ');
const BEFORE_FRONT = ['k', 'gh', 'ngh'];
const BEFORE_BACK = ['c', 'g', 'ng'];
const FRONT = /^[eêiy]/u;

const RHYMES = `
a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e em en eng eo ec ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oi om on ong oc op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôi ôm ôn ông ôc ôp ôt ơ ơi ơm ơn ơp ơt
u ua ui um un ung uc up ut uân uâng uât uây uê uêch uên uênh uơ uy uya uych uyên uyêt uynh uyt uyu
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu`
  .trim()
  .split(/\s+/u);
/** Spelled so without an onset only. */
const BARE = 'y yêm yên yêng yêt yêu'.split(' ');
/** `y` for `i` behind these: `kỹ`, `lý`, `mỹ`, `hy`, `tỷ`, `sỹ`, `vỹ`. */
const Y_ONSETS = 'h k l m s t v'.split(' ');
const QU_RHYMES =
  `a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân ât ây e en eo et ê êch ên ênh êt êu i in it y ych yên yêt
ynh yt yu ơ ôc`.split(/\s+/u);
/** `gì`, `gìn`, `giếng`, `giết`: the `i` is both of the onset and of the rhyme. */
const GI_RHYMES = 'i in im iêc iêng iêt iêu'.split(' ');

const STOPPED = /(?:ch|[cpt])$/u;
/** Level, huyền, sắc, hỏi, ngã, nặng as combining marks. */
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'] as const;
const STOP_TONES = ['\u0301', '\u0323'] as const;
const TONE = /[\u0300\u0301\u0309\u0303\u0323]/gu;

/** Every pair of onset and rhyme that the orthography allows, without tones, as one string → where the rhyme starts. */
const bodies: ReadonlyMap<string, number> = (() => {
  const made = new Map<string, number>();
  const add = (onset: string, rhyme: string) => made.set(onset + rhyme, onset.length);
  for (const rhyme of [...RHYMES, ...BARE]) add('', rhyme);
  for (const onset of ONSETS) for (const rhyme of RHYMES) add(onset, rhyme);
  for (const rhyme of RHYMES) for (const onset of FRONT.test(rhyme) ? BEFORE_FRONT : BEFORE_BACK) add(onset, rhyme);
  for (const rhyme of GI_RHYMES) add('g', rhyme);
  for (const onset of Y_ONSETS) add(onset, 'y');
  for (const rhyme of QU_RHYMES) add('qu', rhyme);
  return made;
})();

/** Where a tone mark may stand in a rhyme: on the letter with a quality mark; else both the old and the new way. */
function toneSeats(rhyme: string): readonly number[] {
  const quality = Math.max(...[...rhyme].map((letter, at) => ('ăâêôơư'.includes(letter) ? at : -1)));
  const letters = [...rhyme];
  const vowels = letters.flatMap((letter, at) => ('aăâeêioôơuưy'.includes(letter) ? [at] : []));
  const [first = 0, second = first] = vowels;
  // `ưa` is the one rhyme in which a plain vowel behind the marked one does not take part: `nửa`.
  if (quality >= 0) return [quality];
  if (vowels.length < 2) return [first];
  const isClosed = vowels.at(-1)! < letters.length - 1;
  if (vowels.length > 2 || isClosed) return [second];
  return /^(?:oa|oe|uy)$/u.test(rhyme) ? [first, second] : [first];
}

/** Every well-formed syllable in lower case and NFC, a tone in each place where it is written. */
export function* wellFormedSyllables(): Generator<string> {
  for (const [body, start] of bodies) {
    const rhyme = body.slice(start);
    for (const tone of STOPPED.test(rhyme) ? STOP_TONES : TONES) {
      for (const seat of tone === '' ? [0] : toneSeats(rhyme)) {
        const at = start + seat + 1;
        yield (tone === '' ? body : body.slice(0, at) + tone + body.slice(at)).normalize('NFC');
      }
    }
  }
}

/** True for one syllable that Vietnamese can spell, in any case, tone on any letter. Not every one is a word. */
export function isSyllable(word: string): boolean {
  if (word.length > 14) return false;
  const decomposed = word.toLowerCase().normalize('NFD');
  const plain = decomposed.replace(TONE, '').normalize('NFC');
  const tones = decomposed.length - decomposed.replace(TONE, '').length;
  const start = bodies.get(plain);
  if (start === undefined || tones > 1) return false;
  return !STOPPED.test(plain) || (tones === 1 && /[\u0301\u0323]/u.test(decomposed));
}
