import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { placeRoleOf } from '../../pipeline/claims/roles/resolution.js';
import { type Scene, sceneOf } from '../../pipeline/claims/scene.js';
import type { Article, PlaceRole } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';
import { claimsOfText } from './claims-of.js';

const gazetteer = loadGazetteer();

function articleOf(text: string, day?: string): Article {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const published = day === undefined ? {} : { published: { date: day, evidence: 'test' } };
  return { source: 'test.txt', language: 'vi', text, blocks, rawHash: '', ...published };
}

function sceneOn(day: string | undefined, text: string): Scene {
  return sceneOf(documentOf(articleOf(text, day)), [], gazetteer);
}

/** Values of the places of a text, in text order. */
function places(text: string): readonly string[] {
  return sceneOn('2017-06-01', text).views.flatMap(({ units }) => units.map(({ value }) => value));
}

/** The codes of the first place of that value: its own, its province's then and now. */
function codes(value: string, text: string, day = '2017-06-01'): readonly (string | undefined)[] {
  const role = roleOf(value, text, day);
  return [role.code, role.provinceCode, role.provinceCodeNow];
}

/** The first place of that value, with its codes. */
function roleOf(value: string, text: string, day: string): PlaceRole {
  const scene = sceneOn(day, text);
  const entity = scene.views.flatMap(({ units }) => units).find((unit) => unit.value === value);
  expect(entity).toBeDefined();
  return placeRoleOf(scene, { value, who: entity?.who ?? '', ...(entity ? { entity } : {}) });
}

describe('short names of countries', () => {
  it.each([
    ['Hôm qua, chính phủ Anh họp với Pháp.', ['Anh', 'Pháp']],
    ['Sáng nay, Bộ Ngoại giao Nga ra thông báo.', ['Nga']],
    ['Hãng xe Toyota (Nhật) mở thêm nhà máy.', ['Nhật Bản']],
    ['Tổng thống Mỹ Tom Carver đến thăm.', ['Mỹ']],
    ['Lúa gạo được bán sang Đức.', ['Đức']],
    ['Hôm qua, Hạm đội Thái Bình Dương Nga tập trận.', ['Thái Bình Dương', 'Nga']],
    ['Lý do Mỹ mua tôm là giá rẻ.', ['Mỹ']],
  ])('are read in %s', (text, found) => {
    expect(places(text)).toEqual(found);
  });

  it.each([
    'Chiều qua, ca sĩ Thu Anh hát ba bài.',
    'Hôm ấy, nhạc sĩ Đức Thọ vắng mặt.',
    'Ở quê, anh Nhật trồng hai sào rau.',
    'Bà Lê Phương Nga có mặt. Sau đó Nga ra về.',
    'Cơn bão vào Trung Mỹ.',
    'Bài thi tiếng Anh có năm câu.',
    'Họ đi lễ ở nhà thờ Đức Bà.',
    'Anh kể về vườn cam. Mọi người nghe anh nói.',
    'Anh Tâm nuôi tôm.',
    'Đội bóng của bầu Đức đá hay.',
    'Hôm qua, nhà máy Gang thép Mỹ Thành mở cửa.',
  ])('are parts of other words in %s', (text) => {
    expect(places(text)).toEqual([]);
  });
});

describe('countries', () => {
  it('are read by any of their names, the longest first', () => {
    expect(places('Thủ tướng Thụy Sỹ thăm Nam Phi, Nam Sudan và Hồng Kông.')).toEqual([
      'Thụy Sĩ',
      'Nam Phi',
      'Nam Sudan',
      'Hong Kong',
    ]);
    expect(places('Hôm qua, U-crai-na và A-rập Xê-út họp.')).toEqual(['Ukraine', 'Saudi Arabia']);
    expect(places('Có ba lan can mới ở phía nam phi trường.')).toEqual([]);
  });
});

