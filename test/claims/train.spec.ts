import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { gainOf } from '../../pipeline/claims/train/gain.js';
import type { GoldRow } from '../../pipeline/claims/train/gold.js';
import { lessonOf, teaches } from '../../pipeline/claims/train/trainer.js';
import type { Article } from '../../pipeline/model/index.js';

const row = (answers: Partial<GoldRow>): GoldRow => ({
  article: 'bai-1',
  start: 0,
  end: 1,
  text: '2',
  kind: 'count',
  value: 2,
  ...answers,
});

const published = { value: 'pub', inherited: 'publication date' } as const;

describe('gainOf', () => {
  it('gives half for the day of publication where annotators first name another time', () => {
    const dated = row({ time: ['XXXX-07-13', 'pub'] });
    expect(gainOf('time', dated, { value: 'XXXX-07-13' })).toBe(1);
    expect(gainOf('time', dated, published)).toBe(0.5);
    expect(gainOf('time', row({ time: ['pub', '2016'] }), published)).toBe(1);
    expect(gainOf('time', row({ time: ['2016'] }), published)).toBe(0);
  });

  it('judges nothing but the one role that a row tells of', () => {
    const nothing = row({ only: 'counted', none: true });
    expect(gainOf('counted', nothing, null)).toBe(1);
    expect(gainOf('counted', nothing, 'counted')).toBe(0);
    const counts = row({ only: 'counted' });
    expect(gainOf('counted', counts, 'counted')).toBe(1);
    expect(gainOf('subject', counts, null)).toBeUndefined();
    expect(gainOf('change', counts, null)).toBeUndefined();
  });
});

describe('gainOf the predicate', () => {
  const verb = (value: string) => ({ value });

  it('asks rows of the gold, where a claim without a verb has none', () => {
    const told = row({ object: 'hộ', predicate: 'bị hư hỏng' });
    expect(gainOf('predicate', told, verb('hư hỏng'))).toBe(1);
    expect(gainOf('predicate', told, verb('khiến'))).toBe(0);
    expect(gainOf('predicate', told, null)).toBe(0);
    const bare = row({ object: 'hộ' });
    expect(gainOf('predicate', bare, null)).toBe(1);
    expect(gainOf('predicate', bare, verb('có'))).toBe(0);
  });

  it('asks annotations of the verb alone, and no others', () => {
    expect(gainOf('predicate', row({ object: 'hộ', ranked: true }), verb('có'))).toBeUndefined();
    const none = row({ only: 'predicate', ranked: true, predicate: [null] });
    expect(gainOf('predicate', none, null)).toBe(1);
    expect(gainOf('predicate', none, verb('có'))).toBe(0);
    expect(gainOf('object', none, verb('hộ'))).toBeUndefined();
  });
});

describe('teaches', () => {
  const rows = (...all: GoldRow[]) => new Map(all.map((one, n) => [n, one]));

  it('tells of which roles rows say what is right', () => {
    expect(teaches(rows(row({ only: 'predicate', predicate: [null] })), 'predicate')).toBe(true);
    expect(teaches(rows(row({ only: 'predicate', predicate: [null] })), 'counted')).toBe(false);
    expect(teaches(rows(row({ only: 'counted' })), 'counted')).toBe(true);
    expect(teaches(rows(row({ object: 'hộ' })), 'predicate')).toBe(false);
    expect(teaches(rows(row({ object: 'hộ' }), row({ predicate: 'có' })), 'predicate')).toBe(true);
  });
});

describe('lessonOf', () => {
  const text = 'Xã có 25 thôn.\nNăm 2016, xã có 3 trường và 7 chợ.\n';
  const article: Article = {
    source: 'bai-1',
    language: 'vi',
    text,
    blocks: [
      { kind: 'title', start: 0, end: 14 },
      { kind: 'paragraph', start: 15, end: text.length - 1 },
    ],
    rawHash: '',
  };
  const mentions = readFigures(text);
  const gazetteer = loadGazetteer();
  const at = text.indexOf('3 trường');

  it('reads only the numbers that are asked about where rows tell only whether they count', () => {
    const rows = [row({ start: at, end: at + 1, only: 'counted' })];
    const { scene } = lessonOf({ id: 'bai-1', article, rows, mentions }, gazetteer);
    expect(scene.figures.map(({ mention }) => mention.value)).toEqual([3]);
  });

  it('reads the figures up to the last row where a row tells of all roles', () => {
    const rows = [row({ start: at, end: at + 1 })];
    const { scene } = lessonOf({ id: 'bai-1', article, rows, mentions }, gazetteer);
    expect(scene.figures.map(({ mention }) => mention.value)).toEqual([25, 3]);
  });
});
