import { defineRule, type SiteRule } from '../../kinds.ts';
import { hash32 } from '../../text/hash.ts';
import { looseId, pageIds } from '../../text/heading-ids.ts';

/** Places of a page that are kept: as many as a long handbook has. */
const KEPT = 150;
/** Bits of a place: enough to tell those of one page apart. */
const BITS = 0xff_ffff;
const GRINDER = { slug: 'grinder', text: '---\ntitle: Grinders\n---\n# Grinders\n\n## Cleaning the burrs\n\nText.\n' };

/** The same as links/anchor-missing, for places of other articles. Pages whose places are not all known (components, too many) are not judged. */
export default defineRule<SiteRule<readonly number[]>>({
  id: 'links/anchor-missing-elsewhere',
  severity: 'warning',
  about: 'A link to a place of another article, as in `/blog/x/#prices`, that no heading or id of that article has.',
  why: 'The reader lands at the top of a long page and has to look for what the link promised.',
  fix: 'Open the other article and use the id of the heading that is meant, or link to the article without `#`.',
  needs: 'site',
  examples: {
    bad: [{ text: '# Coffee\n\nSee [cleaning](/blog/grinder/#clean).\n', slug: 'coffee', corpus: [GRINDER] }],
    good: [{ text: '# Coffee\n\nSee [cleaning](/blog/grinder/#cleaning-the-burrs).\n', slug: 'coffee', corpus: [GRINDER] }],
  },
  collect({ doc, config }) {
    // A component or shortcode may print headings of its own.
    if (doc.text.includes('{{') || doc.text.includes('{%') || holdsComponent(doc.text)) return undefined;
    const ids = pageIds(doc);
    return ids.size === 0 || ids.size > KEPT ? undefined : { facts: Array.from(ids, (id) => placeOf(config === undefined ? looseId(id) : id)), keys: [doc.slug] };
  },
  check(input, report) {
    const { links, corpus, entry } = input;
    for (const link of links) {
      const hash = link.url.indexOf('#');
      if (hash <= 0 || hash === link.url.length - 1) continue;
      const fragment = decoded(link.url.slice(hash + 1));
      if (fragment === 'top' || fragment.startsWith(':~:') || fragment.startsWith('!') || fragment.startsWith('/')) continue;
      const target = corpus.byUrl(link.url);
      if (target === undefined || target.slug === entry.slug) continue;
      const places = placesOf(input.sharing(target.slug), target.file);
      if (places === undefined || places.includes(placeOf(input.config === undefined ? looseId(fragment) : fragment))) continue;
      report({ start: link.start, end: link.end, message: `the link "${link.text}" leads to #${fragment} of ${target.slug}, and that article has no such heading` });
    }
  },
});

function placesOf(articles: Iterable<{ entry: { file: string }; facts: readonly number[] | undefined }>, file: string): readonly number[] | undefined {
  for (const { entry, facts } of articles) if (entry.file === file) return facts;
  return undefined;
}

function placeOf(id: string): number {
  return hash32(PLAIN.test(id) ? id : id.normalize('NFC')) & BITS;
}

/** Letters that have one spelling only. */
const PLAIN = /^[\w а-яё.-]*$/;

/** True for a tag in a capital: a component. Most articles have no tags at all. */
function holdsComponent(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next >= 65 && next <= 90) return true;
  }
  return false;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