describe('places in other countries', () => {
  it.each([
    ['Giá cà phê ở châu Âu tăng, ở vùng Vịnh giảm.', ['châu Âu', 'vùng Vịnh']],
    ['Sáng qua, tàu về tới London (Anh).', ['London', 'Anh']],
    ['Bão đổ bộ bang Florida. Nhiều nhà ở Florida mất điện.', ['bang Florida', 'bang Florida']],
    ['Đoàn thăm tỉnh Phúc Kiến, Trung Quốc.', ['tỉnh Phúc Kiến', 'Trung Quốc']],
    ['Theo tờ New York Times, hội chợ mở ở New York.', ['New York']],
    ['Đội Real Madrid về Madrid.', ['Madrid']],
    ['Đại biểu Lưu Bình Nhưỡng hỏi bộ trưởng.', []],
    ['Hàng đi từ Trung Quốc, qua Quảng Đông.', ['Trung Quốc', 'Quảng Đông']],
    ['Hai xã Quảng Minh và Quảng Đông làm đường.', ['xã Quảng Minh', 'xã Quảng Đông']],
    ['Tổng thống Áo đến thăm. Áo dài được bày ở sảnh.', ['Áo']],
    [
      'Đoàn khách tới bang Uttar Pradesh (Ấn Độ), rồi tới Viễn Đông của Nga.',
      ['bang Uttar Pradesh', 'Ấn Độ', 'Viễn Đông', 'Nga'],
    ],
    ['Hôm qua, Ukraina và Liban họp ở Cannes.', ['Ukraine', 'Lebanon', 'Cannes']],
    ['Khách từ Đông Bắc Á và châu Đại Dương đến đông.', ['Đông Bắc Á', 'châu Đại Dương']],
  ])('are read in %s', (text, found) => {
    expect(places(text)).toEqual(found);
  });

  it('lie in the country named behind them', () => {
    const [city] = sceneOn('2017-06-01', 'Ở London (Anh) có cháy.').views.flatMap(({ units }) => units);
    expect(city?.within?.value).toBe('Anh');
  });
});

describe('words for a country as a whole', () => {
  it('mean Việt Nam', () => {
    expect(places('Vụ này cả nước trúng mùa.')).toEqual(['Việt Nam']);
    expect(places('Hàn Quốc và Trung Quốc mua thêm gạo Việt. Giá trên toàn quốc tăng.')).toContain('Việt Nam');
  });

  it('mean another country where the article speaks of no other', () => {
    expect(places('Syria và Iraq giao tranh. Cả nước mất điện.')).toEqual(['Syria', 'Iraq']);
  });
});

