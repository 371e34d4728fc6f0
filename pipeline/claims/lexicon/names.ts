import { ABROAD } from './abroad.js';

const set = (words: string): ReadonlySet<string> => new Set(words.split('|'));

/** Words that stand before a person's name: kinship, title, office, role in a case or a match. */
export const PERSON_TITLES = set(
  'ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|bé|thầy|bị can|bị cáo|nghi can|nghi phạm|đối tượng|nạn nhân|diễn viên|ca sĩ|ca sỹ|nghệ sĩ|nsưt|nsnd|nhạc sĩ|' +
    'đại biểu|đồng chí|đ/c|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|' +
    'thượng sĩ|trung sĩ|ts|gs|pgs|ths|bs|ks|tiến sĩ|tiến sỹ|thạc sĩ|giáo sư|phó giáo sư|luật sư|bác sĩ|bác sỹ|kỹ sư|giám đốc|phó giám đốc|tổng giám đốc|' +
    'chủ tịch|phó chủ tịch|chủ tịch nước|bí thư|phó bí thư|tổng bí thư|trưởng phòng|phó trưởng phòng|trưởng ban|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|' +
    'thống đốc|tổng thống|phó tổng thống|ngoại trưởng|đại sứ|hlv|huấn luyện viên|cầu thủ|tiền đạo|tiền vệ|hậu vệ|thủ môn|trung vệ|nhà báo|phóng viên|doanh nhân|' +
    'tỷ phú|tỉ phú|người mẫu|hoa hậu|nông dân|hiệu trưởng|phó hiệu trưởng|thẩm phán|tổng biên tập|chuyên gia|nhà văn|nhà thơ|họa sĩ|đạo diễn|tài xế|lái xe|công an viên|' +
    'võ sĩ|vđv|vận động viên|tay vợt|thầy giáo|cô giáo|học sinh|sinh viên|mc|á hậu|vợ|chồng|con trai|con gái|mẹ|bố|cha',
);

/** Family names with which a bare personal name begins. */
export const SURNAMES = set(
  'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|đoàn|mai|tô|cao|lương|tạ|hà|chu|thái|tăng|lâm|trương|vương|quách|kiều|la|' +
    'lưu|phùng|châu|tống|đào|triệu|đàm|nghiêm|bạch|diệp|đồng|giang|hứa|khổng|khuất|lại|lục|mạc|ninh|nông|ông|phí|quang|sầm|thạch|thân|thẩm|tiêu|tôn|từ|ưng|văn|vi|y|lò|hoàng phủ',
);

/** Nouns with which an organisation's name begins. */
export const ORGANISATION_HEADS = set(
  'công ty|cty|tổng công ty|tập đoàn|ngân hàng|bộ|sở|cục|chi cục|tổng cục|phòng|ban|viện|bệnh viện|bv|trường|đại học|học viện|ubnd|hđnd|ủy ban|ủy ban nhân dân|' +
    'hội đồng|hội đồng nhân dân|hội|liên đoàn|liên hiệp|hiệp hội|đảng bộ|đảng ủy|chi bộ|huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy|công an|cảnh sát|cơ quan csđt|cơ quan cảnh sát điều tra|csđt|' +
    'quân đội|bộ đội|bộ đội biên phòng|đồn|đồn biên phòng|trạm|trạm y tế|trung tâm|nhà máy|xí nghiệp|hợp tác xã|htx|đội|câu lạc bộ|clb|báo|đài|tòa án|tand|vksnd|viện ksnd|viện kiểm sát|' +
    'cơ quan|văn phòng|hãng|đội tuyển|quốc hội|chính phủ|nhà hát|mặt trận|mttq|ủy ban mttq|ban chỉ đạo|ban chỉ huy|kho bạc|hải quan|cục hải quan|cục thuế|chi cục thuế|bhxh|bảo hiểm xã hội|quỹ|đoàn|' +
    'nhà trường|doanh nghiệp|thanh tra|kiểm toán nhà nước|ban thường vụ|ban tổ chức|ban chấp hành|bộ chỉ huy|bộ tư lệnh|lữ đoàn|sư đoàn|trung đoàn|thường trực|thpt|thcs|liên minh|tổ chức|chi nhánh|' +
    'siêu thị|khách sạn|nhà xuất bản|tòa soạn|đội bóng|dự án|ban quản lý|vườn quốc gia|cảng|sân bay|khu công nghiệp|kcn|khu kinh tế|ban thường vụ tỉnh ủy|ban thường vụ huyện ủy|lực lượng|tổ|nhà thầu|chủ đầu tư|hạt kiểm lâm|trang trại|chùa|hội nông dân|hội phụ nữ|hội cựu chiến binh|đoàn thanh niên|bộ chính trị|trung ương|đại sứ quán',
);

