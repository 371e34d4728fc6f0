import type { Migration } from './index.js';

/** The commune of today of claims that hold for a commune. */
export const communeNow: Migration = {
  name: 'commune-now',
  sql: `
ALTER TABLE claim ADD COLUMN commune_now TEXT -- Of a commune: name of the one that holds it since July 2025; NULL where it was divided.
  CHECK (commune_now <> '');
ALTER TABLE claim ADD COLUMN commune_code_now TEXT -- GSO code of the commune that holds it since July 2025.
  CHECK (commune_code_now <> '');
`,
};
