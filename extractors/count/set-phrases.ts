import { type LexemeSet, lexeme, lexemes } from '../lexer/lexicon.js';
import { phrases } from '../lexer/phrases.js';
import type { Tokens } from '../lexer/tokens.js';
import { COUNTED, isNounAt } from '../words.js';

const TWO = lexeme('hai');
const THREE = lexeme('ba');
const EIGHT = lexeme('tám');
const NINE = lexeme('chín');

/** `chị hai tôi`, `anh ba`: children are called by their rank; `cho anh hai viên` counts. */
const ELDERS = lexemes('anh chị cô chú bác dì cậu mợ thím út');
/** `ba tôi`, `ba nuôi`: the father. */
const FATHER_BEHIND = lexemes('tôi mình nó tao nuôi ruột dượng uống');
/** `tám chuyện`: to chat. */
const CHAT = lexemes('chuyện dóc nhảm');
const RIPE_BEHIND = lexemes('muồi mọng rộ nục chắn nhừ mềm tái ép đỏ vàng ương rụng kỹ uống');
const COOKED = lexemes('nấu nướng luộc hấp đun hầm xào rán chiên quả trái lúa cháo');
/** `đòn bẩy`, `bóng bẩy` */
const LEVER = lexemes('đòn bóng');
const LIFT = lexemes('bẩy');
const BLADE = lexeme('lưỡi');
const FORK = lexeme('ngã');
/** `hất ngã hai học sinh`: to fall. */
const FALLING = lexemes('hất xô đẩy đạp té vấp bị làm quật húc vật');
/** `cú ăn ba`: three titles in a season. */
const EATING = lexeme('ăn');
const FEAT = lexemes('cú');
const UP = lexeme('lên');
/** `đứa trẻ lên ba` */
const CHILD = lexemes('trẻ bé em cháu mới từ gái trai đứa vừa');
const SET = lexeme('bộ');
/** `toàn bộ ba kẻ tấn công`, `cán bộ ba xã`: here bộ ends another word. */
const SET_ENDS = lexemes('toàn cán nội đồng tiến trung bắc nam hợp tổng cục mỗi từng các');

/** Behind these a number word ranks: `hạng ba chung cuộc`, `tay vợt số hai thế giới`, `trường cấp ba công lập`. */
const RANKED: ReadonlyMap<number, { readonly after?: LexemeSet; readonly notAfter?: LexemeSet }> = new Map([
  [lexeme('hạng'), { notAfter: lexemes('các nhiều') }],
  [lexeme('tầng'), { notAfter: lexemes('hạ các mỗi') }],
  [lexeme('lầu'), {}],
  [lexeme('vòng'), { notAfter: lexemes('trong qua hết sau trải') }],
  [lexeme('số'), { notAfter: lexemes('trong tổng một con tỷ tỉ hệ đa dân doanh chỉ chữ tham') }],
  [lexeme('cấp'), { after: lexemes('trường sinh bằng nhà con lên từ hết') }],
]);

/** Sayings that begin with a number: nothing is counted. */
const sayings = phrases(
  (
    'ba chân bốn cẳng|bốn cẳng|chín tầng mây|ba vạn chín nghìn|ba vạn chín ngàn|năm lần bảy lượt|bảy lượt|ba đầu sáu tay|sáu tay|ba chìm bảy nổi|bảy nổi|' +
    'mười mươi|năm thì mười họa|mười họa|năm bè bảy mối|bảy mối|hai năm rõ mười|trăm công nghìn việc|trăm công ngàn việc|nghìn việc|ngàn việc|' +
    'bốn phương tám hướng|bốn bể|năm châu|trăm phương nghìn kế|nghìn kế|ba hoa|hai sương|chín một mười|ba khía|hai dây|hai hàng'
  )
    .split('|')
    .map((saying) => [saying, true] as const),
);
const SOME = lexeme('mấy');

function isRank(t: Tokens, i: number): boolean {
  const ranked = RANKED.get(t.lexeme[i - 1]!);
  if (ranked === undefined) return false;
  const before = t.lexeme[i - 2]!;
  return ranked.after?.has(before) !== false && ranked.notAfter?.has(before) !== true;
}

/** True where the number word at token `i`, which ends before token `next`, is part of a name, a rank or a saying. */
export function isSetPhrase(t: Tokens, i: number, next: number): boolean {
  const word = t.lexeme[i]!;
  const before = t.lexeme[i - 1]!;
  // "mười mấy năm", "hai mươi mấy người": nobody knows how many
  if (t.lexeme[next] === SOME || sayings.at(t, i) !== undefined) return true;
  // "con dao hai lưỡi"
  if ((LEVER.has(before) && LIFT.has(word)) || t.lexeme[next] === BLADE) return true;
  // "thời điểm chín muồi", "nấu chín thức ăn": ripe, done
  if (word === NINE && (RIPE_BEHIND.has(t.lexeme[i + 1]!) || COOKED.has(before))) return true;
  if (word === EIGHT && CHAT.has(t.lexeme[next]!)) return true;
  if (next > i + 1) return false;
  if (before === FORK && !FALLING.has(t.lexeme[i - 2]!)) return true;
  if (ELDERS.has(before) && (!isNounAt(t, next) || !COUNTED.has(t.lexeme[next]!))) return true;
  if (word === THREE) {
    if (FATHER_BEHIND.has(t.lexeme[next]!)) return true;
    if (before === EATING && FEAT.has(t.lexeme[i - 2]!)) return true;
    // "bộ ba tấn công": a trio
    if (before === SET && !SET_ENDS.has(t.lexeme[i - 2]!)) return true;
  }
  if (before === UP && CHILD.has(t.lexeme[i - 2]!) && word !== TWO) return true;
  return isRank(t, i);
}
