import { layouts } from './layouts/index.js';

/** A paper: its name, the marks it opens leads with, its hosts, and the GSO code of its province. */
export interface Publisher {
  readonly name: string;
  /** `(LSO) –`, `(Dân trí) -`: what stands in brackets (or bare) before the lead. */
  readonly marks?: readonly string[];
  readonly hosts?: readonly string[];
  readonly province?: string;
}

/** Provincial papers as `name|hosts|marks|code`; marks and hosts are parted by commas. */
const PROVINCIAL = `
Báo Hà Giang|baohagiang.vn|BHG,HGĐT|02
Báo Cao Bằng|baocaobang.vn||04
Báo Bắc Kạn|baobackan.org.vn,baobackan.vn||06
Báo Tuyên Quang|baotuyenquang.com.vn|TQĐT|08
Báo Lào Cai|baolaocai.vn|LCĐT|10
Báo Điện Biên Phủ|baodienbienphu.info.vn,baodienbienphu.vn,baodienbienphu.com.vn|ĐBP|11
Báo Lai Châu|baolaichau.vn|BLC|12
Báo Sơn La|baosonla.org.vn,baosonla.vn||14
Báo Yên Bái|baoyenbai.com.vn|YBĐT|15
Báo Hòa Bình|baohoabinh.com.vn|HBĐT|17
Báo Thái Nguyên|baothainguyen.vn,baothainguyen.org.vn||19
Báo Lạng Sơn|baolangson.vn|LSO|20
Báo Quảng Ninh|baoquangninh.vn,baoquangninh.com.vn||22
Báo Bắc Giang|baobacgiang.com.vn,baobacgiang.vn|BGĐT|24
Báo Phú Thọ|baophutho.vn||25
Báo Vĩnh Phúc|baovinhphuc.com.vn||26
Báo Bắc Ninh|baobacninh.com.vn,baobacninh.vn,baobacninhtv.vn||27
Báo Hải Dương|baohaiduong.vn||30
Báo Hải Phòng|baohaiphong.com.vn,baohaiphong.vn||31
Báo Hưng Yên|baohungyen.vn||33
Báo Thái Bình|baothaibinh.com.vn||34
Báo Hà Nam|baohanam.com.vn||35
Báo Nam Định|baonamdinh.vn,baonamdinh.com.vn||36
Báo Ninh Bình|baoninhbinh.org.vn||37
Báo Thanh Hóa|baothanhhoa.vn|THO,Baothanhhoa.vn|38
Báo Nghệ An|baonghean.vn|Baonghean,Baonghean.vn|40
Báo Hà Tĩnh|baohatinh.vn|Baohatinh.vn|42
Báo Quảng Bình|baoquangbinh.vn|QBĐT|44
Báo Quảng Trị|baoquangtri.vn|QTO|45
Báo Thừa Thiên Huế|baothuathienhue.vn|TTH,TTH.VN,TTHO|46
Báo Đà Nẵng|baodanang.vn||48
Báo Quảng Nam|baoquangnam.vn|QNO|49
Báo Quảng Ngãi|baoquangngai.vn|Báo Quảng Ngãi,QNĐT,Baoquangngai.vn|51
Báo Bình Định|baobinhdinh.vn,baobinhdinh.com.vn|BĐ|52
Báo Phú Yên|baophuyen.com.vn,baophuyen.vn|PYO|54
Báo Khánh Hòa|baokhanhhoa.vn,baokhanhhoa.com.vn||56
Báo Ninh Thuận|baoninhthuan.com.vn|NTO|58
Báo Bình Thuận|baobinhthuan.com.vn|BTO|60
Báo Kon Tum|baokontum.com.vn||62
Báo Gia Lai|baogialai.com.vn,baogialai.vn|GLO|64
Báo Đắk Lắk|baodaklak.vn||66
Báo Đắk Nông|baodaknong.vn,baodaknong.org.vn||67
Báo Lâm Đồng|baolamdong.vn|LĐ online|68
Báo Bình Phước|baobinhphuoc.com.vn|BPO|70
Báo Tây Ninh|baotayninh.vn|BTNO|72
Báo Bình Dương|baobinhduong.vn|BDO|74
Báo Đồng Nai|baodongnai.com.vn|ĐN|75
Báo Bà Rịa - Vũng Tàu|baobariavungtau.com.vn||77
Báo Long An|baolongan.vn,baolongan.com.vn||80
Báo Ấp Bắc|baoapbac.vn|ABO|82
Báo Đồng Khởi|baodongkhoi.vn|BDK.VN|83
Báo Trà Vinh|baotravinh.vn||84
Báo Vĩnh Long|baovinhlong.com.vn,baovinhlong.vn|VLO|86
Báo Đồng Tháp|baodongthap.vn,baodongthap.com.vn||87
Báo An Giang|baoangiang.com.vn|AGO|89
Báo Kiên Giang|baokiengiang.vn||91
Báo Cần Thơ|baocantho.com.vn|CTO|92
Báo Hậu Giang|baohaugiang.com.vn|HGO|93
Báo Sóc Trăng|baosoctrang.org.vn|STO|94
Báo Bạc Liêu|baobaclieu.vn||95
Báo Cà Mau|baocamau.com.vn,baocamau.vn|CMO|96`;

