import {
  type Block,
  type BlockKind,
  type Claim,
  type Document,
  type Mention,
  type Role,
  type Span,
  sectionOf,
} from '../../pipeline/model/index.js';
import { termsOf } from './compromise.js';
import { numeralAt, type Sentence } from './numbers.js';
import { CONFIDENCE, type EnglishFigure, rules } from './rules.js';

/** Sentences longer than this, in UTF-16 units, are tables or rubbish, and cost more than they give. */
const LONGEST_SENTENCE = 2000;
/** What a sentence with a figure holds; all others need not be taken apart. */
const HAS_NUMBER =
  /\d|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?!\p{L})/iu;
/** Separators as Vietnamese writes them: `31,8%`, `1.250.000`, `1.250 households`. */
const VIETNAMESE_SEPARATORS =
  /(?<![\d.,])\d{1,3}(?:,\d{1,2}(?![\d,])|\.\d{3}(?!\d|\.\d{1,2}(?!\d)|\s(?:thousand|million|billion|trillion)))/iu;
/** Counters and bylines are no statements. */
const UNREAD: ReadonlySet<BlockKind> = new Set(['meta', 'byline']);

/** The figures of one English sentence, in text order, none overlapping. */
function figuresOf(sentence: Sentence): readonly EnglishFigure[] {
  const found: EnglishFigure[] = [];
  for (let i = 0; i < sentence.terms.length; ) {
    const numeral = numeralAt(sentence, i);
    let figure: EnglishFigure | undefined;
    if (numeral && numeral.start >= (found.at(-1)?.mention.end ?? 0)) {
      for (const rule of rules) {
        figure = rule(sentence, numeral);
        if (figure) break;
      }
    }
    if (figure) found.push(figure);
    // What is behind "five" in "twenty-five years" is no number of its own.
    i = Math.max(i + 1, figure?.next ?? numeral?.next ?? 0);
  }
  return found;
}

const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by });

function movedMention(mention: Mention, by: number): Mention {
  return {
    ...moved(mention, by),
    parts: mention.parts.map((part) => moved(part, by)),
    ...(mention.modifierSpan ? { modifierSpan: moved(mention.modifierSpan, by) } : {}),
  };
}

/**
 * Percentages, amounts of money and counts of English blocks of an article, each as a claim, in text order. Of the context
 * only what is counted (`object`), and of a share the whole (`base`), are filled. Nothing is read where a number could be
 * something else. Loads compromise at the first sentence with a number.
 */
export function readEnglish(
  { text, blocks, sentences }: Document,
  isEnglish: (block: Block) => boolean,
): readonly Claim[] {
  const isRead = blocks.map((block) => isEnglish(block) && !UNREAD.has(block.kind));
  const isMixed = blocks.some(
    (block, n) => isRead[n] && VIETNAMESE_SEPARATORS.test(text.slice(block.start, block.end)),
  );
  return sentences.flatMap(({ start, end, block }, sentence): readonly Claim[] => {
    if (!isRead[block] || end - start > LONGEST_SENTENCE) return [];
    const words = text.slice(start, end);
    if (!HAS_NUMBER.test(words)) return [];
    const section = sectionOf(blocks[block]!.kind);
    const roleOf = (span: Span): Role => ({ value: words.slice(span.start, span.end), span: moved(span, start) });
    return figuresOf({ text: words, terms: termsOf(words), isMixed }).map(({ mention, object, base }) => ({
      mention: movedMention(mention, start),
      section,
      sentence,
      ...(object ? { object: roleOf(object) } : {}),
      ...(base ? { base: roleOf(base) } : {}),
      confidence: CONFIDENCE,
    }));
  });
}