describe('units', () => {
  it.each(['Hậu vệ P.Carver ghi bàn.', 'Bác sĩ P.Đ.V khám bệnh.', 'Ảnh: H. Mai', 'Sở VH-TT xử lý vụ việc.'])(
    'are not read into the abbreviation of %s',
    (text) => {
      expect(places(text)).toEqual([]);
    },
  );

  it('are read from an abbreviated type where they are known', () => {
    expect(places('Vụ cháy ở H.Bình Liêu đã tắt.')).toEqual(['huyện Bình Liêu']);
  });

  it('are no roads, teams or streets', () => {
    expect(places('Xe hỏng trên cao tốc Hà Nội - Lào Cai.')).toEqual([]);
    expect(places('Tối qua, đội bóng Quảng Nam thắng CLB TP.HCM.')).toEqual([]);
    expect(places('Quận Hai Bà Trưng họp. Cửa hàng ở số 12 Hai Bà Trưng cháy.')).toEqual(['quận Hai Bà Trưng']);
  });

  it('may begin with a word for a hamlet', () => {
    expect(places('Lúa ở Sóc Trăng trúng mùa.')).toEqual(['tỉnh Sóc Trăng']);
    expect(places('Buôn Đôn trồng cà phê. Tỉnh Đắk Lắk có mưa.')).toEqual(['huyện Buôn Đôn', 'tỉnh Đắk Lắk']);
    expect(places('TP. Buôn Ma Thuột có mưa. Buôn Ma Thuột đông khách.')).toEqual([
      'thành phố Buôn Ma Thuột',
      'thành phố Buôn Ma Thuột',
    ]);
    expect(places('Buôn Kô Tam có mưa.')).toEqual(['Buôn Kô Tam']);
  });

  it('of which there is only one need no province where they are cities', () => {
    expect(places('Mưa to ở Buôn Ma Thuột và Nha Trang.')).toEqual(['thành phố Buôn Ma Thuột', 'thành phố Nha Trang']);
    expect(places('Mưa to ở Châu Thành.')).toEqual([]);
  });

  it('go on in lists with the word for the first', () => {
    expect(places('Có mưa ở các xã Thượng Sơn, Cao Bồ và Phương Tiến.')).toEqual([
      'xã Thượng Sơn',
      'xã Cao Bồ',
      'xã Phương Tiến',
    ]);
    expect(places('Lũ ở các huyện Mường Chà, Điện Biên và Tủa Chùa.')).toContain('huyện Điện Biên');
    expect(places('Hai xã Kim Sơn (ba nhà), Kim Phượng, Yên Bái.')).toEqual([
      'xã Kim Sơn',
      'xã Kim Phượng',
      'tỉnh Yên Bái',
    ]);
    expect(places('Tại xã Tân Lập, Mộc Châu và Thảo Nguyên.')).toEqual(['xã Tân Lập']);
  });

  it('are those of the provinces and districts spoken of where a figure follows the bare name', () => {
    const found = (text: string) =>
      sceneOf(documentOf(articleOf(text, '2017-06-01')), readFigures(text), gazetteer).views.flatMap(({ units }) =>
        units.map(({ value }) => value),
      );
    expect(found('Tỉnh Sơn La có nhiều vụ: Mai Sơn (94 vụ), Sông Mã (81 vụ).')).toEqual([
      'tỉnh Sơn La',
      'huyện Mai Sơn',
      'huyện Sông Mã',
    ]);
    // Of a city and a district of one name the text does not say which.
    expect(found('Ở Đồng Tháp, Châu Thành có 420 ha, Cao Lãnh 365 ha.')).toEqual([
      'tỉnh Đồng Tháp',
      'huyện Châu Thành',
      'Cao Lãnh',
    ]);
    expect(found('Huyện Vị Xuyên, tỉnh Hà Giang: Thượng Sơn (742 hộ), Cao Bồ (615 hộ).')).toEqual([
      'huyện Vị Xuyên',
      'tỉnh Hà Giang',
      'xã Thượng Sơn',
      'xã Cao Bồ',
    ]);
    expect(found('Đà Nẵng có mưa. Tâm bão cách quần đảo Hoàng Sa 570 km.')).toEqual(['thành phố Đà Nẵng']);
    expect(found('Tỉnh Sơn La có mưa. Hôm qua, Mai Sơn (26 tuổi) đến.')).toEqual(['tỉnh Sơn La']);
  });

  it('are those of the province of the paper where no other is named', () => {
    const found = (publisherProvince?: string) => {
      const article = {
        ...articleOf('Mưa lớn ở Sông Mã và Châu Thành.'),
        ...(publisherProvince && { publisherProvince }),
      };
      return sceneOf(documentOf(article), [], gazetteer).views.flatMap(({ units }) => units.map(({ value }) => value));
    };
    expect(found('14')).toEqual(['huyện Sông Mã']);
    expect(found()).toEqual([]);
  });

  it('may have numbers for names, and so may parts of communes', () => {
    const found = (text: string) =>
      sceneOf(documentOf(articleOf(text)), readFigures(text), gazetteer).views.flatMap(({ units }) =>
        units.map(({ value }) => value),
      );
    expect(found('Tại xã Sơn Kim 2, huyện Hương Sơn có lũ.')).toEqual(['xã Sơn Kim 2', 'huyện Hương Sơn']);
    expect(found('Nhà ở khu phố 3, phường 5, quận Gò Vấp.')).toEqual(['khu phố 3', 'phường 5', 'quận Gò Vấp']);
    expect(found('Thôn 4 có 12 hộ; ấp 3 có 5 hộ.')).toEqual(['Thôn 4', 'ấp 3']);
    expect(found('Đường cách trung tâm xã Bản Lang 7 km.')).toEqual(['xã Bản Lang']);
  });

  it('may be told by what they are', () => {
    expect(places('Phù Chẩn là một xã điển hình. Lúa ở Phù Chẩn trúng mùa.')).toEqual(['xã Phù Chẩn', 'xã Phù Chẩn']);
    expect(places('Mù Cang Chải là một trong hai huyện nghèo.')).toEqual(['huyện Mù Cang Chải']);
    expect(places('Thủ phủ của Tây Nguyên là huyện Chư Sê.')).toEqual(['Tây Nguyên', 'huyện Chư Sê']);
  });

  it('lie in the larger one that is named behind `của` and `thuộc`', () => {
    const within = (text: string) =>
      sceneOn('2017-06-01', text).views.flatMap(({ units }) => units.map(({ within }) => within?.value));
    expect(within('Mường Tè là huyện biên giới của tỉnh Lai Châu.')).toEqual(['tỉnh Lai Châu', undefined]);
    expect(within('Xã Tân Lập thuộc huyện Mộc Châu có mưa.')).toEqual(['huyện Mộc Châu', undefined]);
    expect(within('Xã Tân Lập chở hàng của huyện Mộc Châu.')).toEqual([undefined, undefined]);
  });

  it('are no person after whom a city is named', () => {
    expect(places('Xe chạy trên đường mòn Hồ Chí Minh.')).toEqual([]);
    expect(places('Xe chạy đến Hồ Chí Minh.')).toEqual(['thành phố Hồ Chí Minh']);
  });

  it('are the province where it bears the name of its city', () => {
    expect(places('Công an TP Bắc Ninh (Bắc Ninh) vào cuộc.')).toEqual(['thành phố Bắc Ninh', 'tỉnh Bắc Ninh']);
  });

  it('of two names are one', () => {
    expect(places('Dầu ở Bà Rịa - Vũng Tàu tăng giá.')).toEqual(['tỉnh Bà Rịa - Vũng Tàu']);
  });

  it('are no capital of another country', () => {
    expect(places('Bom nổ ở thủ đô của Afghanistan.')).toEqual(['Afghanistan']);
    expect(places('Iran và Iraq họp. Đường vào thủ đô bị đóng.')).toEqual(['Iran', 'Iraq']);
  });

  it('of several kinds keep the name behind the last: the province', () => {
    expect(places('Nhiều quận, huyện Hà Nội bị ngập.')).toEqual(['thành phố Hà Nội']);
  });
});

