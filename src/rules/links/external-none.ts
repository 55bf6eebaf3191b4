import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Language } from '../../text/language.ts';
import { callToActionOf, hostOf, isOwn } from '../../text/link-targets.ts';
import { blocksWith, DIGIT } from '../../text/signs.ts';

/**
 * Only statements that readers would want checked count: a percentage or share about people or markets, or talk of nameless studies.
 * Footnotes are sources too; a site that prints no sources (`article.sources: none`) has decided.
 */
export default defineRule({
  id: 'links/external-none',
  severity: 'warning',
  about: 'An article that states figures or cites studies and links to no source outside the site.',
  why: 'A reader cannot check such statements; links to sources are what shows where they come from.',
  fix: 'Link each figure to where it comes from, or take the figure out.',
  source: 'Google Search Central, Link best practices (external links)',
  needs: 'article',
  examples: {
    bad: ['# Deliveries\n\nAbout 70% of customers return to a shop that delivers on time.\n', '# Доставка из магазина\n\nОколо 70 % покупателей возвращаются в магазин, который привозит заказ вовремя.\n'],
    good: ['# Deliveries\n\nAbout 70% of customers return, says [a survey of 2024](https://example.net/survey).\n', '# Доставка из магазина\n\nХраните коробки при влажности 40 %.\n'],
  },
  check({ doc, config, language }, report) {
    if (config?.article.sources === 'none') return;
    const shares = blocksWith(doc, DIGIT).filter((block) => SHARE.test(block.text));
    const vague = doc.matches('vagueSources');
    if (shares.length === 0 && vague.length === 0) return;
    const sourced = doc.links.some((link) => hostOf(link.url) !== undefined && !isOwn(link.url, config) && callToActionOf(link.url, config) === undefined) || doc.text.includes('[^');
    if (sourced) return;
    const suspects = new Set([...shares, ...vague.map(({ block }) => block)]);
    const claims = doc.blocks.flatMap((block) => (!suspects.has(block) || block.area === 'related' || block.quoted || block.kind === 'heading' ? [] : claimsOf(block, language)));
    const first = claims[0];
    if (first === undefined) return;
    report({ ...first, message: `${claims.length === 1 ? 'a statement with a figure or a study' : `${claims.length} statements with figures or studies`} and not one link to a source; the first is "${first.text}"` });
  },
});

const SHARE = /\d(?:[\d.,–-]*\d)?\s?(?:%|процент|percent|per cent)|\d+\s(?:из|out of)\s\d+/iu;

/** Between a share and those it counts. */
const OF: ReadonlySet<string> = new Set(['of', 'the', 'all', 'der', 'aller', 'von', 'всех']);

/** Sentences of a block that read like statistics, as places of the file. */
function claimsOf(block: Block, language: Language): { start: number; end: number; text: string }[] {
  const found: { start: number; end: number; text: string }[] = [];
  const idioms = language.find('statisticIdioms', block.words);
  const subjects = language.find('statisticSubjects', block.words);
  const people = language.find('people', block.words);
  const vague = language.find('vagueSources', block.words);
  for (const sentence of block.sentences) {
    const within = (match: { start: number; end: number }): boolean => match.start >= sentence.start && match.end <= sentence.end;
    const share = SHARE.exec(sentence.text);
    const at = sentence.start + (share?.index ?? 0);
    // "62% of owners" counts owners; "20% for beginners" is a setting.
    const counted = (person: { start: number }): boolean => share !== null && person.start >= at + share[0].length && language.words(block.text.slice(at + share[0].length, person.start)).filter(({ lower }) => !OF.has(lower)).every(({ lower }, index) => index === 0 && !language.stopWords.has(lower));
    const statistic = share !== null && (subjects.some(within) || people.some((person) => within(person) && counted(person))) && !idioms.some((idiom) => idiom.start <= at && idiom.end >= at);
    const cited = vague.find(within);
    if (!statistic && cited === undefined) continue;
    const start = statistic ? at : (cited?.start ?? 0);
    const end = statistic ? at + (share?.[0].length ?? 0) : (cited?.end ?? 0);
    found.push({ start: block.at(start), end: block.at(end - 1) + 1, text: block.text.slice(start, end) });
  }
  return found;
}
