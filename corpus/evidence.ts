import type { Evidence } from '../pipeline/model/index.js';

/** The province of a provincial paper: the paper says it. */
export const ofProvince = (code: string, publisher: string): Evidence => ({
  field: 'publisherProvince',
  value: code,
  kind: 'publisher',
  quote: publisher,
});
