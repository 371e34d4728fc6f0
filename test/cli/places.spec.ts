import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type StoreReader } from '../../output/api/index.js';
import { provinceOf } from '../../output/api/places.js';
import { solieu } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-places-'));
const db = join(folder, 'facts.db');
let store: StoreReader;

beforeAll(async () => {
  const files = [
    'Năm 2020, huyện Đô Lương, tỉnh Nghệ An có 186 hộ nghèo.',
    'Năm 2021, huyện Yên Thành, tỉnh Nghệ An có 97 hộ nghèo.',
  ].map((line, n) => {
    const file = join(folder, `${n}.txt`);
    writeFileSync(file, `Nhiều xã thoát nghèo\n\n${line}\n`);
    return file;
  });
  await solieu(['ingest', '--db', db, '--quiet', ...files]);
  store = openStore(db);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const quotes = (filter: object) => [...store.facts(filter)].map(({ quote }) => quote);

describe('places and provinces of filters', () => {
  it('are known without tone marks, without their kind and by their code', () => {
    for (const province of ['Nghệ An', 'nghe an', ' Tỉnh NGHỆ AN ', '40', 'Nghệ An'.normalize('NFD')]) {
      expect(quotes({ province })).toEqual(['186', '97']);
    }
    for (const place of ['huyện Đô Lương', 'do luong', 'Huyen Do Luong', 'Đô Lương', '427']) {
      expect(quotes({ place })).toEqual(['186']);
    }
    expect(store.page({ filter: { place: 'yen thanh' } })).toHaveLength(1);
    expect(store.searchFacts('hộ nghèo', { filter: { place: 'yen thanh' } })).toHaveLength(1);
    expect([...store.question('about-place', { place: 'yen thanh' }).rows]).toHaveLength(1);
  });

  it('give nothing where no fact is of them', () => {
    for (const province of ['Hà Nội', 'TP.HCM', 'sai gon', 'Hà Tây']) expect(quotes({ province })).toEqual([]);
    for (const place of ['huyện Ba Chẽ', 'Ba Chẽ', '195']) expect(quotes({ place })).toEqual([]);
  });

  it('of provinces are known by all that they were called, and as they are spelt', () => {
    const old = [
      'Tiền Giang',
      'Yên Bái',
      'Bắc Giang',
      'Quảng Bình',
      'Bình Định',
      'Long An',
      'Kiên Giang',
      'Thừa Thiên Huế',
    ];
    expect(old.map(provinceOf)).toEqual(old);
    for (const province of old) expect(quotes({ province })).toEqual([]);
    expect(['tien giang', 'Thừa Thiên - Huế', 'Huế', 'Bà Rịa–Vũng Tàu', 'tỉnh Đắc Lắc', '82'].map(provinceOf)).toEqual([
      'Tiền Giang',
      'Thừa Thiên Huế',
      'Huế',
      'Bà Rịa - Vũng Tàu',
      'Đắk Lắk',
      'Đồng Tháp',
    ]);
  });

  it('are told where there are none, with the one that is meant', async () => {
    const told = (filter: object) => () => quotes(filter);
    expect(told({ province: 'Nghệ Ann' })).toThrow('No province is called "Nghệ Ann": did you mean "Nghệ An"?');
    expect(told({ place: 'huyện Đo Lươn' })).toThrow('did you mean "huyện Đô Lương"?');
    expect(told({ province: 'Không Đâu' })).toThrow('"SELECT DISTINCT province FROM facts" lists them.');
    expect(told({ place: 'Xyzzy' })).toThrow('"SELECT DISTINCT place FROM facts" lists them.');
    for (const args of [
      ['query', '--province', 'Ngệ An'],
      ['query', 'about-place', 'place=do luonk'],
      ['search', 'hộ', '--place', 'do luonk'],
      ['export', '--province', 'Ngệ An'],
    ]) {
      const { code, out, err } = await solieu([...args, '--db', db]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/did you mean "(?:Nghệ An|huyện Đô Lương)"\?/u);
    }
  });

  it('are chosen by commands in the same way', async () => {
    const { out } = await solieu(['query', '--province', 'nghe an', '--place', '427', '--db', db, '--format', 'csv']);
    expect(out.split('\n')).toHaveLength(3);
    const exported = await solieu(['export', '--format', 'csv', '--place', 'yen thanh', '--db', db]);
    expect(exported.out.split('\n')).toHaveLength(3);
  });

  it('have to be whole where several are called so', async () => {
    const other = join(folder, 'other.db');
    const file = join(folder, 'other.txt');
    writeFileSync(
      file,
      'Năm 2020, huyện Phú Tân, tỉnh An Giang có 12 xã nghèo.\n\nXã Phú Tân, tỉnh An Giang có 7 hộ nghèo.\n',
    );
    await solieu(['ingest', '--db', other, '--quiet', file]);
    const { err } = await solieu(['query', '--place', 'phu tan', '--db', other]);
    expect(err).toMatch(
      /^solieu: Several places are called "phu tan": write (?:huyện|xã) Phú Tân, (?:huyện|xã) Phú Tân\./u,
    );
  });
});
