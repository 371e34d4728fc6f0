import type { Claim, Document, Gazetteer, Mention, Role, Span } from '../model/index.js';
import { isClaimKind, isTimeKind, sectionOf } from '../model/index.js';
import { chosen } from './agreement.js';
import { bind, type Choose, isLate } from './bind.js';
import { confidenceOf } from './confidence.js';
import { indicatorOf } from './indicator.js';
import { attributionOf } from './roles/attribution.js';
import { comparisonOf } from './roles/comparison.js';
import { placeRoleOf } from './roles/resolution.js';
import type { Bound, Filling } from './roles/role.js';
import { type Scene, sceneOf } from './scene.js';
import { type ScoringSheet, scoringSheet } from './sheet.js';
import { loadWeights } from './weights.js';

let sheet: ScoringSheet | undefined;
let late: ScoringSheet | undefined;

/**
 * One claim for each mention that carries context or places something in time, in text order. Claims of times have no
 * roles. `mentions` are those of the document, in text order, none overlapping. Linear in the length of the document.
 */
export function claimsOf(document: Document, mentions: readonly Mention[], gazetteer: Gazetteer): readonly Claim[] {
  const kept = mentions.filter(({ kind }) => isClaimKind(kind) || isTimeKind(kind));
  if (kept.length === 0) return [];
  const bindings = new Map<Mention, Bound>();
  let scene: Scene | undefined;
  if (kept.some(({ kind }) => isClaimKind(kind))) {
    sheet ??= scoringSheet(loadWeights());
    late ??= scoringSheet(loadWeights('late'));
    const { top, total } = sheet;
    const { top: topOfLate, total: totalOfLate } = late;
    scene = sceneOf(document, mentions, gazetteer);
    const choose: Choose = (role, candidates) =>
      isLate(role) ? chosen(role, candidates, topOfLate(), totalOfLate()) : chosen(role, candidates, top(), total());
    for (const binding of bind(scene, choose, sheet, late)) bindings.set(binding.figure.mention, binding);
  }
  const claims: Claim[] = [];
  let sentence = 0;
  for (const mention of kept) {
    sentence = sentenceAt(document.sentences, mention, sentence);
    const block = document.sentences[sentence]?.block ?? 0;
    const section = sectionOf(document.blocks[block]?.kind ?? 'paragraph');
    const binding = bindings.get(mention);
    if (!scene || !isClaimKind(mention.kind)) {
      claims.push({ mention, section, sentence, confidence: mention.confidence });
    } else if (binding) {
      const claim: Draft = { mention, section, sentence, confidence: confidenceOf(mention, binding) };
      addRoles(claim, scene, binding);
      claims.push(claim);
    }
  }
  return claims;
}

/** What is being made: filled value by value, as a dozen copies of a claim would cost more than all else here. */
type Filled<T> = { -readonly [Key in keyof T]: T[Key] };
type Draft = Filled<Claim>;

function addRoles(claim: Draft, scene: Scene, binding: Bound): void {
  const { object, base, subject, place, time, change, status, predicate } = binding;
  if (object) claim.object = roleOf(object);
  if (base) claim.base = roleOf(base);
  if (subject) claim.subject = roleOf(subject);
  if (place) claim.place = placeRoleOf(scene, place);
  if (time) claim.time = roleOf(time);
  if (predicate) claim.predicate = roleOf(predicate);
  const comparison = comparisonOf(scene, binding);
  if (comparison) {
    claim.comparedTo = comparison.comparedTo;
    if (comparison.baseline) claim.baseline = comparison.baseline;
  }
  const attribution = attributionOf(scene, binding);
  if (attribution) claim.attribution = attribution;
  if (change === 'increase' || change === 'decrease') claim.change = change;
  if (status === 'target' || status === 'forecast' || status === 'estimate') claim.status = status;
  const indicator = object ? indicatorOf(object.value) : undefined;
  if (indicator) claim.indicator = indicator;
}

/** The filling as a role: without what only the binder needs. */
function roleOf({ value, span, inherited }: Filling): Role {
  const role: Filled<Role> = { value };
  if (span) role.span = span;
  if (inherited) role.inherited = inherited;
  return role;
}

/** Index of the sentence that holds the mention's start, looking on from `from`. */
function sentenceAt(sentences: readonly Span[], { start }: Span, from: number): number {
  let at = from;
  while (at + 1 < sentences.length && (sentences[at + 1] as Span).start <= start) at++;
  return at;
}