/** Type words of administrative units with their full form; abbreviations as the press writes them. */
export const UNIT_TYPES: ReadonlyMap<string, string> = new Map([
  ['tỉnh', 'tỉnh'],
  ['thành phố', 'thành phố'],
  ['tp', 'thành phố'],
  ['quận', 'quận'],
  ['q', 'quận'],
  ['huyện', 'huyện'],
  ['h', 'huyện'],
  ['huyện đảo', 'huyện'],
  ['thị xã', 'thị xã'],
  ['tx', 'thị xã'],
  ['phường', 'phường'],
  ['p', 'phường'],
  ['xã', 'xã'],
  ['x', 'xã'],
  ['thị trấn', 'thị trấn'],
  ['tt', 'thị trấn'],
  ['đặc khu', 'đặc khu'],
]);

/** Parts of communes: named like units, but no units of the gazetteer. */
export const HAMLET_TYPES = set('thôn|ấp|bản|buôn|làng|tổ dân phố|khu phố|khóm|tổ|xóm|khu|phum|sóc|đường|phố');

/** Country, regions and the world, as the press names them; value as the report writes it. */
export const REGIONS: ReadonlyMap<string, string> = new Map([
  ...ABROAD,
  ...(
    'việt nam=Việt Nam|cả nước=Việt Nam|toàn quốc=Việt Nam|nước ta=Việt Nam|đất nước=Việt Nam|trong nước=Việt Nam|thế giới=thế giới|toàn cầu=thế giới|tây nguyên=Tây Nguyên|miền bắc=miền Bắc|miền trung=miền Trung|miền nam=miền Nam|miền tây=miền Tây|miền núi phía bắc=miền núi phía Bắc|phía bắc=phía Bắc|phía nam=phía Nam|nam trung bộ=Nam Trung bộ|trung trung bộ=Trung Trung bộ|' +
    'tây nam bộ=Tây Nam bộ|đông nam bộ=Đông Nam bộ|tây bắc=Tây Bắc|đông bắc=Đông Bắc|đồng bằng sông cửu long=Đồng bằng sông Cửu Long|đbscl=Đồng bằng sông Cửu Long|đồng bằng sông hồng=Đồng bằng sông Hồng|bắc bộ=Bắc Bộ|nam bộ=Nam Bộ|trung bộ=Trung Bộ|bắc trung bộ=Bắc Trung bộ|duyên hải miền trung=duyên hải miền Trung|' +
    'trung quốc=Trung Quốc|mỹ=Mỹ|hoa kỳ=Mỹ|nhật bản=Nhật Bản|nhật=Nhật Bản|hàn quốc=Hàn Quốc|thái lan=Thái Lan|lào=Lào|campuchia=Campuchia|singapore=Singapore|malaysia=Malaysia|indonesia=Indonesia|philippines=Philippines|nga=Nga|anh=Anh|pháp=Pháp|đức=Đức|ấn độ=Ấn Độ|úc=Úc|australia=Australia|triều tiên=Triều Tiên|đài loan=Đài Loan|châu âu=châu Âu|eu=EU|châu á=châu Á|syria=Syria|iraq=Iraq|iran=Iran|canada=Canada|brazil=Brazil|tây ban nha=Tây Ban Nha|italia=Italia|ý=Italia|afghanistan=Afghanistan|myanmar=Myanmar|asean=ASEAN|hong kong=Hong Kong|thổ nhĩ kỳ=Thổ Nhĩ Kỳ|ai cập=Ai Cập|ukraine=Ukraine|bỉ=Bỉ|hà lan=Hà Lan|bồ đào nha=Bồ Đào Nha|' +
    'italy=Italia|mexico=Mexico|argentina=Argentina|ba lan=Ba Lan|new zealand=New Zealand|yemen=Yemen|bulgaria=Bulgaria|israel=Israel|hy lạp=Hy Lạp|libya=Libya|colombia=Colombia|scotland=Scotland|đan mạch=Đan Mạch|cuba=Cuba|cu ba=Cuba|somalia=Somalia|estonia=Estonia|thụy điển=Thụy Điển|pakistan=Pakistan|thụy sĩ=Thụy Sĩ|thụy sỹ=Thụy Sĩ|nam sudan=Nam Sudan|sudan=Sudan|peru=Peru|phần lan=Phần Lan|bangladesh=Bangladesh|chile=Chile|cộng hòa séc=Cộng hòa Séc|nam phi=Nam Phi|saudi arabia=Saudi Arabia|ả rập saudi=Saudi Arabia|na uy=Na Uy|qatar=Qatar|kazakhstan=Kazakhstan|palestine=Palestine|belarus=Belarus|uae=UAE|serbia=Serbia|slovenia=Slovenia|uruguay=Uruguay|senegal=Senegal|kenya=Kenya|angola=Angola|honduras=Honduras|ireland=Ireland|bắc ireland=Bắc Ireland|el salvador=El Salvador|armenia=Armenia|mông cổ=Mông Cổ|latvia=Latvia|morocco=Morocco|hungary=Hungary|algeria=Algeria|ecuador=Ecuador|bolivia=Bolivia|panama=Panama|venezuela=Venezuela|slovakia=Slovakia|nigeria=Nigeria|tunisia=Tunisia|ghana=Ghana|cameroon=Cameroon|lithuania=Lithuania|romania=Romania|iceland=Iceland|guatemala=Guatemala|nepal=Nepal|sri lanka=Sri Lanka|kuwait=Kuwait|paraguay=Paraguay|uganda=Uganda|croatia=Croatia|uzbekistan=Uzbekistan|brunei=Brunei|ethiopia=Ethiopia|lebanon=Lebanon|tanzania=Tanzania|hồng kông=Hong Kong|hongkong=Hong Kong|châu phi=châu Phi|đông nam á=Đông Nam Á|trung đông=Trung Đông|vương quốc anh=Anh|' +
    // As some papers spell them, a word a syllable and a mark between.
    'ukraina=Ukraine|liban=Lebanon|maroc=Morocco|lybia=Libya|hồng công=Hong Kong|timor - leste=Timor Leste|u - crai - na=Ukraine|xy - ri=Syria|a - rập xê - út=Saudi Arabia|ả rập xê út=Saudi Arabia|ả - rập xê - út=Saudi Arabia|hoa kì=Mỹ|áo=Áo|séc=Cộng hòa Séc|ma - rốc=Morocco|biển đông=Biển Đông|bra - xin=Brazil|cu - ba=Cuba|i - xra - en=Israel|i - ta - li - a=Italia|i - ran=Iran|mi - an - ma=Myanmar|cam - pu - chia=Campuchia|phi - li - pin=Philippines'
  )
    .split('|')
    .map((pair) => pair.split('=') as [string, string]),
]);

