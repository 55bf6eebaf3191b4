import type { Fact } from './model/brief.ts';
import type { Problem } from './model/errors.ts';
import type { Document } from './text/document.ts';
import { isKnownFact, numbersIn } from './text/facts.ts';
import type { Language } from './text/language.ts';
import { endOf, parseMarkdown, plainText, startOf, walk } from './text/markdown.ts';

/** What a fact says in a language, where and how long it may be stated, and which articles state it. Pure: days and texts come in. */

/** The article a fact is wanted for. */
export interface FactTarget {
  slug: string;
  locale: string;
  type?: string | undefined;
  tags?: readonly string[] | undefined;
}

/** The statement in the language of an article: the variant of the tag, else of its first part (`en-GB` → `en`), else the fact's own text. */
export function factText(fact: Fact, localeTag: string): string {
  return variantOf(fact, localeTag)?.text ?? fact.text;
}

/** The allowed wordings in that language; none where the writer is free. Wordings of another language are none. */
export function factWording(fact: Fact, localeTag: string): readonly string[] {
  const variant = variantOf(fact, localeTag);
  return (variant === undefined ? fact.wording : variant.wording) ?? [];
}

function variantOf({ locales = {} }: Fact, tag: string): NonNullable<Fact['locales']>[string] | undefined {
  return [tag, tag.split('-')[0] ?? ''].flatMap((one) => (Object.hasOwn(locales, one) ? (locales[one] ?? []) : []))[0];
}

/** The fact as an article of that language sees it: `text` and `wording` are those of its variant. Without a variant it is the fact itself. */
export function factIn(fact: Fact, localeTag: string): Fact {
  const variant = variantOf(fact, localeTag);
  return variant === undefined ? fact : { ...fact, text: variant.text, wording: variant.wording };
}

/** True after the last day on which the fact may be stated. @param today ISO date */
export function isExpired(fact: Fact, today: string): boolean {
  return fact.expires !== undefined && fact.expires.slice(0, 10) < today.slice(0, 10);
}

/** True when the fact may be stated in an article: one entry of its scope is enough, and without a scope it may be stated everywhere. `en` covers `en-GB`. */
export function appliesTo(fact: Fact, { slug, type, locale, tags = [] }: FactTarget): boolean {
  return fact.scope?.some((entry) => entry === slug || entry === type || entry === locale || locale.startsWith(`${entry}-`) || tags.includes(entry)) ?? true;
}

/** The facts that hold for an article on a day, as its language has them. @param today ISO date */
export function validFacts(facts: readonly Fact[], target: FactTarget, tag: string, today: string): Fact[] {
  return facts.filter((fact) => !isExpired(fact, today) && appliesTo(fact, target)).map((fact) => factIn(fact, tag));
}

/** Where the fact is from, as people read it: the source, or "own data" with owner and day; undefined when nobody says. */
export function factSource({ source, own }: Fact): string | undefined {
  return source ?? (own === undefined ? undefined : `own data, ${own.owner}, ${own.date}`);
}

/** The day the fact was looked at, ISO; undefined when nobody says. */
export function factDate({ asOf, own }: Fact): string | undefined {
  return asOf ?? own?.date;
}

/** What an offline text depends on. The other keys say where and how long a fact may be stated: they make no text stale by being added. */
export function statedPart({ id, text, source, asOf, locales }: Fact): Partial<Fact> {
  return { id, text, source, asOf, locales };
}

/**
 * Facts that a text links to although they may not be stated in its article: expired, or out of their scope. The first fact of an id counts.
 * @param text Markdown, or JSON that holds some
 * @returns one problem a fact, without a place
 */
export function unfitLinks(text: string, facts: readonly Fact[], target: FactTarget, today: string): { id: string; problem: Problem }[] {
  const linked = facts.filter(({ id }, index) => text.includes(`(fact:${id})`) && facts.findIndex((other) => other.id === id) === index);
  return linked.flatMap((fact) => {
    const said = (message: string, help: string): { id: string; problem: Problem } => ({ id: fact.id, problem: { code: 'BRIEF_INVALID', message: `the link to the fact "${fact.id}": ${message}`, help } });
    if (isExpired(fact, today)) return said(`it expired on ${fact.expires?.slice(0, 10) ?? ''}`, 'Look the fact up again and give it a new text and a new "expires", or take the link out.');
    return appliesTo(fact, target) ? [] : said(`its scope is ${fact.scope?.join(', ') ?? ''}, and "${target.slug}" is not in it`, 'Widen the scope of the fact, or take the link out.');
  });
}

/** An article that may state facts. */
export interface FactReader extends FactTarget {
  /** The article file; undefined when it is not placed. */
  doc: Document | undefined;
  /** The values of its stages, as its lock has them. */
  values: readonly unknown[];
}

/** One place where an article states a fact. */
export interface FactUse {
  /** By a link to the fact in what was written, or by one of its numbers in the text. */
  by: 'link' | 'value';
  /** In the article file; null when the article is not placed, or the linked words no longer stand in it. */
  line: number | null;
  /** The sentence, or the linked words where there is no line. */
  text: string;
  /** The sentence holds numbers, the fact does too, and none of them agree: one of the two has changed. */
  differs: boolean;
}

