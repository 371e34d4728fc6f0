import { describe, expect, it } from 'vitest';
import { chosen } from '../../pipeline/claims/agreement.js';
import type { Candidate } from '../../pipeline/claims/ranker.js';
import type { Filling } from '../../pipeline/claims/roles/role.js';

type Answer = readonly [value: string | null, share: number, who?: string | undefined, start?: number];

/** Candidates of those shares of the soft-max, and what `chosen` makes of them. */
function among(role: 'subject' | 'object' | 'place', ...answers: readonly Answer[]) {
  const candidates: Candidate<Filling | null>[] = answers.map(([value, share, who, start]) => ({
    item: value === null ? null : { value, who, ...(start === undefined ? {} : { span: { start, end: start + 13 } }) },
    features: [],
    odds: 0,
    score: Math.log(share),
  }));
  const top = Math.max(...candidates.map(({ score }) => score));
  const total = candidates.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const choice = chosen(role, candidates, top, total);
  return { value: choice?.item?.value ?? null, chance: choice?.chance ?? 0 };
}

describe('answers that are nearly the same', () => {
  it('add up against one that is not', () => {
    const { value, chance } = among(
      'subject',
      [null, 0.35],
      ['Công an xã', 0.33],
      ['Công an xã Ea Kao', 0.17],
      ['Công an xã bắn', 0.15],
    );
    expect(value).toBe('Công an xã');
    expect(chance).toBeGreaterThan(0.55);
  });

  it('do not add up where they have little in common', () => {
    const { value, chance } = among('subject', [null, 0.4], ['ông Nam', 0.3], ['tỉnh Gia Lai', 0.3]);
    expect(value).toBe(null);
    expect(chance).toBeCloseTo(0.4);
  });

  it('add up where they name the same one', () => {
    const apart = among('subject', ['Bộ Y tế', 0.4], ['ông Trump', 0.35], ['Donald', 0.25]);
    const same = among('subject', ['Bộ Y tế', 0.4], ['ông Trump', 0.35, 'trump'], ['Donald', 0.25, 'trump']);
    expect(apart.value).toBe('Bộ Y tế');
    expect(same.value).toBe('ông Trump');
    expect(same.chance).toBeCloseTo(0.35 + 0.8 * 0.25);
  });

  it('are not asked where one is sure', () => {
    const { value, chance } = among('object', ['người', 0.9], ['người dân', 0.06], ['dân', 0.04]);
    expect(value).toBe('người');
    expect(chance).toBeCloseTo(0.9);
  });

  it('are one answer each where a role is no phrase', () => {
    const { value } = among('place', [null, 0.4], ['xã Ea Kao', 0.35], ['xã Ea Kao cũ', 0.25]);
    expect(value).toBe(null);
  });

  it('are compared without marks and letter case', () => {
    const { value } = among('subject', [null, 0.4], ['“Sở Y tế', 0.35], ['sở y tế,', 0.25]);
    expect(value).toBe('“Sở Y tế');
  });

  it('are compared however many there are', () => {
    const many = Array.from({ length: 40 }, (_, n): Answer => [`phần ${n} của dự án`, 0.02]);
    expect(among('subject', ...many, [null, 0.2]).value).toBe('phần 0 của dự án');
  });

  it('give way to the same words with their name', () => {
    const { value } = among(
      'subject',
      ['Đảng bộ huyện', 0.5, undefined, 40],
      ['Đảng bộ huyện Ba Bể', 0.4, undefined, 40],
      ['Đảng bộ huyện Chợ Đồn', 0.1, undefined, 300],
    );
    expect(value).toBe('Đảng bộ huyện Ba Bể');
  });
});
