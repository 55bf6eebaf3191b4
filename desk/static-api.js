import { Refused } from './refused.js';
import { answerRows, searchable as searchableOf } from './rows.js';
import { t } from './words.js';

/** @import { ArticleAnswer, Row, RowsAnswer, Sort } from '../src/desk/shapes.ts' */

/**
 * What `api.js` asks of the server, out of the page itself. Each answer stands in an element of its own under its path, compressed, and is unpacked when it
 * is asked for. Only `/rows` is worked out here, by the same code as on the server. A new answer that hangs on its path alone needs nothing here.
 */

export { Refused };

export const canChange = false;

const answer = /** @type {typeof import('../src/desk/rows.ts').answerRows} */ (answerRows);
const searchable = /** @type {typeof import('../src/desk/rows.ts').searchable} */ (searchableOf);

/** The list is there, and nobody has asked for anything yet: texts are read for a search. */
const IDLE_MS = 400;

/** @type {{ texts: Promise<Map<string, string>> | undefined }} */
const read = { texts: undefined };

/**
 * @template T
 * @param {string} path below /api
 * @returns {Promise<T>}
 */
export async function get(path) {
  const [plain = '', query = ''] = path.split('?');
  if (plain === '/rows') return /** @type {T} */ (await rows(new URLSearchParams(query)));
  return /** @type {Promise<T>} */ (unpacked(plain));
}

/** Nothing can be changed. @template T @returns {Promise<T>} */
export async function send() {
  throw new Refused(405, { error: t('report-only') });
}

/** Nothing happens by itself. */
export function listen() {
  // There is nobody who could tell.
}

/** @param {string} path @returns {Promise<unknown>} */
async function unpacked(path) {
  const element = document.getElementById(`answer:${path}`);
  if (element === null) throw new Refused(404, { error: t('report-left-out') });
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // Reading and writing side by side: a stream takes no more than its reader does. (A blob as the source takes twice as long.)
  const [body] = /** @type {[unknown, ...unknown[]]} */ (await Promise.all([new Response(readable).json(), writer.write(bytesOf(element.textContent ?? '')), writer.close()]));
  const status = Number(element.getAttribute('data-status') ?? 200);
  if (status !== 200) throw new Refused(status, /** @type {{ error?: string }} */ (body));
  return body;
}

/** @param {string} base64 */
function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** @param {URLSearchParams} asked @returns {Promise<RowsAnswer>} */
async function rows(asked) {
  const all = /** @type {Row[]} */ (await unpacked('/rows'));
  const words = asked.get('q') ?? '';
  if (words.trim() === '') setTimeout(() => { read.texts ??= textsOf(all); }, IDLE_MS);
  const texts = words.trim() === '' ? undefined : await (read.texts ??= textsOf(all));
  return answer(all, {
    words, state: /** @type {Row['state'] | 'all'} */ (asked.get('state') ?? 'all'), sort: /** @type {Sort} */ (asked.get('sort') ?? 'state'), descending: asked.get('dir') === 'down',
    from: Number(asked.get('from') ?? 0), count: Number(asked.get('count') ?? 100),
  }, (slug) => texts?.get(slug) ?? '', true);
}

/** Texts as they are searched, of all articles that are placed and whose text is here. One after the other, so that the page answers meanwhile. @param {Row[]} all */
async function textsOf(all) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const { slug, file } of all) {
    if (file === null || document.getElementById(`answer:/article/${slug}`) === null) continue;
    const { text, body } = /** @type {ArticleAnswer} */ (await unpacked(`/article/${slug}`));
    texts.set(slug, searchable(text.slice(body)));
  }
  return texts;
}
