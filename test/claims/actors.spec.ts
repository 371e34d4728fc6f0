import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { sceneOf, type View } from '../../pipeline/claims/scene.js';
import type { Article } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

function units(text: string): readonly string[] {
  return viewsOf(text).flatMap(({ units }) => units.map(({ value }) => value));
}

/** Kinds and values of the people, bodies and other names of a text. */
function actors(text: string): readonly string[] {
  return viewsOf(text).flatMap(({ actors }) => actors.map(({ kind, value }) => `${kind} ${value}`));
}

/** Words that stand for a unit, with the type that they are resolved by; `-` where they stand for none that was named. */
function references(text: string): readonly string[] {
  return viewsOf(text).flatMap(({ actors }) =>
    actors
      .filter(({ kind }) => kind === 'reference')
      .map(({ value, type }) => `${value} ${type === undefined ? '-' : '='}`),
  );
}

function viewsOf(text: string): readonly View[] {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const article: Article = { source: 'test.txt', language: 'vi', text, blocks, rawHash: '' };
  return sceneOf(documentOf(article), readFigures(text), gazetteer).views;
}

describe('units', () => {
  it('takes the capital for Hà Nội, but not that of another country', () => {
    expect(units('Hôm qua, thủ đô có mưa.')).toEqual(['thành phố Hà Nội']);
    expect(units('Hôm qua, thủ đô Hà Nội có mưa.')).toContain('thành phố Hà Nội');
    expect(units('Hôm qua, thủ đô Tehran có mưa.')).toEqual(['Tehran']);
  });
});

describe('words that stand for a unit', () => {
  it('mean one that was named where they stand alone, or for all of it', () => {
    expect(references('Năm qua, huyện có 12 hợp tác xã.')).toEqual(['huyện =']);
    expect(references('Toàn xã có 12 hợp tác xã.')).toEqual(['xã =']);
  });

  it('mean none where they are one of many', () => {
    expect(references('Bình quân mỗi xã đạt 4 tiêu chí.')).toEqual(['xã -']);
    expect(references('Có các tỉnh, thành phố phía Bắc.')).toEqual(['tỉnh -', 'thành phố -']);
    expect(references('Cả 36 xã đều đạt.')).toEqual(['xã -']);
    expect(references('Hôm qua, huyện khác có mưa.')).toEqual(['huyện -']);
    expect(references('Hôm qua, xã còn lại có mưa.')).toEqual(['xã -']);
  });
});

