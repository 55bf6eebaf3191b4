import { defineRule, type SiteArticle, type SiteRule, type SiteRuleInput } from '../../kinds.ts';
import { brandFigures, type BrandFigure } from '../../text/brand-figures.ts';
import { readDate } from '../../text/dates.ts';

const YEAR = 366 * 86_400_000;
const OLDEST = 1950;
const NEWEST = 2049;
/** Powers of two of the numbers that are claimed. */
const SIZES = 24;
/** How many others are read for one value. */
const READ = 20;
const page = (text: string, date = '2025-03-01', title = 'Gardens'): string => `---\ntitle: ${title}\npubDate: '${date}'\n---\n# ${title}\n\n${text}\n`;

/**
 * Compared are numbers the brand states of itself: years of foundation and of experience, and how many projects, clients, people, orders it has. Growth is no
 * contradiction: of counts more than a year apart only a later one that is smaller counts.
 */
export default defineRule<SiteRule<readonly BrandFigure[]>>({
  id: 'claims/cross-article-conflict',
  severity: 'warning',
  about: 'A number the brand gives of itself that another article contradicts.',
  why: 'A reader who meets "dozens of projects" here and "hundreds of projects" there believes neither.',
  fix: 'Find out which number is true, correct the other article, and keep it as a fact of the project.',
  source: 'Google Search Central, Creating helpful, reliable, people-first content (2025-12-10)',
  needs: 'site',
  examples: {
    bad: [
      { text: page('We have finished hundreds of projects.'), corpus: [{ slug: 'lawn', text: page('Our team has finished dozens of projects.') }] },
      { text: page('Мы работаем с 2014 года.', '2025-03-01', 'Сады'), corpus: [{ slug: 'gazon', text: page('Компания Dvorik основана в 2017 году.', '2025-03-01', 'Сады') }] },
    ],
    good: [
      { text: page('We have finished hundreds of projects.'), corpus: [{ slug: 'lawn', text: page('Our team has worked for dozens of clients.') }] },
      { text: page('We have finished hundreds of projects.'), corpus: [{ slug: 'lawn', text: page('Our team has finished dozens of projects.', '2021-01-10') }] },
    ],
  },
  collect({ doc, config }) {
    const facts = brandFigures(doc, config).slice(0, 12).map((figure) => ({ ...figure, text: figure.text.slice(0, 60) }));
    return facts.length === 0 ? undefined : { facts, keys: facts.map(keyOf) };
  },
  check(input, report) {
    if (input.entry.draft) return;
    for (const figure of input.collected ?? []) {
      const conflict = conflictOf(input, figure);
      if (conflict === undefined) continue;
      const { other, said } = conflict;
      report({ start: figure.start, end: figure.end, message: `"${figure.text}" contradicts "${said.text}" in ${other.entry.slug}` });
    }
  },
});

/** Figures of one subject and about the same value meet; those of other values are looked up one after the other. */
function keyOf({ subject, low, high }: BrandFigure): string {
  return subject === 'since' ? `since ${high}` : `${subject} ${Math.min(SIZES, Math.floor(Math.log2(Math.max(1, low))))}`;
}

function conflictOf(input: SiteRuleInput<readonly BrandFigure[]>, figure: BrandFigure): { other: SiteArticle<readonly BrandFigure[]>; said: BrandFigure } | undefined {
  const [first, last] = figure.subject === 'since' ? [OLDEST, NEWEST] : [0, SIZES];
  const published = readDate(input.entry.pubDate)?.instant;
  for (let value = first; value <= last; value++) {
    const key = `${figure.subject} ${value}`;
    // Who says about the same is not asked.
    if (key === keyOf(figure)) continue;
    let seen = 0;
    for (const other of input.sharing(key)) {
      if (++seen > READ) break;
      if (other.entry.draft) continue;
      const date = readDate(other.entry.pubDate)?.instant;
      const said = other.facts?.find((one) => one.subject === figure.subject && excludes(figure, published, one, date));
      if (said !== undefined) return { other, said };
    }
  }
  return undefined;
}

function excludes(a: BrandFigure, publishedA: number | undefined, b: BrandFigure, publishedB: number | undefined): boolean {
  if (a.low <= b.high && b.low <= a.high) return false;
  if (a.subject === 'since') return true;
  // Numbers of one size are rounded in different ways; articles far apart may both have been right.
  if (Math.max(a.low, b.low) < 1.5 * Math.min(a.high, b.high) || publishedA === undefined || publishedB === undefined) return false;
  if (Math.abs(publishedA - publishedB) <= YEAR) return true;
  const [earlier, later] = publishedA < publishedB ? [a, b] : [b, a];
  return later.high < earlier.low;
}
