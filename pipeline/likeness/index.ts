export { type Comparison, compared, type DuplicateReason, type Profile, profileOf } from './compare.js';
export { BAND_BYTES, BANDS, estimateAt, SIGNATURE_BYTES, type Signature, signatureOf } from './signature.js';