describe('actors', () => {
  it('takes an office with its body and its name as one person, and the body for itself', () => {
    expect(actors('Chiều qua, Chủ tịch UBND tỉnh Lào Cai Trần Văn An thăm bản.')).toEqual([
      'person Chủ tịch UBND tỉnh Lào Cai Trần Văn An',
      'organisation UBND tỉnh Lào Cai',
    ]);
    expect(actors('Theo Giám đốc Sở Công Thương Trần Thị Lan, chợ còn thiếu.')).toEqual([
      'person Giám đốc Sở Công Thương Trần Thị Lan',
      'organisation Sở Công Thương',
    ]);
  });

  it('keeps the comma of `phòng, chống` in the name of a body', () => {
    expect(actors('Hôm qua, Ban Chỉ huy Phòng, chống thiên tai tỉnh Lào Cai họp.')).toEqual([
      'organisation Ban Chỉ huy Phòng, chống thiên tai tỉnh Lào Cai',
    ]);
  });

  it('takes the name behind a bare word for a unit for that of who holds the office', () => {
    const found = (text: string) => [...units(text), ...actors(text)];
    expect(found('Hôm qua, Chủ tịch UBND xã Giàng A Chống thăm bản.')).toEqual([
      'person Chủ tịch UBND xã Giàng A Chống',
    ]);
    expect(found('Hôm qua, Bí thư Đảng ủy xã Lò Văn Tới thăm bản.')).toEqual(['person Bí thư Đảng ủy xã Lò Văn Tới']);
    expect(found('Hôm qua, Chủ tịch xã Vàng A Páo thăm bản.')).toEqual(['person Chủ tịch xã Vàng A Páo']);
    expect(found('Hôm qua, Trưởng Công an huyện Trần Văn Tám thăm bản.')).toEqual([
      'organisation Công an huyện',
      'person Trần Văn Tám',
    ]);
    expect(found('Hôm qua, Chủ tịch UBND xã Tân Lập Giàng A Chống thăm bản.')).toContain('xã Tân Lập');
    expect(units('Hôm qua, Trưởng Công an phường Lê Lợi có mặt.')).toEqual(['phường Lê Lợi']);
    expect(units('Hôm qua, Chủ tịch UBND quận Hoàn Kiếm có mặt.')).toEqual(['quận Hoàn Kiếm']);
  });

  it('takes no insurance, programme or kind of safety for a party, but the body that is called so', () => {
    expect(actors('Hôm nay, nhiều người đóng BHTN, BHYT và BHXH tự nguyện.')).toEqual([]);
    expect(actors('Năm nay, công tác GPMB và phong trào xây dựng NTM tiến nhanh.')).toEqual([]);
    expect(actors('Hôm nay, BHXH tỉnh họp với Bảo hiểm xã hội Việt Nam.')).toEqual([
      'organisation BHXH tỉnh',
      'organisation Bảo hiểm xã hội Việt Nam',
    ]);
  });

  it('keeps the marks inside the name of a body, and its last verb', () => {
    expect(actors('Hôm nay, Công ty C.P. Việt Nam họp.')).toEqual(['organisation Công ty C.P. Việt Nam']);
    expect(actors('Hôm nay, Trung tâm Phòng, chống HIV/AIDS tỉnh Sơn La họp.')).toEqual([
      'organisation Trung tâm Phòng, chống HIV/AIDS tỉnh Sơn La',
    ]);
    const board = 'Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Sơn La';
    expect(actors(`Hôm nay, ${board} họp.`)).toEqual([`organisation ${board}`]);
  });

  it('takes an office of a unit for a person', () => {
    expect(actors('Hôm qua, chủ tịch huyện Bình Liêu dự lễ.')).toEqual(['person chủ tịch huyện Bình Liêu']);
  });

  it('tells titles of two syllables', () => {
    expect(actors('Sáng nay, Thủ tướng Lê Văn Hải đến thăm.')).toEqual(['person Thủ tướng Lê Văn Hải']);
    expect(actors('Hôm qua, bị can Trần Văn Tám khai nhận.')).toEqual(['person bị can Trần Văn Tám']);
  });

  it('keeps names whole of which a syllable is a common word', () => {
    expect(actors('Hôm qua, nhiệt điện Phả Lại dừng máy.')).toEqual(['name Phả Lại']);
    expect(actors('Sáng nay, ca sĩ Lâm Tâm Như có mặt.')).toEqual(['person ca sĩ Lâm Tâm Như']);
  });

  it('lets a sentence begin where the mark before it is lost', () => {
    expect(actors('Hàng tồn kho của TTXVN Theo nhà máy, hàng còn nhiều.')).toEqual(['name TTXVN']);
  });

  it('takes no unit for a person, nor the end of its name for another', () => {
    expect(actors('Huyện Lục Ngạn có mưa. Hôm qua, vải ở Lục Ngạn chín rộ.')).not.toContain('person Lục Ngạn');
    expect(actors('Thành phố Hội An có mưa. Hôm qua, Hội An đón khách.')).not.toContain('organisation Hội An');
    expect(actors('Sáng nay, TP. Buôn Ma Thuột có mưa.')).toEqual(['reference tp']);
  });

  it('takes nobody for an actor who made a picture', () => {
    expect(actors('Hàng tồn kho tăng mạnh. Ảnh: Lê Văn Hải. Nhà máy dừng máy.')).toEqual([]);
  });
});
