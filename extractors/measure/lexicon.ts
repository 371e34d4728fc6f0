import { phrases } from '../lexer/phrases.js';

/** A unit of measure: its canonical symbol, and what one of it is in SI units where that is exact and the same everywhere. */
export interface Unit {
  readonly symbol: string;
  readonly dimension:
    | 'length'
    | 'area'
    | 'mass'
    | 'volume'
    | 'energy'
    | 'power'
    | 'voltage'
    | 'temperature'
    | 'data'
    | 'speed'
    | 'angle'
    | 'pressure'
    | 'frequency'
    | 'luminance'
    | 'sound'
    | 'torque'
    | 'force'
    | 'radiation'
    | 'resolution';
  /** [factor, SI unit]. Absent where the size depends on region (`sào`, `mẫu`, `công`) or scale (`°C`). */
  readonly si?: readonly [factor: number, unit: string] | undefined;
}

const unit = (symbol: string, dimension: Unit['dimension'], factor?: number, si?: string): Unit =>
  factor === undefined || si === undefined ? { symbol, dimension } : { symbol, dimension, si: [factor, si] };

const entries: (readonly [Unit, string])[] = [
  [unit('mm', 'length', 1e-3, 'm'), 'mm|mi-li-mét|milimét|mi li mét|li'],
  [unit('cm', 'length', 1e-2, 'm'), 'cm|xen-ti-mét|centimét|xăng-ti-mét|xentimét|phân mét'],
  [unit('dm', 'length', 1e-1, 'm'), 'dm|đề-xi-mét'],
  [unit('m', 'length', 1, 'm'), 'm|mét|met|m dài|mét dài'],
  [unit('km', 'length', 1e3, 'm'), 'km|ki-lô-mét|kilômét|kilomet|kilômet|cây số|ki lô mét'],
  [unit('hải lý', 'length', 1852, 'm'), 'hải lý|hải lí'],
  [unit('nm', 'length', 1e-9, 'm'), 'na-nô-mét|nanomet|nanomét'],
  [unit('dặm', 'length', 1609.344, 'm'), 'dặm|dặm anh'],
  [unit('ft', 'length', 0.3048, 'm'), 'feet|ft'],
  [unit('inch', 'length', 0.0254, 'm'), 'inch|inches'],
  [unit('m2', 'area', 1, 'm2'), 'm2|m²|m 2|mét vuông|m vuông|mét2'],
  [unit('km2', 'area', 1e6, 'm2'), 'km2|km²|km 2|ki-lô-mét vuông|km vuông|kilômét vuông|cây số vuông'],
  [unit('cm2', 'area', 1e-4, 'm2'), 'cm2|cm²'],
  [unit('dm2', 'area', 1e-2, 'm2'), 'dm2|dm²'],
  [unit('dặm2', 'area', 2589988.110336, 'm2'), 'dặm vuông'],
  [unit('ft2', 'area', 0.09290304, 'm2'), 'feet vuông'],
  [unit('ha', 'area', 1e4, 'm2'), 'ha|héc ta|héc-ta|hecta|hécta|hec-ta|hec ta|héc|hectare'],
  [unit('acre', 'area', 4046.8564224, 'm2'), 'mẫu anh|acre|acres'],
  [unit('sào', 'area'), 'sào'],
  [unit('mẫu', 'area'), 'mẫu ruộng|mẫu đất|mẫu lúa|mẫu ngô|mẫu vườn|mẫu ao|mẫu'],
  [unit('công', 'area'), 'công đất|công ruộng|công lúa|công vườn'],
  [unit('mg', 'mass', 1e-6, 'kg'), 'mg|miligam|miligram|mi-li-gam|mi-li-gram'],
  [unit('µg', 'mass', 1e-9, 'kg'), 'µg|mcg|microgam|microgram'],
  [unit('g', 'mass', 1e-3, 'kg'), 'g|gr|gam|gram'],
  [unit('lạng', 'mass', 0.1, 'kg'), 'lạng'],
  [unit('lb', 'mass', 0.45359237, 'kg'), 'lb|lbs|pound|pounds'],
  [unit('kg', 'mass', 1, 'kg'), 'kg|ki-lô-gam|kilôgam|kilogam|kilogram|kí lô|ký lô|ki lô|cân|kilo|ký|kí'],
  [unit('yến', 'mass', 10, 'kg'), 'yến'],
  [unit('tạ', 'mass', 100, 'kg'), 'tạ'],
  [unit('t', 'mass', 1000, 'kg'), 'tấn|tấn trọng tải|tấn đăng ký|dwt|tấn dwt'],
  [unit('lượng', 'mass'), 'lượng vàng|lượng vàng sjc|cây vàng'],
  [unit('chỉ', 'mass'), 'chỉ vàng'],
  [unit('ounce', 'mass'), 'ounce|oz'],
  [unit('carat', 'mass', 2e-4, 'kg'), 'carat|ca-ra|cara'],
  [unit('ml', 'volume', 1e-6, 'm3'), 'ml|mililít|mi-li-lít'],
  [unit('cc', 'volume', 1e-6, 'm3'), 'cc|phân khối|cm3|cm³'],
  [unit('l', 'volume', 1e-3, 'm3'), 'lít|lit|l'],
  [unit('m3', 'volume', 1, 'm3'), 'm3|m³|m 3|mét khối|m khối'],
  [unit('km3', 'volume', 1e9, 'm3'), 'km3|km³|km khối'],
  [unit('thùng', 'volume'), 'thùng dầu'],
  [unit('W', 'power', 1, 'W'), 'w|oát'],
  [unit('kW', 'power', 1e3, 'W'), 'kw|ki-lô-oát'],
  [unit('MW', 'power', 1e6, 'W'), 'mw|mê-ga-oát|megawatt'],
  [unit('GW', 'power', 1e9, 'W'), 'gw'],
  [unit('kWp', 'power', 1e3, 'W'), 'kwp'],
  [unit('MWp', 'power', 1e6, 'W'), 'mwp'],
  [unit('kVA', 'power'), 'kva'],
  [unit('MVA', 'power'), 'mva'],
  [unit('CV', 'power'), 'cv|mã lực|sức ngựa|hp|ps'],
  [unit('Nm', 'torque', 1, 'N·m'), 'nm|n.m'],
  [unit('lb-ft', 'torque', 1.3558179483, 'N·m'), 'lb-ft|ft-lb'],
  [unit('kN', 'force', 1e3, 'N'), 'kn'],
  [unit('kiloton', 'energy', 4.184e12, 'J'), 'kiloton|ki-lô-tôn'],
  [unit('megaton', 'energy', 4.184e15, 'J'), 'megaton|mê-ga-tôn'],
  [unit('Wh', 'energy', 3600, 'J'), 'wh'],
  [unit('kWh', 'energy', 3.6e6, 'J'), 'kwh|kw/h|kw/giờ|ki-lô-oát giờ|kw giờ|số điện'],
  [unit('MWh', 'energy', 3.6e9, 'J'), 'mwh'],
  [unit('GWh', 'energy', 3.6e12, 'J'), 'gwh'],
  [unit('TWh', 'energy', 3.6e15, 'J'), 'twh'],
  [unit('kcal', 'energy', 4184, 'J'), 'kcal|calo|calorie|calories'],
  [unit('V', 'voltage', 1, 'V'), 'v|vôn|volt'],
  [unit('kV', 'voltage', 1e3, 'V'), 'kv'],
  [unit('mAh', 'energy'), 'mah'],
  [unit('°C', 'temperature'), '°c|độ c|ºc|⁰c|oc|o c|0 c|độ'],
  [unit('°F', 'temperature'), '°f|độ f'],
  [unit('độ Richter', 'energy'), 'độ richter|độ rích te|độ ríchte'],
  [unit('KB', 'data', 1e3, 'B'), 'kb'],
  [unit('MB', 'data', 1e6, 'B'), 'mb'],
  [unit('GB', 'data', 1e9, 'B'), 'gb'],
  [unit('TB', 'data', 1e12, 'B'), 'tb'],
  [unit('Mbps', 'data', 1e6, 'bit/s'), 'mbps|mb/s'],
  [unit('Gbps', 'data', 1e9, 'bit/s'), 'gbps'],
  [unit('Hz', 'frequency', 1, 'Hz'), 'hz|héc'],
  [unit('MHz', 'frequency', 1e6, 'Hz'), 'mhz'],
  [unit('GHz', 'frequency', 1e9, 'Hz'), 'ghz'],
  [unit('dB', 'sound'), 'db|đề-xi-ben|dba|deciben|decibel|decibels|đề xi ben'],
  [unit('nit', 'luminance'), 'nit|nits'],
  [unit('hPa', 'pressure', 100, 'Pa'), 'hpa|mb khí áp'],
  [unit('mmHg', 'pressure', 133.322387415, 'Pa'), 'mmhg'],
  [unit('mph', 'speed', 0.44704, 'm/s'), 'mph'],
  [unit('rpm', 'frequency'), 'rpm'],
  [unit('fps', 'frequency'), 'fps'],
  [unit('mSv', 'radiation', 1e-3, 'Sv'), 'msv|mi-li-sivert|millisievert'],
  [unit('mR', 'radiation'), 'mr'],
  [unit('ppi', 'resolution'), 'ppi'],
  [unit('megapixel', 'data'), 'megapixel|megapixels|mpx|mp'],
];

/** Every unit of measure by the ways to write it, in lower case. */
export const units = phrases(
  entries.flatMap(([value, forms]) => forms.split('|').map((form) => [form, value] as const)),
);

/** Units that are one letter or a common word: they count only glued to the number, or in capitals where the symbol is. */
export const GLUED_ONLY = new Set([
  'l',
  'v',
  'w',
  'g',
  'mp',
  'mb',
  'li',
  'ký',
  'kí',
  'cân',
  'oc',
  'héc',
  'met',
  'lit',
  'hp',
]);

/** Units that are other words in other letters: `353 Nm` but `chip 14 nm`, `80 mR/h` but `Mr.`, `tàu 20.000 DWT`. */
export const WRITTEN: ReadonlyMap<string, readonly string[]> = new Map([
  ['nm', ['Nm', 'NM', 'nm']],
  ['mr', ['mR']],
  ['0 c', ['0 C']],
  ['ps', ['PS']],
  ['dwt', ['DWT']],
  ['kn', ['kN', 'KN']],
  ['gbps', ['Gbps', 'gbps']],
  ['pound', ['pound']],
  ['pounds', ['pounds']],
]);
