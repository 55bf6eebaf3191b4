import slugifyWords from 'slugify';

/**
 * Slugs (contracts §5): lower-case ASCII, words joined by "-". Everything seen that is no letter or digit separates words (the library alone
 * would glue words at "/", "—" and turn "%" into English).
 */
const CYRILLIC: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
};

/**
 * @param text any text, e.g. a topic
 * @param extra further letters, from a locale: `{ ä: 'ae' }`; they win over the defaults
 * @returns words joined by "-"; '' when the text holds nothing that can be transliterated
 */
export function slugify(text: string, extra: Readonly<Record<string, string>> = {}): string {
  const words = text.normalize('NFC').toLowerCase().replaceAll(/['’ʼ]|\p{Cf}/gu, '');
  let ascii = '';
  for (const letter of words) {
    const mapped = extra[letter] ?? CYRILLIC[letter];
    if (mapped !== undefined) ascii += mapped;
    else if (/[\p{L}\p{N}\p{M}]/u.test(letter)) ascii += letter;
    else ascii += ' ';
  }
  return slugifyWords(ascii, { lower: true, strict: true, trim: true });
}
