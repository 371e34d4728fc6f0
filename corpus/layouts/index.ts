import { baodautu } from './baodautu.js';
import { dantri, dantriOld } from './dantri.js';
import { joomlaK2 } from './joomla.js';
import type { Layout } from './layout.js';
import { liferay } from './liferay.js';
import { microdata } from './microdata.js';
import { nukeviet } from './nukeviet.js';
import { oneOffs } from './one-offs.js';
import { sharepoint } from './sharepoint.js';
import { vccorp } from './vccorp.js';
import { vietnamnet, vietnamnetOld } from './vietnamnet.js';
import { vnexpress } from './vnexpress.js';
import { wordpress, wordpressNewspaper } from './wordpress.js';
import { zce, zceOld } from './zce.js';
import { znews } from './znews.js';

export { inOrderOf } from './era.js';
export type { Attestation, Layout } from './layout.js';

/** Every known layout, in the order they are tried: rare markers before common ones. */
export const layouts: readonly Layout[] = [
  vccorp,
  zce,
  vnexpress,
  dantri,
  vietnamnet,
  baodautu,
  znews,
  dantriOld,
  zceOld,
  vietnamnetOld,
  sharepoint,
  liferay,
  nukeviet,
  joomlaK2,
  ...oneOffs,
  wordpressNewspaper,
  wordpress,
  microdata,
];