const NATIONAL = `
Dân trí|dantri.com.vn|Dân trí,Dantri.com.vn
Người Lao Động|nld.com.vn|NLĐO,NLĐ
Tuổi Trẻ|tuoitre.vn|TTO
Thanh Niên|thanhnien.vn|TNO
VnExpress|vnexpress.net|
VietNamNet|vietnamnet.vn|VietNamNet
Báo Chính phủ|baochinhphu.vn|Chinhphu.vn,VGP News
VTC News|vtc.vn|VTC News
VOV|vov.vn|VOV.VN,VOV
Nhân Dân|nhandan.vn,nhandan.com.vn|NDĐT
Lao Động|laodong.vn|LĐO
Tiền Phong|tienphong.vn|TPO
Pháp Luật TP.HCM|plo.vn|PLO
Sài Gòn Giải Phóng|sggp.org.vn|SGGPO,SGGP
Sài Gòn Đầu tư Tài chính|dttc.sggp.org.vn|ĐTTCO
Dân Việt|danviet.vn|Dân Việt
Giáo dục và Thời đại|giaoducthoidai.vn|GD&TĐ
Bảo vệ Pháp luật|baovephapluat.vn|BVPL
Công lý|congly.vn|Congly.vn
Hànộimới|hanoimoi.vn,hanoimoi.com.vn|HNM,HNMO
Báo Đầu tư|baodautu.vn|Baodautu.vn
VietnamPlus|vietnamplus.vn|Vietnam+
Công Thương|congthuong.vn|CôngThương,Công Thương
Quân đội nhân dân|qdnd.vn|QĐND Online,QĐND
Sức khỏe & Đời sống|suckhoedoisong.vn|SKĐS
Báo Tin tức|baotintuc.vn|
CafeF|cafef.vn|
Dân tộc và Phát triển|baodantoc.vn|
Nhà báo & Công luận|congluan.vn|CLO
VTV|vtv.vn|VTV.vn,VTV
Kenh14|kenh14.vn|
CafeBiz|cafebiz.vn|
Soha|soha.vn|
GenK|genk.vn|
Báo Giao thông|baogiaothong.vn,giaothong.vn|
Công an nhân dân|cand.com.vn|
Công an TP.HCM|congan.com.vn|CAO
An ninh Thủ đô|anninhthudo.vn|ANTĐ
Pháp luật Việt Nam|baophapluat.vn|PLVN
Người đưa tin|nguoiduatin.vn|
Kinh tế & Đô thị|kinhtedothi.vn|
VnEconomy|vneconomy.vn|VnEconomy,VNEconomy
Thời báo Tài chính Việt Nam|thoibaotaichinhvietnam.vn|TBTCO,TBTCVN
Báo Xây dựng|baoxaydung.com.vn,baoxaydung.vn|Xây dựng
Tài nguyên & Môi trường|baotainguyenmoitruong.vn|TN&MT
Nông nghiệp Việt Nam|nongnghiep.vn,nongnghiepmoitruong.vn|
Báo Văn hóa|baovanhoa.vn|VHO,VH
Phụ nữ Việt Nam|phunuvietnam.vn|PNVN
Phụ nữ TP.HCM|phunuonline.com.vn|PNO
Đại Đoàn Kết|daidoanket.vn|
Thế giới & Việt Nam|baoquocte.vn,tgvn.com.vn|
Đảng Cộng sản Việt Nam|dangcongsan.vn|ĐCSVN
Tạp chí Cộng sản|tapchicongsan.org.vn|TCCS
Kinh tế Sài Gòn|thesaigontimes.vn|KTSG Online,TBKTSG,TBKTSG Online
24h|24h.com.vn|
Đời sống & Pháp luật|doisongphapluat.com.vn,doisongphapluat.com|ĐSPL
Khoa học & Đời sống|kienthuc.net.vn|Kiến Thức
VietTimes|viettimes.vn|VietTimes
Biên phòng|bienphong.com.vn|`;

