/** The page's own words stand in the page, as data (`words.json`). Each pair: English, Russian. `{n}` is filled in; several forms are parted by "|": one, few, many. */

/** @typedef {'en' | 'ru'} Spoken */
/** @typedef {keyof typeof import('./words.json')} Word */

const WORDS = /** @type {Readonly<Record<Word, readonly string[]>>} */ (JSON.parse(/** @type {HTMLElement} */ (document.getElementById('words')).textContent));

/** @type {{ language: Spoken }} */
export const speech = { language: /** @type {Spoken} */ (localStorage.getItem('slugline-language') ?? document.documentElement.lang) === 'ru' ? 'ru' : 'en' };

/**
 * A word of the page in the person's language. With several forms `values.n` chooses one.
 * @param {Word} name
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(name, values = {}) {
  const forms = WORDS[name][speech.language === 'ru' ? 1 : 0]?.split('|') ?? [name];
  const rule = forms.length < 2 ? 'one' : new Intl.PluralRules(speech.language).select(Number(values['n']));
  const form = forms[rule === 'one' ? 0 : rule === 'few' || forms.length === 2 ? 1 : 2] ?? forms[0] ?? '';
  return form.replace(/\{(\w)\}/g, (_match, /** @type {string} */ key) => {
    const value = values[key] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });
}

/** @param {string} name @returns {Word} */
export function word(name) {
  return /** @type {Word} */ (name);
}

/** @param {number} value @param {Intl.NumberFormatOptions} [options] */
export function number(value, options) {
  return new Intl.NumberFormat(speech.language, options).format(value);
}

/** @param {number | null} value US dollars */
export function money(value) {
  if (value === null) return '—';
  if (value === 0) return '$0';
  return `$${number(value, value < 0.1 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** @param {string} at ISO time */
export function moment(at) {
  return new Intl.DateTimeFormat(speech.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}

/** @param {number} at milliseconds since 1970 */
export function age(at) {
  if (at === 0) return '';
  const seconds = (at - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(speech.language, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of /** @type {const} */ ([['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3600], ['minute', 60]])) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, 'minute');
}

/** @param {number} seconds */
export function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return `${Math.round(seconds)} ${speech.language === 'ru' ? 'с' : 's'}`;
  return minutes < 60 ? `${minutes} ${speech.language === 'ru' ? 'мин' : 'min'}` : `${Math.floor(minutes / 60)} ${speech.language === 'ru' ? 'ч' : 'h'} ${minutes % 60} ${speech.language === 'ru' ? 'мин' : 'min'}`;
}
