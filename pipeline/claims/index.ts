import type { Claim, Document, Gazetteer, Mention, Role, Span } from '../model/index.js';
import { isClaimKind, sectionOf, TIME_KINDS } from '../model/index.js';
import { type Binding, bind, type Choose } from './bind.js';
import { confidenceOf } from './confidence.js';
import { indicatorOf } from './indicator.js';
import { attributionOf } from './roles/attribution.js';
import { comparisonOf } from './roles/comparison.js';
import { placeRoleOf } from './roles/resolution.js';
import type { Filling } from './roles/role.js';
import { type Scene, sceneOf } from './scene.js';
import { type ScoringSheet, scoringSheet } from './sheet.js';
import { loadWeights } from './weights.js';

let sheet: ScoringSheet | undefined;

/**
 * One claim for each mention that carries context or places something in time, in text order. Claims of times have no
 * roles. `mentions` are those of the document, in text order, none overlapping. Linear in the length of the document.
 */
export function claimsOf(document: Document, mentions: readonly Mention[], gazetteer: Gazetteer): readonly Claim[] {
  const kept = mentions.filter(({ kind }) => isClaimKind(kind) || isTimeKind(kind));
  if (kept.length === 0) return [];
  const bindings = new Map<Mention, Binding>();
  let scene: Scene | undefined;
  if (kept.some(({ kind }) => isClaimKind(kind))) {
    sheet ??= scoringSheet(loadWeights());
    const { chance } = sheet;
    scene = sceneOf(document, mentions, gazetteer);
    const choose: Choose = (_role, candidates) => {
      const top = candidates[candidates.length - 1];
      return top && { item: top.item, chance: chance() };
    };
    for (const binding of bind(scene, choose, sheet)) bindings.set(binding.figure.mention, binding);
  }
  let sentence = 0;
  return kept.flatMap((mention): Claim | [] => {
    sentence = sentenceAt(document.sentences, mention, sentence);
    const block = document.sentences[sentence]?.block ?? 0;
    const section = sectionOf(document.blocks[block]?.kind ?? 'paragraph');
    const binding = bindings.get(mention);
    const plain = { mention, section, sentence };
    if (!scene || !isClaimKind(mention.kind)) return { ...plain, confidence: mention.confidence };
    if (!binding) return [];
    return { ...plain, ...rolesOf(scene, binding), confidence: confidenceOf(mention, binding) };
  });
}

function rolesOf(scene: Scene, binding: Binding): Partial<Claim> {
  const { object, base, subject, place, time, change, status, predicate } = binding;
  const comparison = comparisonOf(scene, binding);
  const attribution = attributionOf(scene, binding);
  const indicator = object ? indicatorOf(object.value) : undefined;
  return {
    ...(object ? { object: roleOf(object) } : {}),
    ...(base ? { base: roleOf(base) } : {}),
    ...(subject ? { subject: roleOf(subject) } : {}),
    ...(place ? { place: placeRoleOf(scene, place) } : {}),
    ...(time ? { time: roleOf(time) } : {}),
    ...(predicate ? { predicate: roleOf(predicate) } : {}),
    ...comparison,
    ...(attribution ? { attribution } : {}),
    ...(change === 'increase' || change === 'decrease' ? { change } : {}),
    ...(status === 'target' || status === 'forecast' || status === 'estimate' ? { status } : {}),
    ...(indicator ? { indicator } : {}),
  };
}

/** The filling as a role: without what only the binder needs. */
function roleOf({ value, span, inherited }: Filling): Role {
  return { value, ...(span ? { span } : {}), ...(inherited ? { inherited } : {}) };
}

function isTimeKind(kind: Mention['kind']): boolean {
  return (TIME_KINDS as readonly string[]).includes(kind);
}

/** Index of the sentence that holds the mention's start, looking on from `from`. */
function sentenceAt(sentences: readonly Span[], { start }: Span, from: number): number {
  let at = from;
  while (at + 1 < sentences.length && (sentences[at + 1] as Span).start <= start) at++;
  return at;
}
