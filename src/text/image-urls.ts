/** URLs of images: formats, and when two of them are one picture. */

/** Formats Google Search supports for images (Google Images, 2026-03-02). */
const SUPPORTED: ReadonlySet<string> = new Set(['bmp', 'gif', 'jpeg', 'jpg', 'png', 'webp', 'svg', 'avif']);
/** Extensions that are certainly files of another kind; anything else after a dot may be part of a name. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['ico', 'tif', 'tiff', 'heic', 'heif', 'psd', 'ai', 'eps', 'pdf', 'raw', 'cur', 'jxl', 'mp4', 'webm', 'mov', 'html', 'htm', 'php', 'txt', 'zip']);

/** Query parameters of image services that choose a size or a format, not a picture. */
const SIZING: ReadonlySet<string> = new Set(['w', 'h', 'width', 'height', 'q', 'quality', 'auto', 'fit', 'crop', 'dpr', 'fm', 'format', 'cs', 'ixlib', 'ixid', 'resize', 'size', 'dl', 's']);

/** True for a supported extension, false for one that is certainly no supported image, undefined when the URL does not tell. */
export function hasImageExtension(url: string): boolean | undefined {
  const path = url.replace(/[?#].*$/, '');
  const extension = /\.([a-z0-9]{2,5})$/i.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  if (SUPPORTED.has(extension)) return true;
  return UNSUPPORTED.has(extension) ? false : undefined;
}

/**
 * An image URL without what only chooses a size: equal for two renditions of one picture. Protocol and case of the host do not matter.
 * @param base URL of the site, for relative ones
 */
export function imageKey(url: string, base = 'https://relative.invalid/'): string {
  if (!URL.canParse(url, base)) return url.trim();
  const parsed = new URL(url, base);
  const query = [...parsed.searchParams].filter(([name]) => !SIZING.has(name.toLowerCase())).map(([name, value]) => `${name}=${value}`).sort().join('&');
  return `${parsed.host}${parsed.pathname}${query === '' ? '' : `?${query}`}`;
}