/** Names of Hồ Chí Minh City that are no type word and name. */
export const SHORT_CITIES: ReadonlyMap<string, string> = new Map([
  ['tp.hcm', 'Thành phố Hồ Chí Minh'],
  ['tphcm', 'Thành phố Hồ Chí Minh'],
  ['tp.hồ', 'Thành phố Hồ Chí Minh'],
  ['hcm', 'Thành phố Hồ Chí Minh'],
  ['sài gòn', 'Thành phố Hồ Chí Minh'],
  ['thủ đô', 'thành phố Hà Nội'],
  ['tp.hn', 'thành phố Hà Nội'],
  ['tphn', 'thành phố Hà Nội'],
]);

/** Heads that are common words too: they begin an organisation's name only where capitals or a unit follow. */
export const PLAIN_HEADS = set(
  'bộ|sở|cục|phòng|ban|viện|trường|hội|đồn|trạm|đội|báo|đài|hãng|quỹ|đoàn|thpt|thcs|tổ|cảng|dự án|lực lượng|chùa|đảng bộ|tổ chức|liên minh|mặt trận|thường trực|trung tâm|văn phòng|trang trại|khách sạn|siêu thị|đại học|cảnh sát|thanh tra|bv|sân bay|nhà máy|trung ương|chi nhánh|hội đồng|ủy ban|quân đội|bộ đội',
);

