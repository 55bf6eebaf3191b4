import { gunzipSync } from 'node:zlib';

/** Files of a .tar.gz in memory, by their paths: what test corpora need of the format (ustar, GNU long names, pax paths). */
export function readTarGz(archive: Uint8Array): Map<string, string> {
  const bytes = gunzipSync(archive);
  const files = new Map<string, string>();
  const textAt = (from: number, length: number): string => bytes.toString('utf8', from, from + length).split('\0')[0] ?? '';
  let longName = '';
  for (let offset = 0; offset + 512 <= bytes.length && bytes[offset] !== 0;) {
    const size = Number.parseInt(textAt(offset + 124, 12).trim() || '0', 8);
    const kind = textAt(offset + 156, 1);
    const content = offset + 512;
    const prefix = textAt(offset + 257, 5) === 'ustar' ? textAt(offset + 345, 155) : '';
    if (kind === 'L') longName = textAt(content, size);
    else if (kind === 'x') longName = /\d+ path=([^\n]*)\n/.exec(bytes.toString('utf8', content, content + size))?.[1] ?? longName;
    else {
      const name = longName || (prefix === '' ? '' : `${prefix}/`) + textAt(offset, 100);
      if (kind === '0' || kind === '') files.set(name.replace(/^\.\//, ''), bytes.toString('utf8', content, content + size));
      longName = '';
    }
    offset = content + Math.ceil(size / 512) * 512;
  }
  return files;
}
