/**
 * English messages said in Russian. A pair of templates: the English one as code writes it, with `{name}` where words vary, and the Russian one.
 *
 * English: `{n}`, `{n2}` … stand for numbers, any other name for any text. Russian: `{name}` gives what stood there (between « » its own « » become „ “; decimals of
 * a number get a comma), `{n|статья|статьи|статей}` the form that fits the number, `{name~}` a list with "and 3 more" at its end, `{name*}` words that the
 * table `words` says in Russian, one by one.
 */
export type Said = Readonly<Record<string, string>>;

/** What is said of one rule. */
export interface SpokenRule {
  /** What is wrong, a few words. */
  title: string;
  why: string;
  fix: string;
  /** Messages and advice of single places, English to Russian; the first that fits is taken. */
  says: Said;
  /** Small words inside them. */
  words?: Said;
}
export type SpokenRules = Readonly<Record<string, SpokenRule>>;

/** @returns the Russian text; undefined when no template fits, or words in it are not known */
export function inRussian(english: string, says: Said, words: Said = {}): string | undefined {
  for (const [template, russian] of Object.entries(says)) {
    const values = capture(template, english);
    const text = values === undefined ? undefined : filled(russian, values, words);
    if (text !== undefined) return text;
  }
  return undefined;
}

const SLOT = /\{(\w+)\}/;
const NUMBER = /^\d+(?:\.\d+)?$/;

/**
 * What stands in the places of a template; undefined when the text is another one. Each slot ends where the next words of the template begin: no going
 * back, so a hostile text costs no more than its length, and one that has those words itself may be taken for another message or none.
 */
function capture(template: string, text: string): Map<string, string> | undefined {
  const parts = template.split(SLOT);
  const values = new Map<string, string>();
  const [head = ''] = parts;
  if (parts.length === 1) return text === head ? values : undefined;
  if (!text.startsWith(head)) return undefined;
  let at = head.length;
  for (let index = 1; index < parts.length; index += 2) {
    const [name = '', literal = ''] = parts.slice(index, index + 2);
    const last = index + 2 === parts.length;
    const end = last ? text.length - literal.length : text.indexOf(literal, at);
    if (end < at || (last && !text.endsWith(literal))) return undefined;
    const value = text.slice(at, end);
    if (isNumber(name) && !NUMBER.test(value)) return undefined;
    values.set(name, value);
    at = end + literal.length;
  }
  return values;
}

function isNumber(name: string): boolean {
  return /^n\d?$/.test(name);
}

function filled(template: string, values: ReadonlyMap<string, string>, words: Said): string | undefined {
  let known = true;
  const text = template.replace(/(«?)\{(\w+)([*~]|\|[^}]*)?\}/g, (_slot, quote: string, name: string, how: string | undefined) => {
    const value = values.get(name) ?? '';
    if (how === '*') {
      const said = wordsIn(value, words);
      if (said === undefined) known = false;
      return `${quote}${said ?? ''}`;
    }
    if (how === '~') return `${quote}${listIn(value)}`;
    if (how?.startsWith('|') === true) return pluralOf(Number(value), how.slice(1).split('|'));
    if (isNumber(name)) return `${quote}${value.replace('.', ',')}`;
    return `${quote}${quote === '' ? value : value.replaceAll('«', '„').replaceAll('»', '“')}`;
  });
  return known ? text : undefined;
}

/** Words of a table: the whole, or its parts between commas, "and" and "or". */
function wordsIn(value: string, words: Said): string | undefined {
  const whole = inRussian(value, words);
  if (whole !== undefined) return whole;
  for (const [parting, joint] of [[' and ', ' и '], [', nor ', ' и '], [', ', ', '], [' or ', ' или ']] as const) {
    const parts = value.split(parting);
    if (parts.length < 2) continue;
    const said = parts.map((part) => wordsIn(part, words));
    return said.includes(undefined) ? undefined : said.join(joint);
  }
  return undefined;
}

/** A list of names as messages write it. */
function listIn(value: string): string {
  return value.replace(/ and (\d+) (?:more|others)$/, ' и ещё $1').replace(/ and others$/, ' и других').replace(/ and (\d+) more(?= and )/, ' и ещё $1').replaceAll(' and ', ' и ').replaceAll(' or ', ' или ');
}

/** One, few, many; a fraction takes the form of "few" in the singular genitive, which is that of two to four. */
function pluralOf(count: number, forms: readonly string[]): string {
  const [tens, ones] = [count % 100, count % 10];
  if (!Number.isInteger(count)) return forms[1] ?? '';
  if (ones === 1 && tens !== 11) return forms[0] ?? '';
  return (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? forms[1] : forms[2]) ?? '';
}
