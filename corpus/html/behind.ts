import { bylineOf } from '../text/bylines.js';
import { isFurniture, isSectionName } from '../text/furniture.js';
import { collapsed, isAllLinked, type PageNode, textOf } from './tree.js';

/** How far up the tree text and signature may part, and how many boxes with furniture may stand between them. */
const LEVELS = 2;
const BETWEEN = 3;
const SIGNATURE_MAX = 80;

/**
 * The signature in the first line behind a body of unknown make: `<div>… vào 10/5.</div><p align="right"><b>NGUYÊN
 * LƯU</b></p>`. Links are names of sections and of other articles.
 */
export function signatureBehind(body: PageNode): string | undefined {
  let at: PageNode | null = body;
  for (let level = 0; at && level < LEVELS; level++, at = at.parent) {
    // Cells beside each other are columns; below one comes another row.
    if (at.name === 'td') continue;
    let between = 0;
    for (let next = at.next; next && between < BETWEEN; next = next.next) {
      if (next.type !== 'text' && next.type !== 'tag') continue;
      const text = next.type === 'text' ? collapsed(next.data!).normalize('NFC') : textOf(next, SIGNATURE_MAX);
      if (text === '') continue;
      if (isFurniture(text)) between++;
      else return isSignature(text) && next.name !== 'a' && !isAllLinked(next) ? text : undefined;
    }
  }
  return undefined;
}

const isSignature = (text: string): boolean =>
  text.length <= SIGNATURE_MAX && !isSectionName(text) && /[ .]/u.test(bylineOf(text)?.author ?? '');