describe('what an article is about', () => {
  const isAbout = (text: string) => sceneOn('2017-06-01', text).isAboutUnit;

  it('is a unit in which most of the others lie, as the article says or the gazetteer knows', () => {
    const often = 'Mưa ở tỉnh Yên Bái. Toàn tỉnh Yên Bái có lũ. Người dân Yên Bái lo lắng.';
    expect(isAbout(`${often} Mưa lớn ở huyện Văn Chấn, huyện Lục Yên, huyện Trấn Yên.`)).toBe(true);
    expect(isAbout(`${often} Mưa lớn ở huyện Lệ Thủy, huyện Sa Pa, tỉnh Sơn La, tỉnh Hòa Bình.`)).toBe(false);
    expect(isAbout('Mưa ở tỉnh Yên Bái. Mưa lớn ở huyện Văn Chấn.')).toBe(false);
  });

  it('is the country where neither a unit nor another country is named', () => {
    const isNational = (text: string) => sceneOn('2017-06-01', text).isNational;
    expect(isNational('Bộ Y tế công bố dịch. Cả nước có 5 ca.')).toBe(true);
    expect(isNational('Bộ Y tế công bố dịch ở tỉnh Yên Bái.')).toBe(false);
    expect(isNational('Bộ Y tế nói về dịch ở Thái Lan.')).toBe(false);
    expect(isNational('Toàn huyện có 5 ca.')).toBe(false);
  });
});

