import { send } from './api.js';
import { h } from './dom.js';
import { speech } from './words.js';

/** What the server says in English, in the person's language. Findings and claims bring their Russian with them; other messages are asked for, and English until then. */

/** @type {Map<string, string | null>} */
const known = new Map();
/** @type {Map<string, HTMLElement[]>} */
const waiting = new Map();

/**
 * A message of the server: Russian where it is known, else English and marked as such.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function said(text) {
  const element = h('span', null, text);
  if (speech.language !== 'ru' || text === '') return element;
  element.setAttribute('lang', 'en');
  const russian = known.get(text);
  if (russian !== undefined) say(element, text, russian);
  else {
    if (waiting.size === 0) queueMicrotask(() => void ask());
    waiting.set(text, [...(waiting.get(text) ?? []), element]);
  }
  return element;
}

/** @param {HTMLElement} element @param {string} english @param {string | null} russian */
function say(element, english, russian) {
  if (russian === null) return;
  element.setAttribute('lang', 'ru');
  element.setAttribute('title', english);
  element.textContent = russian;
}

/** As many as the server takes at once. */
const MOST = 500;

async function ask() {
  const asked = [...waiting].slice(0, MOST);
  waiting.clear();
  try {
    /** @type {{ texts: (string | null)[] }} */
    const { texts } = await send('/russian', { texts: asked.map(([text]) => text) });
    asked.forEach(([text, elements], index) => {
      const russian = texts[index] ?? null;
      known.set(text, russian);
      for (const element of elements) say(element, text, russian);
    });
  } catch {
    // Without an answer the English text stands: better than none.
  }
}
