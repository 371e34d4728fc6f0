import type { FieldMap } from '../../corpus/index.js';
import { UsageError } from './command.js';

/**
 * The value of `--map`: `title=headline,text=data.noi_dung`.
 *
 * @throws UsageError
 */
export async function mapOf(pairs: string): Promise<FieldMap> {
  const { FIELDS } = await import('../../corpus/index.js');
  const fields: readonly string[] = FIELDS;
  const map: Record<string, string> = {};
  for (const pair of pairs.split(',')) {
    const [field = '', ...key] = pair.split('=');
    if (!fields.includes(field.trim()) || key.join('=').trim() === '') {
      throw new UsageError(`--map takes FIELD=KEY,… with the fields ${fields.join(', ')}; "${pair}" is none.`);
    }
    map[field.trim()] = key.join('=').trim();
  }
  return map;
}
