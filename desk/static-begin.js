/** What a page without a server has to see to before the first view: which language, and a place for the choices of the person. */

const spoken = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'ru' || tag === 'en');
document.documentElement.lang = spoken ?? 'en';

try {
  localStorage.getItem('slugline-theme');
} catch {
  // Viewers of artifacts and mail shut a page off from everything that lasts: choices hold until it is closed.
  /** @type {Map<string, string>} */
  const kept = new Map();
  Object.defineProperty(window, 'localStorage', {
    value: { getItem: (/** @type {string} */ name) => kept.get(name) ?? null, setItem: (/** @type {string} */ name, /** @type {string} */ value) => { kept.set(name, value); } },
  });
}