const listed: readonly Publisher[] = [PROVINCIAL, NATIONAL].flatMap((part) =>
  part
    .trim()
    .split('\n')
    .map((row): Publisher => {
      const [name = '', hosts = '', marks = '', province] = row.split('|');
      const list = (field: string) => field.split(',').filter((entry) => entry !== '');
      return { name, hosts: list(hosts), marks: list(marks), ...(province === undefined ? {} : { province }) };
    }),
);

const table: readonly Publisher[] = [...listed, ...layouts.flatMap(({ papers = [] }) => papers)];

const keyed = (keysOf: (publisher: Publisher) => readonly string[]) =>
  new Map(table.flatMap((publisher) => keysOf(publisher).map((key) => [key.toLowerCase(), publisher] as const)));

const byMark = keyed(({ marks = [] }) => marks);
const byHost = keyed(({ hosts = [] }) => hosts);
const byName = keyed(({ name, province }) => [
  name,
  // "Thái Bình" is a province, and a name of people.
  ...(province === undefined ? [name.replace(/^Báo /u, '')] : []),
  `Báo ${name}`,
  `${name} điện tử`,
  `${name} online`,
]);

/** The paper that opens its leads with this mark, without brackets: `LSO`, `Dân trí`. Agencies are no publishers. */
export const publisherOfMark = (mark: string): Publisher | undefined => byMark.get(mark.trim().toLowerCase());

const MARK = /^\(\s?(?<bracketed>[\p{L}\d&.+ ]{2,25}?)\s?\)\s?[-–—]|^(?<bare>[\p{L}\d&.+ ]{3,25}?)\s?[-–—]{1,2}\s/u;

/** The mark that a lead may begin with, as it stands there: `(LSO) –`. */
export const markOfLead = (lead: string): string => MARK.exec(lead.slice(0, 40))?.[0].trimEnd() ?? '';

/** The paper by the mark that a lead begins with: `(LSO) – …`, `VTV.vn - …`. */
export function publisherOfLead(lead: string): Publisher | undefined {
  const { bracketed, bare } = MARK.exec(lead.slice(0, 40))?.groups ?? {};
  const mark = bracketed ?? bare;
  // "Xây dựng – bất động sản: …" is no mark without brackets.
  const isMark = bracketed !== undefined || (bare !== undefined && /\p{Lu}.{0,24}\p{Lu}|\./u.test(bare));
  return mark !== undefined && isMark ? publisherOfMark(mark) : undefined;
}

/** The paper by a name it goes by: `Báo Quảng Ninh điện tử`. Bare names of provinces (`Quảng Ninh`) are none. */
export const publisherNamed = (name: string): Publisher | undefined => byName.get(name.trim().toLowerCase());

/** The paper of a host, also under `www.`, `m.` and other sub-domains. */
export function publisherOfHost(host: string): Publisher | undefined {
  for (let rest = host.toLowerCase(); rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const found = byHost.get(rest);
    if (found) return found;
  }
  return undefined;
}