/** Words that may stand for who or what was named before. */
const REFERENCES = set(
  'huyện|tỉnh|xã|thành phố|quận|phường|thị xã|thị trấn|tp|địa phương|nhà trường|đơn vị|doanh nghiệp|công ty|chúng tôi|họ|trường',
);

/** What a word may be the beginning of, as bits: of a unit or a hamlet, by its type; of the name of a person, …. */
export const STARTS = {
  unit: 1,
  hamlet: 2,
  city: 4,
  title: 8,
  surname: 16,
  organisation: 32,
  reference: 64,
  region: 128,
  /** Of a region whose name is written in lower case too. */
  plainRegion: 512,
  /** Of a unit that the gazetteer knows; only of words with a capital. */
  named: 256,
} as const;

const PLAIN_REGIONS = /^(?:cả nước|toàn quốc|nước ta|đất nước|trong nước|thế giới|toàn cầu|miền|đồng bằng|duyên hải)/u;

/** True for the names of regions that are written in lower case too. */
export function isPlainRegion(key: string): boolean {
  return PLAIN_REGIONS.test(key);
}

/** Regions that begin with what they are, in lower case: `châu Âu`, `vùng Vịnh`. */
const TYPED_REGIONS = /^(?:châu|vùng|bán đảo|dải|xứ) /u;

/** Bits of `STARTS` by the first syllables of the names of regions. */
const REGION_STARTS = new Map<string, number>();
for (const key of REGIONS.keys()) {
  const [first = ''] = key.split(' ', 1);
  const bits = STARTS.region | (isPlainRegion(key) || TYPED_REGIONS.test(key) ? STARTS.plainRegion : 0);
  REGION_STARTS.set(first, (REGION_STARTS.get(first) ?? 0) | bits);
}

/** Bits of `STARTS`, all but `named`, for a word in lower case: what it may begin. Most words are 0. */
export function startsOf(key: string): number {
  // Most figures of a text begin with a digit, and no name does.
  const unit = key.charCodeAt(0);
  if (unit >= 0x30 && unit <= 0x39) return 0;
  const dot = key.indexOf('.');
  const type = dot > 0 ? key.slice(0, dot) : key;
  const blank = key.indexOf(' ');
  const first = blank < 0 ? key : key.slice(0, blank);
  let bits = UNIT_TYPES.has(type) ? STARTS.unit : HAMLET_TYPES.has(type) ? STARTS.hamlet : 0;
  if (SHORT_CITIES.has(key)) bits |= STARTS.city;
  if (PERSON_TITLES.has(key)) bits |= STARTS.title;
  if (SURNAMES.has(first)) bits |= STARTS.surname;
  if (ORGANISATION_HEADS.has(key)) bits |= STARTS.organisation;
  if (REFERENCES.has(key)) bits |= STARTS.reference;
  return bits | (REGION_STARTS.get(first) ?? 0);
}
