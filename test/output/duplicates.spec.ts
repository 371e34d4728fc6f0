import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';
import { articleRows } from '../../output/sqlite/article-rows.js';
import { openForReading, openForWriting, statsOf, storeOn } from '../../output/sqlite/index.js';
import { migrations } from '../../output/sqlite/migrations/index.js';
import type { Article } from '../../pipeline/model/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-duplicates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const harvest = `Nông dân Than Uyên được mùa lúa xuân
Vụ xuân năm nay, huyện Than Uyên gieo cấy 2.340 ha lúa, trong đó lúa lai chiếm 62% diện tích, tập trung ở cánh đồng Mường Than.
Theo Phòng Nông nghiệp huyện, năng suất bình quân đạt 58 tạ/ha, cao hơn vụ trước 3 tạ, nhờ bà con gieo đúng khung thời vụ và chủ động phòng trừ sâu bệnh.
Ông Lò Văn Pâng ở bản Én Luông cho biết gia đình ông cấy 7 sào lúa lai, thu hơn 2 tấn thóc, đủ ăn cả năm và còn bán được một phần.
Thời gian tới, huyện sẽ hỗ trợ giống cho 450 hộ nghèo ở các xã vùng cao, đồng thời sửa chữa 12 km kênh mương bị hư hỏng sau mưa lũ để phục vụ vụ mùa.`;

/** As another paper prints it: its own headline, another place of the tone mark, other quotes, a line of its own. */
const syndicated = `Than Uyên được mùa
${harvest.split('\n').slice(1).join('\n').replace('hơn 2 tấn', 'hơn hai tấn').replace('mùa.', 'mùa.\nTheo Báo Lai Châu')}`;

const accident = (dead: number, hurt: number, extra = '') => `Lật xe khách ở đèo Khau Phạ, ${dead} người chết
Khoảng 5 giờ sáng ngày 14/6, xe khách mang biển số 27B chở 42 người đi từ Điện Biên về Hà Nội bất ngờ mất lái khi đang đổ đèo Khau Phạ thuộc huyện Mù Cang Chải.
Chiếc xe lao xuống vực sâu 30 m, va vào vách đá rồi lật ngửa bên bờ suối. Người dân xã Cao Phạ cùng công an huyện đã đưa những người mắc kẹt ra ngoài trong 2 giờ.
Theo Bệnh viện đa khoa huyện, vụ tai nạn làm ${dead} người chết và ${hurt} người bị thương, trong đó có 4 trẻ em được chuyển lên tuyến trên điều trị.${extra}
Công an tỉnh Yên Bái đang phối hợp với các đơn vị liên quan khám nghiệm hiện trường, làm rõ nguyên nhân vụ việc.`;

const weather = (day: string, low: number, high: number, rain: number, night: number) => `Dự báo thời tiết ${day}
Ngày ${day}, khu vực Tây Bắc nhiều mây, có mưa rào rải rác, nhiệt độ thấp nhất ${low} độ, nhiệt độ cao nhất ${high} độ, độ ẩm trung bình ở mức cao.
Khu vực Đông Bắc có mưa vừa, lượng mưa phổ biến ${rain} mm, gió nhẹ, vùng núi cao có sương mù vào sáng sớm và đêm, tầm nhìn xa giảm mạnh trên các tuyến đèo.
Thành phố Hà Nội đêm không mưa, ngày nắng gián đoạn, nhiệt độ ban đêm khoảng ${night} độ, người dân ra đường nên mang theo áo mưa và chú ý an toàn giao thông.`;

const prices = (rice: number, pork: number, egg: number) => `Giá thực phẩm tại chợ Trung tâm
Khảo sát tại chợ Trung tâm cho thấy giá gạo tẻ loại thường được các tiểu thương bán ra ở mức ${rice} đồng mỗi cân, nguồn hàng dồi dào và sức mua ổn định.
Giá thịt lợn mông sấn được niêm yết ở mức ${pork} đồng mỗi cân tại hầu hết các quầy, một số quầy giảm nhẹ vào cuối buổi chiều để bán hết hàng trong ngày.
Trứng gà ta có giá ${egg} đồng mỗi chục, rau xanh các loại không biến động nhiều so với tuần trước, theo lời các chủ hàng lâu năm ở khu chợ này.`;

const at = (source: string, text: string, published?: string, url?: string): Article =>
  articleOf(source, text, {
    ...(published === undefined ? {} : { published: { date: published, evidence: 'dateline' } }),
    ...(url === undefined ? {} : { url }),
  });

const firstLines = (text: string, lines: number) => text.split('\n').slice(0, lines).join('\n');

/** Every article by its path, with the path of the one that it repeats and why. */
function duplicatesIn(path: string): Record<string, string> {
  const db = new Database(path, { readonly: true });
  try {
    const rows = db
      .prepare<[], [string, string]>(
        `SELECT a.source, a.dup_reason || ' ' || o.source FROM article AS a
         LEFT JOIN article AS o ON o.article_id = a.dup_of WHERE a.dup_of IS NOT NULL ORDER BY a.source`,
      )
      .raw();
    return Object.fromEntries(rows.all());
  } finally {
    db.close();
  }
}

let databases = 0;
async function linked(...runs: readonly (readonly Article[])[]): Promise<Record<string, string>> {
  const db = join(folder, `${databases++}.db`);
  for (const articles of runs) await mine([], { db, reader: readerOf(articles) });
  return duplicatesIn(db);
}

const original = at('lai-chau.html', harvest, '2020-06-01');
const copy = at('tay-bac.html', syndicated, '2020-06-02');

describe('articles are linked', () => {
  it('where another paper prints one with its own headline, tone marks and furniture', async () => {
    const set = at('a.html', syndicated.replaceAll('oà', 'òa').replace('Theo Phòng', 'THEO PHÒNG'), '2020-06-02');
    expect(await linked([original, set])).toEqual({ 'a.html': 'near lai-chau.html' });
  });

  it('where the words are the same and the bytes are not', async () => {
    const spaced = at('b.html', `Tin nóng\n${harvest.split('\n').slice(1).join('\n\n  ')}`, '2020-05-01');
    expect(await linked([original, spaced])).toEqual({ 'lai-chau.html': 'text b.html' });
  });

  it('where one is cut: it repeats the whole, whatever was published first', async () => {
    const part = at('cut.html', firstLines(harvest, 4), '2020-05-30');
    expect(await linked([part, original])).toEqual({ 'cut.html': 'part lai-chau.html' });
  });

  it('where an editor has worked on one, if the headlines are alike', async () => {
    const edited = harvest
      .replace('tập trung ở', 'chủ yếu tại')
      .replace('cao hơn vụ trước', 'tăng so với vụ trước')
      .replace('Thời gian tới', 'Sắp tới đây')
      .replace('đồng thời sửa chữa', 'cùng với đó tu sửa');
    const headed = (headline: string) => edited.replace(/^.+/u, headline);
    const same = at('b', headed('Nông dân huyện Than Uyên được mùa lúa xuân'), '2020-06-02');
    expect(await linked([original, same])).toEqual({ b: 'near lai-chau.html' });
    expect(await linked([original, at('b', headed('Nhìn lại một vụ sản xuất'), '2020-06-02')])).toEqual({});
  });

  it('where figures were brought up to date, and the reason says so', async () => {
    const first = at('sang.html', accident(3, 11), '2021-06-14');
    const later = at('chieu.html', accident(5, 14, ' Danh tính các nạn nhân đang được xác minh.'), '2021-06-15');
    expect(await linked([first, later])).toEqual({ 'chieu.html': 'update sang.html' });
    const farOff = at('chieu.html', accident(5, 14), '2021-07-15');
    expect(await linked([first, farOff])).toEqual({});
  });

  it('where the address is the same but for its spelling and the words are much alike', async () => {
    const one = at(
      'a',
      firstLines(harvest, 3),
      '2020-06-01',
      'https://www.baolaichau.vn/kinh-te/duoc-mua/?utm_source=zalo',
    );
    const other = at('b', harvest, '2020-06-01', 'http://m.baolaichau.vn/kinh-te/duoc-mua#binh-luan');
    const list = at('c', prices(15_000, 90_000, 35_000), '2020-06-03', 'https://baolaichau.vn/kinh-te/duoc-mua');
    const links = await linked([one, other, list]);
    expect(Object.keys(links)).toHaveLength(1);
    expect(Object.values(links)[0]).toMatch(/^url [ab]$/u);
  });
});

describe('articles are not linked', () => {
  it.each<[string, readonly Article[]]>([
    [
      "one day's forecast and the next one's",
      [
        at('12', weather('12/10', 18, 26, 40, 21), '2019-10-11'),
        at('13', weather('13/10', 17, 25, 60, 20), '2019-10-12'),
      ],
    ],
    [
      'forecasts that differ in one figure and the day',
      [
        at('12', weather('12/10', 18, 26, 40, 21), '2019-10-11'),
        at('13', weather('13/10', 18, 26, 40, 20), '2019-10-12'),
      ],
    ],
    [
      'price lists in the same words',
      [at('a', prices(15_000, 90_000, 35_000), '2019-03-01'), at('b', prices(16_000, 85_000, 32_000), '2019-03-02')],
    ],
    ['reports of different things', [original, at('b', accident(3, 11), '2020-06-01')]],
    [
      'pages that hold next to nothing',
      [at('a', 'Ảnh\nĐang cập nhật nội dung.'), at('b', 'Tin\nĐang cập nhật nội dung.')],
    ],
  ])('%s', async (_, articles) => {
    expect(await linked(articles)).toEqual({});
  });

  it('because both hold one earlier notice', async () => {
    const tail = (text: string) => text.split('\n').slice(1).join('\n');
    const one = at('one', `Một\n${tail(harvest)}\n${tail(firstLines(accident(3, 11), 3))}`, '2020-06-03');
    const other = at('other', `Hai\n${tail(harvest)}\n${tail(prices(15_000, 90_000, 35_000))}`, '2020-06-04');
    const links = await linked([at('notice', harvest, '2020-06-01'), one, other]);
    expect(links).toEqual({ notice: 'part one' });
  });
});

describe('what is linked', () => {
  const all: readonly Article[] = [
    original,
    copy,
    at('cut.html', firstLines(harvest, 4), '2020-06-03'),
    at('same.html', `Khác\n${harvest.split('\n').slice(1).join('\n')}`, '2020-06-04'),
    at('sang.html', accident(3, 11), '2021-06-14'),
    at('chieu.html', accident(5, 14), '2021-06-15'),
    at('muon.html', accident(6, 13), '2021-06-15'),
    at('12.html', weather('12/10', 18, 26, 40, 21), '2019-10-11'),
    at('13.html', weather('13/10', 17, 25, 60, 20), '2019-10-12'),
  ];
  const expected = {
    'chieu.html': 'update sang.html',
    'cut.html': 'part lai-chau.html',
    'muon.html': 'update sang.html',
    'same.html': 'text lai-chau.html',
    'tay-bac.html': 'near lai-chau.html',
  };

  it('does not depend on the order or on the runs', async () => {
    expect(await linked(all)).toEqual(expected);
    expect(await linked([...all].reverse())).toEqual(expected);
    expect(await linked(all.slice(4), all.slice(0, 4))).toEqual(expected);
    expect(await linked(...all.map((one) => [one]))).toEqual(expected);
    expect(await linked(all, all)).toEqual(expected);
  });

  it('is made when a run that was interrupted has been ended', async () => {
    const db = join(folder, 'resumed.db');
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const result = await mine([], { db, reader: readerOf(all), onProgress, signal: stop.signal });
    expect(result).toMatchObject({ articles: 1, interrupted: true });
    expect(duplicatesIn(db)).toEqual({});
    await mine([], { db, reader: readerOf(all) });
    expect(duplicatesIn(db)).toEqual(expected);
  });

  it('is made of the articles of all shards when they are merged', () => {
    const reader = readerOf([]);
    const into = openForWriting(join(folder, 'merged.db'));
    const store = storeOn(into, { ruleset: 'r', toolVersion: '0' });
    store.beginRun({});
    const none = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
    [all.slice(0, 5), all.slice(5)].forEach((articles, n) => {
      const path = join(folder, `shard-${n}.db`);
      const db = openForWriting(path);
      const part = storeOn(db, { ruleset: 'r', toolVersion: '0', isPart: true });
      part.beginRun({});
      for (const article of articles) part.saveRows(articleRows(reader.understand(article)));
      part.endRun('done', none);
      db.close();
      expect(duplicatesIn(path)).toEqual({});
      store.absorb({ path, shard: `${n}`, ruleset: 'r', plan: 'p', n, sha256: '0' });
    });
    store.endRun('done', none);
    into.close();
    expect(duplicatesIn(join(folder, 'merged.db'))).toEqual(expected);
  });

  it('is made anew when an original goes or changes', async () => {
    expect(await linked([original, copy], [at('lai-chau.html', accident(3, 11), '2020-06-01')])).toEqual({});
    const third = at('khac.html', syndicated.replace('Than Uyên được', 'Huyện được'), '2020-06-05');
    const gone = at('lai-chau.html', prices(15_000, 90_000, 35_000), '2020-06-01');
    expect(await linked([original, copy, third], [gone])).toEqual({ 'khac.html': 'text tay-bac.html' });
  });

  it('costs twice as much for twice as many issues of a bulletin', async () => {
    const day = (n: number) => `${1 + (n % 28)}/${1 + Math.floor(n / 28)}`;
    const pairsOf = async (issues: number) => {
      const db = join(folder, `bulletins-${issues}.db`);
      const texts = Array.from({ length: issues }, (_, n) =>
        at(`${n}`, weather(day(n), 11 + (n % 9), 21 + (n % 13), 10 + (n % 31), 12 + (n % 7)), '2019-01-01'),
      );
      await mine([], { db, reader: readerOf(texts) });
      expect(duplicatesIn(db)).toEqual({});
      const open = new Database(db, { readonly: true });
      const pairs = open.prepare<[], number>('SELECT count(*) FROM article_pair').pluck().get()!;
      open.close();
      return pairs;
    };
    expect(await pairsOf(400)).toBeLessThan(2.5 * (await pairsOf(200)));
  }, 20_000);

  it('can be left out of facts, is counted, and is asked for by name', async () => {
    const path = join(folder, 'facts.db');
    await mine([], { db: path, reader: readerOf(all) });
    const store = openStore(path);
    const sources = (duplicates: boolean) =>
      new Set([...store.facts({ duplicates, kind: 'count' })].map(({ source }) => source));
    expect([...sources(true)].sort()).toEqual(all.map(({ source }) => source).sort());
    expect([...sources(false)].sort()).toEqual(['12.html', '13.html', 'lai-chau.html', 'sang.html']);
    expect([...store.facts({ where: "dup_reason = 'update'" })].length).toBeGreaterThan(4);
    const { columns, rows } = store.question('duplicates', { limit: 9 });
    expect([...rows].map((row) => row[columns.indexOf('source')]).sort()).toEqual(Object.keys(expected).sort());
    store.close();
    const db = openForReading(path);
    const stats = Object.fromEntries(statsOf(db).map(({ what, value }) => [what, value]));
    expect(stats).toMatchObject({ articles: 9, 'articles that repeat another one': 5, 'duplicates: update': 2 });
    db.close();
  });
});

describe('one article in two files', () => {
  it('is one row with two paths where the bytes are the same', async () => {
    const [one, two, db] = ['mot.txt', 'hai.txt', 'bytes.db'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const path of [one, two]) writeFileSync(path, harvest);
    await mine([one, two], { db });
    const open = new Database(db, { readonly: true });
    expect(open.prepare('SELECT count(*) FROM article').pluck().get()).toBe(1);
    expect(open.prepare('SELECT count(*) FROM source').pluck().get()).toBe(2);
    open.close();
  });
});

describe('a database of an older schema', () => {
  it('gets signatures and links with the next run', async () => {
    const db = join(folder, 'old.db');
    await mine([], { db, reader: readerOf([original, at('emoji.txt', `😀 Lúa\n😀 ${syndicated}`, '2020-06-02')]) });
    const links = duplicatesIn(db);
    expect(links).toEqual({ 'emoji.txt': 'near lai-chau.html' });
    const open = new Database(db);
    const before = open.prepare('SELECT * FROM article_signature').all();
    open.exec('DELETE FROM article_signature; UPDATE article SET dup_of = NULL, dup_reason = NULL');
    open.close();
    await mine([], { db, reader: readerOf([at('moi.txt', prices(15_000, 90_000, 35_000))]) });
    expect(duplicatesIn(db)).toEqual(links);
    const after = new Database(db, { readonly: true });
    expect(after.prepare('SELECT * FROM article_signature WHERE article_id < 3').all()).toEqual(before);
    expect(after.pragma('user_version', { simple: true })).toBe(migrations.length);
    after.close();
  });
});
