import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { knownAt, memoryOf } from '../../pipeline/claims/entities/known.js';

const gazetteer = loadGazetteer();
const memory = memoryOf(gazetteer);

function known(name: string, day?: string) {
  return knownAt(`ở ${name}.`, 2, 2 + name.length, memory, day);
}

describe('what the gazetteer is remembered to have said', () => {
  it('holds for the day asked for, in whatever order days come', () => {
    const days = [
      '2017-03-01',
      undefined,
      '2026-01-01',
      '1999-01-01',
      '2008-07-31',
      '2008-08-01',
      '2017-03-01',
      undefined,
    ];
    for (const day of days) {
      for (const name of ['Hà Tây', 'Hà Nội', 'Hà Giang', 'Bình Liêu', 'Hoàng Mai', 'Xa Xôi']) {
        const all = gazetteer.named(name, day);
        const { any, province, districts } = known(name, day);
        expect(any).toEqual(gazetteer.named(name));
        expect(province).toEqual(all.find(({ level }) => level === 'province'));
        expect(districts).toEqual(all.filter(({ level }) => level === 'district'));
      }
    }
  });
});
