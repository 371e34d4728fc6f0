import { MAY_SAY, SAYS } from './speech.js';

const groups = [
  'tăng|tăng lên|nâng|tăng thêm|vượt|thêm|cao hơn|hơn|tăng trưởng|lên', // a rise
  'giảm|giảm xuống|hạ|hụt|thấp hơn|mất|giảm bớt|sụt|cắt giảm|ít hơn|sụt giảm', // a fall
  'lên|xuống|còn|đạt|là|chỉ còn|lên tới|lên đến|xuống còn|từ|đến|tới|giảm còn|tổng', // a level
  'mục tiêu|chỉ tiêu|phấn đấu|kế hoạch|đặt mục tiêu|yêu cầu|đề nghị|phải|cần|đề xuất|kiến nghị|hướng tới|đảm bảo|bảo đảm|quyết tâm|định hướng|đặt ra', // a target
  'dự kiến|dự báo|sẽ|có thể|dự đoán|nếu|khả năng|kỳ vọng|dự tính|có khả năng|xu thế|triển vọng|sắp|sắp tới|tới đây|tương lai', // a forecast
  'ước|ước tính|ước đạt|ước chừng|ước khoảng', // an estimate
  'đã|vừa|từng|hiện|hiện nay|đang|vừa qua|thực tế|kết quả', // a fact
];

/** How many groups of words there are that tell changes from levels and plans from facts. */
export const CUE_GROUPS = groups.length;

const bits = new Map<string, number>();
groups.forEach((group, n) => {
  for (const word of group.split('|')) bits.set(word, (bits.get(word) ?? 0) | (1 << n));
});

/** Bits of all of them. */
export const GROUP_CUES = (1 << CUE_GROUPS) - 1;

/** Bits of the groups that tell plans from facts, and of the one that tells forecasts. */
export const PLAN_CUES = 0b1111000;
export const FORECAST_CUE = 0b0010000;

/** Bit of the words that somebody may be quoted by; no group of those above. */
export const SPEECH_CUE = 1 << CUE_GROUPS;
for (const word of [...SAYS, ...MAY_SAY, 'theo', 'đưa']) bits.set(word, (bits.get(word) ?? 0) | SPEECH_CUE);

/** The groups that a word (lower case, modern tone placement) belongs to, as bits. */
export function cuesOf(key: string): number {
  return bits.get(key) ?? 0;
}
