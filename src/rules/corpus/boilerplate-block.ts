import { defineRule, type SiteRule, type SiteRuleInput } from '../../kinds.ts';
import { beginning } from '../../text/article-place.ts';
import type { Block } from '../../text/blocks.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import type { Document } from '../../text/document.ts';
import { mix32 } from '../../text/hash.ts';
import { isSeries } from '../../text/series.ts';
import { hasDisclaimer } from '../../text/ymyl-words.ts';
import { normalize } from '../../text/words.ts';
import type { CorpusEntry } from '../../model/corpus.ts';

const OPTIONS: { words: number; articles: number; allow: string[] } = { words: 12, articles: 3, allow: [] };
/** Paragraphs of an article that are kept. */
const KEPT = 60;
/** From here on it is a copy of an article, and one finding says it. */
const MANY = 5;
const TIP = 'Whatever you cook today, remember that a good meal begins at the market, early in the morning and without haste.';
const page = (title: string, text: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\n${text}\n`;

/**
 * Not counted: what is repeated on purpose (author's block, related lists, quotations, calls to action and authors of the config, notes on banned
 * organisations, disclaimers), parts of one series among themselves, and what `allow` names: a paragraph is allowed that holds one of its texts.
 */
export default defineRule<SiteRule<readonly number[]>>({
  id: 'corpus/boilerplate-block',
  severity: 'warning',
  about: 'A paragraph that stands in three articles or more.',
  why: 'A reader of two articles reads it twice and takes the rest for filling too.',
  fix: 'Say it once, in the article it belongs to, and link to it; put notices that stand everywhere into the layout of the site, or allow them in the config.',
  source: 'Google Search Central, Spam policies: scaled content abuse (2026-08-28)',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: page('Soup', `Boil bones.\n\n${TIP}`), corpus: [{ slug: 'bread', text: page('Bread', `Knead dough.\n\n${TIP}`) }, { slug: 'salad', text: page('Salad', `Cut herbs.\n\n${TIP}`) }] }],
    good: [
      { text: page('Soup', `Boil bones.\n\n${TIP}`), corpus: [{ slug: 'bread', text: page('Bread', `Knead dough.\n\n${TIP}`) }] },
      { text: page('Soup', `Boil bones.\n\n${TIP}`), corpus: [{ slug: 'bread', text: page('Bread', TIP) }, { slug: 'salad', text: page('Salad', TIP) }], config: { rules: { 'corpus/boilerplate-block': ['warning', { allow: ['a good meal begins at the market'] }] } } },
    ],
  },
  collect({ doc, options }) {
    if (doc.data['draft'] === true) return undefined;
    const hashes = [...new Set(paragraphs(doc, Number(options['words'])).map(({ hash }) => hash))].slice(0, KEPT);
    return hashes.length === 0 ? undefined : { facts: hashes, keys: hashes };
  },
  check(input, report) {
    const { words, articles, allow } = { ...OPTIONS, ...input.options };
    const repeated = (input.collected ?? []).flatMap((hash) => {
      const others = holders(input, hash, articles - 1);
      return others === undefined ? [] : [{ hash, ...others }];
    });
    if (repeated.length === 0) return;
    const allowed = allowedTexts(input, allow);
    const found = paragraphs(input.doc, words).flatMap(({ block, hash }) => {
      const others = repeated.find((one) => one.hash === hash);
      return others === undefined || isAllowed(block.text, allowed, input.language.tag) ? [] : [{ block, ...others }];
    });
    for (const { block, named, count } of found.slice(0, found.length > MANY ? 1 : MANY)) {
      const more = found.length > MANY ? `, and ${found.length - 1} more paragraphs of this article stand elsewhere too` : '';
      report({ start: block.start, end: block.end, message: `the paragraph "${beginning(block.text)}" also stands in ${named}${count > 3 ? ` and ${count - 3} more` : ''}${more}` });
    }
  },
});

/** Paragraphs and items of the article's own text, with a number that is the same for the same words (endings aside). */
function paragraphs(doc: Document, words: number): { block: Block; hash: number }[] {
  const { stemHashes } = doc.lexis.vocabulary;
  const found: { block: Block; hash: number }[] = [];
  for (const block of doc.blocks) {
    const { numbers, from, to } = block.tokens;
    if (to - from < words || (block.kind !== 'paragraph' && block.kind !== 'item') || block.quoted || block.area === 'author' || (block.area === 'related' && isOfList(doc, block))) continue;
    let hash = to - from;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (stemHashes[numbers[at] as number] as number), 0x01000193);
    found.push({ block, hash: mix32(hash) });
  }
  return found;
}

/** True for what names a related article, not for a paragraph that only stands below the list. */
function isOfList(doc: Document, block: Block): boolean {
  return block.kind === 'item' || doc.links.some(({ start, end }) => start >= block.start && end <= block.end);
}

/** Names of the first other articles with a paragraph, and how many have it; undefined when they are fewer than asked for. */
function holders(input: SiteRuleInput<readonly number[]>, hash: number, least: number): { named: string; count: number } | undefined {
  const sharing = input.sharing(hash);
  if (sharing.count < least) return undefined;
  const first: CorpusEntry[] = [];
  // Those that do not count: numbers that met by chance, parts of the same series.
  let left = 0;
  for (const { entry, facts } of sharing) {
    if (facts?.includes(hash) !== true || isSeries(entry.title, input.entry.title)) left++;
    else if (first.push(entry) >= Math.max(3, least)) break;
    if (left > 10) break;
  }
  return first.length < least ? undefined : { named: namesOf(first.slice(0, 3)), count: Math.max(first.length, sharing.count - left) };
}

function allowedTexts({ config, language }: SiteRuleInput<readonly number[]>, allow: readonly string[]): string[] {
  const texts = [...allow, ...(config?.cta ?? []).flatMap((cta) => [cta.lead ?? '', cta.text]), ...(config?.authors ?? []).map((author) => author.bio ?? ''), ...language.markedOrganizations.map(({ footnote }) => footnote ?? '')];
  return texts.map(normalize).filter((text) => text !== '');
}

function isAllowed(text: string, allowed: readonly string[], tag: string): boolean {
  const words = ` ${normalize(text)} `;
  // In a language nobody here knows every text counts as having a disclaimer.
  return allowed.some((one) => words.includes(` ${one} `)) || (!hasDisclaimer('', tag) && hasDisclaimer(text, tag));
}