describe('codes', () => {
  it('name the province of the day of publication', () => {
    const text = 'Vụ việc ở xã Đồng Tâm, huyện Mỹ Đức.';
    expect(codes('xã Đồng Tâm', text)).toEqual(['10444', '01', '01']);
    expect(codes('xã Đồng Tâm', text, '2007-06-01')).toEqual(['10444', '28', '01']);
  });

  it('follow a district that moved to another province', () => {
    expect(codes('huyện Mê Linh', 'Lũ về huyện Mê Linh.', '2007-06-01')).toEqual(['250', '26', '01']);
    expect(codes('huyện Mê Linh', 'Lũ về huyện Mê Linh.')).toEqual(['250', '01', '01']);
  });

  it.each([
    ['xã Phương Tiến', 'Lũ về xã Phương Tiến, huyện Vị Xuyên.', '2017-06-01', '00928'],
    ['xã Cao Bồ', 'Lũ về xã Cao Bồ, huyện Vị Xuyên.', '2017-06-01', '00952'],
    ['xã Cao Bồ', 'Lũ về xã Cao Bồ, tỉnh Tuyên Quang.', '2026-01-01', '00952'],
    // Parts of it went into phường Long Biên and xã Gia Lâm.
    ['xã Bát Tràng', 'Mưa ở xã Bát Tràng, huyện Gia Lâm.', '2017-06-01', undefined],
    ['huyện Vị Xuyên', 'Lũ về huyện Vị Xuyên.', '2017-06-01', undefined],
  ])('name the commune of today of %s in %s', (value, text, day, now) => {
    expect(roleOf(value, text, day).communeCodeNow).toBe(now);
  });

  it('choose among units of one name by the larger unit behind them, in any spelling', () => {
    expect(codes('xã Quảng Tân', 'Lúa ở xã Quảng Tân, huyện Tuy Đức, Đăk Nông bị úng.')).toEqual(['24748', '67', '68']);
  });

  it('hold for the later namings of a unit', () => {
    const text = 'Lửa bùng ở phường Minh Khai, quận Hồng Bàng. Người ở quận Hai Bà Trưng đến phường Minh Khai xem.';
    const scene = sceneOn('2017-06-01', text);
    const last = scene.views.flatMap(({ units }) => units).at(-1);
    expect(last?.within).toBeUndefined();
    const role = placeRoleOf(scene, {
      value: last?.value ?? '',
      who: last?.who ?? '',
      ...(last ? { entity: last } : {}),
    });
    expect([role.value, role.code, role.provinceCode]).toEqual(['phường Minh Khai', '11311', '31']);
  });

  it('are left out where the text places the unit elsewhere, or abroad', () => {
    expect(codes('huyện Bình Liêu', 'Mưa ở huyện Bình Liêu, tỉnh Cà Mau.')).toEqual([undefined, undefined, undefined]);
    expect(codes('huyện Bình Liêu', 'Mưa ở huyện Bình Liêu (Trung Quốc).')).toEqual([undefined, undefined, undefined]);
  });

  it('of an article without a date are given where they have stayed the same, with the province that it names', () => {
    const codesOf = (value: string, text: string) => {
      const scene = sceneOn(undefined, text);
      const entity = scene.views.flatMap(({ units }) => units).find((unit) => unit.value === value);
      const role = placeRoleOf(scene, { value, who: entity?.who ?? '', ...(entity ? { entity } : {}) });
      return [role.code, role.provinceCode, role.provinceCodeNow];
    };
    expect(codesOf('huyện Lệ Thủy', 'Mưa ở huyện Lệ Thủy, Quảng Bình.')).toEqual(['457', '44', '44']);
    expect(codesOf('huyện Mỹ Đức', 'Mưa ở huyện Mỹ Đức.')).toEqual(['282', '01', '01']);
    expect(codesOf('xã Trà Linh', 'Mưa ở Trà Linh. Ở tỉnh Quảng Nam, xã Trà Linh có lũ.')).toEqual([
      '20950',
      '49',
      '48',
    ]);
    // Its code is 27 until June 2025 and 24 since.
    expect(codesOf('tỉnh Bắc Ninh', 'Mưa ở tỉnh Bắc Ninh.')[0]).toBeUndefined();
    expect(codesOf('thành phố Huế', 'Mưa ở thành phố Huế.')[0]).toBeUndefined();
  });

  it('are left out where several units answer to the name', () => {
    expect(codes('xã Tân Thành', 'Lúa ở xã Tân Thành bị úng.')).toEqual([undefined, undefined, undefined]);
  });
});

describe('units that are left', () => {
  const told = (text: string) => claimsOfText(text).map(({ subject, place }) => [subject?.value, place?.value]);

  it('are not the one named last', () => {
    const [, rest] = told('Huyện Mai Sơn có 20 vụ cháy, các huyện còn lại có 30 vụ cháy.');
    expect(rest).toEqual(['các huyện còn lại', undefined]);
    expect(told('Xã Chiềng Mung có 20 vụ cháy; các xã khác chỉ có hơn 30 vụ cháy.')[1]?.[0]).toBe('các xã khác');
  });
});

describe('a unit that tells where another lies', () => {
  it.each([
    ['Năm 2020, huyện Đô Lương, tỉnh Nghệ An có 186 hộ nghèo.', 'huyện Đô Lương'],
    ['Xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình trồng 35 ha lúa.', 'xã Tân Lập'],
    ['Năm 2019, xã Hòa Tiến (huyện Hòa Vang, thành phố Đà Nẵng) có 42 hộ nghèo.', 'xã Hòa Tiến'],
  ])('is not the place of %s', (text, place) => {
    expect(claimsOfText(text).find(({ object }) => object)?.place?.value).toBe(place);
  });

  it('is the place where it holds a street alone', () => {
    const [claim] = claimsOfText('Mưa lớn làm ngập đường Phan Huy Ích (quận Gò Vấp) gần 1 km.');
    expect(claim?.place?.value).toBe('quận Gò Vấp');
  });
});
