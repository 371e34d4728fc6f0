import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../corpus/index.js';
import { languageOf } from '../../corpus/language.js';

describe('the language of a text', () => {
  it.each([
    ['vi', 'Toàn xã hiện có 412 hộ trồng chè.'],
    ['vi', 'Theo The Wall Street Journal, giá dầu tăng 2,3% lên 81 USD/thùng.'],
    ['en', 'The province shipped 1,250 tonnes of rice in April, up 12.5 per cent.'],
    ['en', 'The house of Nguyen Van Tam, in the district of Ba Vi, is one of those that were hit.'],
    ['fr', 'Les exportations de riz de la province ont atteint 1.250 tonnes, selon le directeur.'],
    ['es', 'La provincia exportó 1.250 toneladas de arroz en los primeros meses y espera más para el verano.'],
    ['zh', '全省出口大米1250吨，比去年同期增长12.5%。'],
    ['ja', '同省は4月に1250トンの米を輸出した。'],
    ['ko', '성은 4월에 쌀 1250톤을 수출했다.'],
    ['km', 'ខេត្តបាននាំចេញអង្ករ ១២៥០ តោន'],
    ['lo', 'ແຂວງໄດ້ສົ່ງອອກເຂົ້າ 1250 ໂຕນ'],
    ['th', 'จังหวัดส่งออกข้าว 1250 ตัน'],
    ['ru', 'Провинция экспортировала 1250 тонн риса.'],
    ['und', 'SJC 91,20 | PNJ 90,85'],
    ['und', 'Manchester United - Real Madrid 2-1'],
    ['und', 'Ban do, to 12, phuong An Khe'],
    ['und', ''],
  ])('is %s: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  const corpus = new URL('../../../shared/data/corpus/provincial-2017.jsonl.gz', import.meta.url);
  it.skipIf(!existsSync(corpus))(
    'is Vietnamese for every article of the provincial press, and for its paragraphs',
    () => {
      const records = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n');
      let marked = 0;
      for (const line of records) {
        const [article] = readBytes(Buffer.from(String((JSON.parse(line) as { text: string }).text)), 'bai.txt');
        expect(article!.language).toBe('vi');
        marked += article!.blocks.filter((block) => block.language !== undefined).length;
      }
      expect(marked).toBeLessThanOrEqual(records.length / 500);
    },
  );
});

describe('the language of a block', () => {
  const blocksOf = (text: string) => readBytes(Buffer.from(text), 'bai.txt')[0]!.blocks;

  it('is told where it is another than that of the article', () => {
    const vietnamese = 'Tỉnh hiện trồng 186.000 ha lúa, mỗi năm làm ba vụ ở 62% diện tích, nhiều nhất trong vùng.';
    const english = 'The area of the summer crop was 1,250 hectares larger than in the previous year, says the report.';
    const blocks = blocksOf(
      ['Tổ chức quốc tế nâng dự báo sản lượng lúa', vietnamese, english, vietnamese].join('\n\n'),
    );
    expect(blocks.map(({ language }) => language)).toEqual([undefined, undefined, 'en', undefined]);
  });

  it('is not told for names, rows of figures and short lines', () => {
    const lines = [
      'Xã Suối Bùn có 412 hộ trồng chè',
      'Sản lượng đạt 2.940 tấn.',
      'Boeing 787 Dreamliner',
      '12 | 45 | 7',
    ];
    expect(blocksOf(lines.join('\n\n')).every(({ language }) => language === undefined)).toBe(true);
  });
});
