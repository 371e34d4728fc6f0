/** What browsers save beside a page: pictures, styles, scripts, fonts, films. */
const COMPANION =
  /\.(?:css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp3|mp4|m4a|m4v|webm|ogg|wav|avi|mov|swf)$/iu;

/** Texts for machines that every site has. */
const FOR_MACHINES = /(?:^|\/)(?:robots|ads|app-ads|humans|security|llms)\.txt$/iu;

/** True for files that are part of a saved page or site but no page. They are passed over in folders and archives. */
export const isCompanion = (path: string): boolean => COMPANION.test(path) || FOR_MACHINES.test(path);

/** `.git/x`, `__MACOSX/._bài.html` */
export const isHiddenName = (path: string): boolean =>
  path.split('/').some((part) => (part.startsWith('.') && !/^\.{1,2}$/u.test(part)) || part === '__MACOSX');
