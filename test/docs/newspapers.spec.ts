import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../corpus/html/index.js';
import { type Layout, layouts } from '../../corpus/layouts/index.js';
import { publisherNamed, publisherOfHost, publisherOfMark } from '../../corpus/publishers.js';
import { root } from '../house/sources.js';

const folder = join(root, 'corpus', 'layouts');

describe('docs/add-a-newspaper.md', () => {
  it('shows the data file of its example as it is', () => {
    const page = readFileSync(join(root, 'docs', 'add-a-newspaper.md'), 'utf8');
    const [, code] = /^```ts\n([^`]*(?:`[^`]+`[^`]*)*)^```$/mu.exec(page) ?? [];
    expect(code).toBe(readFileSync(join(folder, 'znews.ts'), 'utf8'));
  });
});

describe('the layouts', () => {
  it('have names, one each', () => {
    const names = layouts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(readdirSync(folder).filter((name) => !['index.ts', 'layout.ts', 'era.ts'].includes(name)))(
    'of %s are all in the list',
    async (file) => {
      const exported: Record<string, unknown> = await import(join(folder, file));
      const found = Object.values(exported).flat() as Layout[];
      expect(found.length).toBeGreaterThan(0);
      for (const layout of found) expect(layouts).toContain(layout);
    },
  );

  it('make a paper known by its name, hosts and marks', () => {
    for (const { papers = [] } of layouts) {
      for (const paper of papers) {
        expect(publisherNamed(paper.name)).toBe(paper);
        for (const host of paper.hosts ?? []) expect(publisherOfHost(`www.${host}`)).toBe(paper);
        for (const mark of paper.marks ?? []) expect(publisherOfMark(mark)).toBe(paper);
      }
    }
  });

  it('are all that a new paper needs', () => {
    const layout: Layout = {
      name: 'suoi-bun',
      attested: [],
      marker: 'khung-bai',
      title: 'b.ten',
      lead: '.dau',
      body: '.khung-bai',
      author: '.nguoi',
      date: '.luc',
      related: '.la',
      drop: '.bo',
      caption: '.duoi-anh',
      inset: '.hop',
    };
    const html = `<body><b class="ten">Xã Suối Bùn có 412 hộ trồng chè</b><i class="luc">03/02/2024</i><i class="nguoi">Hà Vy</i>
      <div class="dau">Diện tích chè của xã là 365 ha.</div>
      <div class="khung-bai"><p>Sản lượng năm qua đạt 2.940 tấn, cao nhất từ trước đến nay.</p><p class="la">Huyện bên có 300 ha.</p>
      <p class="bo">Giá vàng 91 triệu đồng.</p><p class="duoi-anh">Hái chè</p><p class="hop">Giá 8.200 đồng/kg.</p></div>`;
    const { blocks, text, ...facts } = readPage(html, 'trang.html', '0'.repeat(64), [layout]);
    expect(facts).toMatchObject({ author: 'Hà Vy', published: { date: '2024-02-03' } });
    expect(blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)).toEqual([
      'title: Xã Suối Bùn có 412 hộ trồng chè',
      'meta: 03/02/2024',
      'lead: Diện tích chè của xã là 365 ha.',
      'paragraph: Sản lượng năm qua đạt 2.940 tấn, cao nhất từ trước đến nay.',
      'related: Huyện bên có 300 ha.',
      'caption: Hái chè',
      'inset: Giá 8.200 đồng/kg.',
      'byline: Hà Vy',
    ]);
  });
});
