import { Refused } from './refused.js';

/** @import { DeskEvent } from '../src/desk/shapes.ts' */

/** Requests to the desk's server. */

export { Refused };

/** False in a report, whose page has no server: nothing can be changed there. @type {boolean} */
export const canChange = true;

const key = document.querySelector('meta[name="slugline-key"]')?.getAttribute('content') ?? '';

/**
 * @template T
 * @param {string} path below /api
 * @returns {Promise<T>}
 */
export async function get(path) {
  return /** @type {T} */ (await read(await fetch(`/api${path}`, { headers: { Accept: 'application/json' } })));
}

/**
 * @template T
 * @param {string} path
 * @param {unknown} body
 * @param {'POST' | 'PUT'} [method]
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function send(path, body, method = 'POST', signal) {
  return /** @type {T} */ (await read(await fetch(`/api${path}`, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'X-Slugline-Key': key }, ...(signal === undefined ? {} : { signal }) })));
}

/** @param {Response} response @returns {Promise<unknown>} */
async function read(response) {
  /** @type {unknown} */
  let body;
  try {
    body = await response.json();
  } catch {
    body = {};
  }
  if (!response.ok) throw new Refused(response.status, /** @type {{ error?: string }} */ (body));
  return body;
}

/**
 * What the server tells by itself; the browser connects again when the line breaks.
 * @param {(event: DeskEvent) => void} told
 * @param {(open: boolean) => void} connected
 */
export function listen(told, connected) {
  /** @type {EventSource | undefined} */
  let source;
  const open = () => {
    source = new EventSource('/api/events');
    for (const type of ['rows', 'article', 'run', 'config', 'check']) source.addEventListener(type, (event) => told(/** @type {DeskEvent} */ (JSON.parse(/** @type {MessageEvent<string>} */ (event).data))));
    source.addEventListener('hello', () => connected(true));
    source.addEventListener('error', () => connected(false));
  };
  open();
  // A browser has six lines to one server: a tab that nobody sees gives its own back.
  document.addEventListener('visibilitychange', () => {
    source?.close();
    if (!document.hidden) open();
  });
}
