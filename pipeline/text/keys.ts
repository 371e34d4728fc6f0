import { isLetter, lower } from './chars.js';
import { bare, base, isVowel, tone } from './letters.js';

/**
 * Keys for comparison. Each takes text in NFC and gives a string of the same length in which unit `i` stands for unit
 * `i` of the text, so that a match in the key is a match at the same offsets.
 */

const A = 0x61;
const E = 0x65;
const I = 0x69;
const O = 0x6f;
const Q = 0x71;
const U = 0x75;
const Y = 0x79;

/** Pieces of this many units are made into strings at once. */
const CHUNK = 8192;

/** Lower case, letter by letter. Letters whose small form has another length (`İ`) stay. */
export function lowerKey(text: string): string {
  return mapped(text, (unit) => lower[unit]!);
}

/** Lower case without any diacritic, `đ` as `d`: `Đảng uỷ` → `dang uy`. */
export function bareKey(text: string): string {
  return mapped(text, (unit) => bare[unit]!);
}

/**
 * Lower case with the tone mark in one place and one spelling of `y`/`i` at the end of a syllable: the same for `Hoà` and
 * `Hòa`, `uỷ` and `ủy`, `quý` and `quí`, `kỹ` and `kĩ`. `thúy` and `thúi` stay apart: they are different syllables.
 */
export function spellingKey(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = lower[text.charCodeAt(at)]!;
  for (let at = 1; at < units.length; at++) {
    if (at + 1 < units.length && isLetter(units[at + 1]!)) continue;
    const last = base[units[at]!]!;
    const before = base[units[at - 1]!]!;
    const afterQ = at > 1 && base[units[at - 2]!] === Q && before === U;
    if (last === Y && isLetter(before) && (afterQ || !isVowel(before))) {
      units[at] = toned(I, tone[units[at]!]!);
    } else if (!afterQ && ((before === O && (last === A || last === E)) || (before === U && last === Y))) {
      if (tone[units[at]!] === 0) continue;
      units[at - 1] = toned(before, tone[units[at]!]!);
      units[at] = last;
    }
  }
  return stringOf(units);
}

const MARKS = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

function toned(letter: number, mark: number): number {
  return (String.fromCharCode(letter) + MARKS[mark]!).normalize('NFC').charCodeAt(0);
}

function mapped(text: string, unitOf: (unit: number) => number): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = unitOf(text.charCodeAt(at));
  return stringOf(units);
}

function stringOf(units: Uint16Array): string {
  if (units.length <= CHUNK) return String.fromCharCode(...units);
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  return text;
}
