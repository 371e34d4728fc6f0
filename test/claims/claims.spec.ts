import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Article, Block, Claim, Kind, Mention } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

/** Marks: `[count 25 25]` is the text `25`, a count of 25. */
function claimsIn(marked: string, published?: string): readonly Claim[] {
  let text = '';
  const mentions: Mention[] = [];
  let at = 0;
  for (const mark of marked.matchAll(/\[(?<kind>[a-z]+) (?<value>\S+) (?<written>[^\]]+)\]/gu)) {
    const { kind = '', value = '', written = '' } = mark.groups ?? {};
    text += marked.slice(at, mark.index);
    const start = text.length;
    text += written;
    at = mark.index + mark[0].length;
    const number = Number(value);
    mentions.push({
      start,
      end: text.length,
      kind: kind as Kind,
      value: Number.isNaN(number) || kind === 'year' ? value : number,
      rule: `${kind as Kind}/test`,
      parts: [],
      evidence: [],
      confidence: 1,
    });
  }
  text += marked.slice(at);
  const blocks: Block[] = [];
  let start = 0;
  text.split('\n').forEach((line, n) => {
    blocks.push({ kind: n === 0 ? 'title' : 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  });
  const article: Article = {
    source: 'test.txt',
    language: 'vi',
    text,
    blocks,
    rawHash: '',
    ...(published === undefined ? {} : { published: { date: published, evidence: 'test' } }),
  };
  return claimsOf(documentOf(article), mentions, gazetteer);
}

const party =
  'Xây dựng Đảng ở Bình Liêu\n' +
  'Đảng bộ huyện Bình Liêu có [count 25 25] tổ chức cơ sở đảng. Năm [year 2016 2016], huyện kết nạp [count 46 46] đảng viên.';

describe('claimsOf', () => {
  it('gives one claim a mention, times without roles', () => {
    const claims = claimsIn(party, '2020-10-10');
    expect(claims.map(({ mention }) => mention.kind)).toEqual(['count', 'year', 'count']);
    const [, year] = claims;
    expect(Object.keys(year ?? {}).sort()).toEqual(['confidence', 'mention', 'section', 'sentence']);
  });

  it('binds what is counted, whose it is and where', () => {
    const [count] = claimsIn(party, '2020-10-10');
    expect(count?.object?.value).toBe('tổ chức cơ sở đảng');
    expect(count?.subject?.value).toContain('huyện Bình Liêu');
    expect(count?.place).toMatchObject({ value: 'huyện Bình Liêu', code: '198', provinceCode: '22' });
    expect(count?.time).toEqual({ value: '2020-10-10', inherited: 'publication date' });
    expect(count?.indicator).toBe('tổ chức cơ sở đảng');
  });

  it('takes the time that the sentence names', () => {
    expect(claimsIn(party, '2020-10-10').at(-1)?.time?.value).toBe('2016');
  });

  it('points back into the text with every span', () => {
    for (const claim of claimsIn(party)) {
      for (const role of [claim.object, claim.base, claim.predicate, claim.comparedTo, claim.attribution]) {
        if (role?.span)
          expect(party.replace(/\[\w+ \S+ ([^\]]+)\]/gu, '$1').slice(role.span.start, role.span.end)).toBe(role.value);
      }
    }
  });

  it('takes a unit that the title begins with for the place of figures that name none', () => {
    const body =
      'Kỳ thi diễn ra trong hai buổi. Phòng thi được bố trí thoáng mát, có quạt và nước uống. ' +
      'Thí sinh được miễn lệ phí. Có [count 12077 12.077] thí sinh nộp hồ sơ qua mạng.';
    expect(claimsIn(`Hà Nội: Kỳ thi vào lớp 10 an toàn\n${body}`)[0]?.place?.value).toBe('thành phố Hà Nội');
  });

  it('takes a unit that the article speaks of throughout for the place of all its figures', () => {
    const claims = claimsIn(
      'Bình Liêu mở rộng vùng quế\n' +
        'Huyện Bình Liêu (tỉnh Quảng Ninh) giàu tiềm năng trồng rừng. Huyện lập nhiều vườn ươm. Huyện giao các xã ' +
        'khảo sát đất. Nhờ vậy toàn huyện đã phủ xanh đồi trọc.\n' +
        'Riêng vụ này, các vườn ươm bán ra [count 90000 90.000] cây giống.',
      '2022-03-08',
    );
    expect(claims.at(-1)?.place?.value).toBe('huyện Bình Liêu');
  });

  it('takes no city for the place of national figures that was only where they were told', () => {
    const claims = claimsIn(
      'Giá lúa tăng\n' +
        'Tại hội nghị ở Hà Nội, Bộ Nông nghiệp cho biết giá lúa tăng mạnh. Hà Nội đông khách. Đoàn rời Hà Nội hôm sau. ' +
        'Cả nước có [count 46 46] tỉnh trồng lúa. Năm nay nông dân thu về [measure 3000000 3 triệu tấn] lúa.',
    );
    expect(claims.map(({ place }) => place?.value)).toEqual(['Việt Nam', undefined]);
  });

  it.each([
    ['Đó là [count 2 hai] người khiến ai cũng nể phục vì hiếu học.', 'người'],
    ['Lan trả lời đúng [count 15 15] câu hỏi khó đang chờ trong vòng thi.', 'câu hỏi khó'],
    ['Chiếc xe có [count 4 4] chỗ bị hư hỏng nặng.', 'chỗ'],
    ['Huyện có [count 12 12] chi bộ trực thuộc đảng ủy cơ sở.', 'chi bộ trực thuộc đảng ủy cơ sở'],
    ['Huyện có [count 25 25] người chưa đạt trình độ tiểu học.', 'người chưa đạt trình độ tiểu học'],
  ])('ends what is counted where its noun phrase does: %s', (sentence, object) => {
    expect(claimsIn(`Chuyện trong ngày\n${sentence}`)[0]?.object?.value).toBe(object);
  });

  it('takes the figures behind a forecast and a goal for what they are, far as they stand', () => {
    const statuses = (text: string) =>
      claimsIn(text, '2021-02-15')
        .filter(({ mention }) => mention.kind !== 'year')
        .map(({ status }) => status);
    expect(statuses('Xuất khẩu chè\nDự báo, trong vụ tới, lượng chè xuất khẩu khoảng [measure 900 900 tấn].')).toEqual([
      'forecast',
    ]);
    expect(
      statuses(
        'Nước sạch nông thôn\nTỉnh đặt mục tiêu đến năm [year 2025 2025], tỷ lệ hộ dùng nước sạch đạt ' +
          '[percentage 85 85%] ở vùng thấp, [percentage 60 60%] ở vùng cao.',
      ),
    ).toEqual(['target', 'target']);
  });

  it('leaves the time in brackets to the figure in the brackets', () => {
    const times = claimsIn(
      'Trường học vùng cao\nHiện nay, [percentage 96 96%] phòng học là nhà xây (năm [year 2015 2015] là ' +
        '[percentage 71 71%]); [percentage 54 54%] nhà ở giáo viên đã sửa xong.',
      '2019-09-05',
    )
      .filter(({ mention }) => mention.kind !== 'year')
      .map(({ time }) => time?.value);
    expect(times).toEqual(['2019-09-05', '2015', '2019-09-05']);
  });

  it('takes the day that the sentence behind tells', () => {
    const [dead, hurt] = claimsIn(
      'Tai nạn trên đèo Gió\n' +
        'Vụ tai nạn trên đèo Gió làm [count 2 2] người chết và [count 5 5] người bị thương. ' +
        'Khoảng [time 20:00 20h] [date XXXX-05-07 ngày 7/5], xe khách từ Cao Bằng mất lái rồi lao xuống vực.',
    );
    expect(dead?.time).toMatchObject({ value: 'XXXX-05-07', inherited: 'frame' });
    expect(hurt?.time?.value).toBe('XXXX-05-07');
  });

  it('leaves two names together that are counted as two', () => {
    const [claim] = claimsIn('Đêm diễn\n[count 2 Hai] nghệ sĩ Minh Nhí và Thanh Thủy diễn tại Huế.');
    expect(claim?.object?.value).toBe('nghệ sĩ Minh Nhí và Thanh Thủy');
  });

  it('counts by `cả` only what the same number counted before', () => {
    const objects = (text: string) => claimsIn(text).map(({ object }) => object?.value);
    expect(objects('Tàu cá gặp nạn\nSóng đánh chìm [count 2 hai] thuyền. Cả [count 2 hai] đã được trục vớt.')).toEqual([
      'thuyền',
      'thuyền',
    ]);
    const [, both] = objects('Đêm nhạc\nÔng viết [count 5 năm] ca khúc. Cả [count 2 hai] cùng biểu diễn.');
    expect(both ?? '').not.toContain('ca khúc');
  });

  it('has nothing to say about a text without mentions', () => {
    expect(claimsIn('Không có số liệu.')).toEqual([]);
  });
});