/** A sentence with its place in the file and its numbers. */
interface Stated { sentence: string; line: number; start: number; end: number; numbers: readonly string[] }

/** Where an article states facts: by links first, then by values in other lines. @returns uses in reading order, for those facts that have any */
export function factUses(reader: FactReader, facts: readonly Fact[]): Map<Fact, FactUse[]> {
  const { doc, values } = reader;
  const links = values.flatMap(linksIn);
  const sentences = doc === undefined ? [] : sentencesOf(doc);
  const found = new Map<Fact, FactUse[]>();
  for (const fact of facts) {
    const mine = links.filter(({ id }) => id === fact.id);
    if (mine.length === 0 && (doc === undefined || !appliesTo(fact, reader))) continue;
    const known = doc === undefined ? undefined : numbersOfFact(fact, doc.language);
    const uses = linkUses(mine, fact, doc, sentences, known?.numbers ?? new Set());
    for (const one of known === undefined || doc === undefined || !appliesTo(fact, reader) ? [] : sentences) {
      const stands = one.numbers.some((number) => known?.numbers.has(number) === true && isKnownFact(number, one.sentence, [known.fact], doc?.language as Language));
      if (stands && !uses.some(({ line }) => line === one.line)) uses.push({ by: 'value', line: one.line, text: one.sentence, differs: false });
    }
    if (uses.length > 0) found.set(fact, uses.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)));
  }
  return found;
}

/** Places of linked words: once a line. Those that are nowhere count only when no other link of the fact is anywhere. */
function linkUses(links: readonly { words: string; plain: string }[], fact: Fact, doc: Document | undefined, sentences: readonly Stated[], known: ReadonlySet<string>): FactUse[] {
  const uses = new Map<number, FactUse>();
  for (const { words } of links) {
    const at = doc === undefined ? undefined : placeOf(words, fact, doc);
    if (at === undefined || doc === undefined) continue;
    const { line } = doc.lines.position(at);
    const around = sentences.find(({ start, end }) => start <= at && at < end);
    const differs = around !== undefined && known.size > 0 && around.numbers.length > 0 && !around.numbers.some((number) => known.has(number));
    if (!uses.has(line)) uses.set(line, { by: 'link', line, text: around?.sentence ?? words, differs });
  }
  const [first] = links;
  return uses.size > 0 || first === undefined ? [...uses.values()] : [{ by: 'link', line: null, text: first.plain, differs: false }];
}

/** Offset of linked words in the text of an article, as links to the source are written there; an edited text may have only the source or the footnote left. */
function placeOf(words: string, { id, source }: Fact, { text, split }: Document): number | undefined {
  const body = text.length - split.body.length;
  // Each with the way from its start into the sentence. Bare words come after those with a mark: other sentences may have the same.
  const forms: [form: string, into: number][] = [[`[${words}](`, 1], [`${words}[^${id}]`, 0], [words, 0], [`[^${id}]`, -1], ...(source?.startsWith('http') === true ? [[`](${source})`, -1] as [string, number]] : [])];
  return forms.flatMap(([form, into]) => {
    const at = text.indexOf(form, body);
    return at < 0 ? [] : [at + into];
  })[0];
}

/** Links to facts in any value: the Markdown between their brackets, and the same as plain text. */
function linksIn(value: unknown): { id: string; words: string; plain: string }[] {
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(linksIn);
  if (typeof value !== 'string' || !/\(fact:/i.test(value)) return [];
  const links: { id: string; words: string; plain: string }[] = [];
  walk(parseMarkdown(value), (node) => {
    if (node.type !== 'link') return true;
    const [first, last, id] = [node.children[0], node.children.at(-1), /^fact:(.*)$/i.exec(node.url)?.[1]];
    if (id !== undefined && first !== undefined && last !== undefined && plainText(node).trim() !== '') links.push({ id, words: value.slice(startOf(first), endOf(last)), plain: plainText(node) });
    return false;
  });
  return links;
}

/** Sentences of an article; lists of other articles are none. */
function sentencesOf(doc: Document): Stated[] {
  return doc.blocks.flatMap((block) => (block.area === 'related' ? [] : block.sentences.map(({ text, start, end }): Stated => {
    const from = block.at(start);
    return { sentence: text.trim(), line: doc.lines.position(from).line, start: from, end: block.at(Math.max(start, end - 1)) + 1, numbers: numbersOf(text, doc.language) };
  })));
}

/** The fact with all it says in numbers as its text, and these numbers; undefined when it has none. */
function numbersOfFact(fact: Fact, language: Language): { fact: Fact; numbers: Set<string> } | undefined {
  const text = [factText(fact, language.tag), ...(fact.values ?? []).map(({ value, unit = '', subject = '' }) => `${value} ${unit} ${subject}`)].join('\n');
  const numbers = new Set(numbersOf(text, language));
  return numbers.size === 0 ? undefined : { fact: { ...fact, text }, numbers };
}

/** Numbers in digits and in words; "one" is seldom a number. */
function numbersOf(text: string, language: Language): string[] {
  return [...numbersIn(text), ...language.words(text).map((word) => language.numberWords[word.lower] ?? 0).filter((value) => value > 1).map(String)];
}
