import { isIsoDate, type Fact } from '../model/brief.ts';
import type { SiteConfig } from '../model/site.ts';
import { createProver, type Ground, type Proof } from './claim-proof.ts';
import { CLAIM_LISTS, claimsIn, type Claim, type ListedClaim } from './claims.ts';
import { longDate } from './datelines.ts';
import type { Document } from './document.ts';
import { isNews } from './typed-articles.ts';
import type { Range } from './yaml-places.ts';

/** Every claim of an article, wherever it stands, with what proves it. */

export interface ProvenClaim extends Range {
  claim: Claim;
  proof: Proof;
  where: 'title' | 'description' | 'heading' | 'body' | 'faq' | 'alt' | 'schema';
}

export interface ClaimGround {
  config: SiteConfig | undefined;
  /** Facts of the ledger and of the brief. */
  facts: readonly Fact[];
  /** The brief's own words. */
  said: readonly string[];
}

/** All claims of a document in the order of the file. A text that stands in several places (a title and its H1) is judged in each. */
export function documentClaims(doc: Document, { config, facts, said }: ClaimGround): ProvenClaim[] {
  const prover = createProver(groundOf(doc, config, facts, said), doc.language);
  const found: ProvenClaim[] = [];
  const add = (text: string, where: ProvenClaim['where'], placeOf: (claim: Claim) => Range, listed?: readonly ListedClaim[]): void => {
    for (const claim of claimsIn(text, doc.language, listed)) found.push({ claim, proof: prover.prove(claim), where, ...placeOf(claim) });
  };
  for (const key of ['title', 'description'] as const) {
    const place = (): Range => doc.place([key]);
    if (doc.field(key) !== '') add(doc.field(key), key, place);
  }
  // The lists of the lexicon are found in all blocks at once.
  const listed = Map.groupBy(CLAIM_LISTS.flatMap(([list, kind]) => doc.matches(list).map(({ block, start, end }) => ({ block, kind, start, end }))), ({ block }) => block);
  for (const block of doc.blocks) {
    if (block.area === 'related' || block.area === 'author') continue;
    const where = block.kind === 'heading' ? 'heading' : block.area === 'faq' ? 'faq' : 'body';
    add(block.text, where, ({ start, end }) => ({ start: block.at(start), end: block.at(end - 1) + 1 }), listed.get(block) ?? []);
  }
  for (const image of doc.images) if (image.alt !== null && image.alt !== '') add(image.alt, 'alt', () => ({ start: image.start, end: image.end }));
  const heroAlt = doc.field('heroImageAlt');
  if (heroAlt !== '') add(heroAlt, 'alt', () => doc.place(['heroImageAlt']));
  const shown = new Set([doc.field('title'), doc.field('description'), heroAlt, ...doc.headings.map(({ text }) => text)]);
  for (const { path, value } of schemaTexts(doc)) if (!shown.has(value)) add(value, 'schema', () => doc.place(path));
  return found;
}

/** What an article may say of itself without proof: the year it was written in, how many items its lists, questions and sections have. */
function groundOf(doc: Document, config: SiteConfig | undefined, facts: readonly Fact[], said: readonly string[]): Ground {
  const year = Number(doc.field('pubDate').slice(0, 4));
  const counts = new Set<number>();
  const lists = new Map<unknown, number>();
  for (const { kind, parents } of doc.blocks) if (kind === 'item') lists.set(parents.at(-2), (lists.get(parents.at(-2)) ?? 0) + 1);
  const sections = doc.headings.filter(({ depth, area }) => depth === 2 && area === 'body').length;
  const steps = doc.headings.filter(({ depth, area }) => depth === 3 && area === 'body').length;
  for (const count of [...lists.values(), sections, steps, doc.faq.length]) if (count > 1) counts.add(count);
  const names = config === undefined ? [] : [config.brand.name, config.site.name, ...config.authors.map(({ name }) => name)];
  // The dateline of a piece of news says when it was published.
  const published = isNews(doc) && isIsoDate(doc.field('pubDate')) ? [longDate(doc.field('pubDate'), doc.language.tag)] : [];
  return { facts, brief: [...said, ...published], names, year: Number.isNaN(year) ? undefined : year, counts };
}

/** Texts of the structured data that a reader of search results may see: everything but types, addresses, dates and identifiers. */
function schemaTexts(doc: Document): { path: (string | number)[]; value: string }[] {
  const found: { path: (string | number)[]; value: string }[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    const key = path.at(-1);
    if (typeof key === 'string' && (key.startsWith('@') || /^date|(?:url|image|logo|date|inLanguage|sameAs|wordCount|position|width|height|id|encodingFormat)$/i.test(key))) return;
    if (typeof value === 'string' && !/^https?:/.test(value)) found.push({ path, value });
    else if (typeof value === 'number') found.push({ path, value: String(value) });
    else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (value !== null && typeof value === 'object') for (const [name, item] of Object.entries(value)) visit(item, [...path, name]);
  };
  visit(doc.data['schema'], ['schema']);
  return found;
}
