import { defineRule } from '../../kinds.ts';
import { headingId, looseId, pageIds } from '../../text/heading-ids.ts';
import { articleSlug } from '../../text/link-targets.ts';
import { replaceUrl } from '../../text/link-edits.ts';
import { nearest } from '../../text/nearest.ts';

/** Compares as a browser does, with case. `#top`, an empty fragment and text fragments (`#:~:text=`) work on every page. */
export default defineRule({
  id: 'links/anchor-missing',
  severity: 'warning',
  about: 'A link to a place of this page, as in `#prices`, that no heading or id of the page has.',
  why: 'The reader clicks and nothing happens.',
  fix: 'Use the id of an existing heading: its text in lower case with hyphens for spaces and without punctuation.',
  needs: 'article',
  examples: {
    bad: ['# Coffee\n\nSee [brewing](#brew).\n\n## Brewing\n\nText.\n', '# Кофе\n\nСм. [раздел о помоле](#Помол).\n\n## Помол\n\nТекст.\n'],
    good: ['# Coffee\n\nSee [brewing](#brewing) and [up](#top).\n\n## Brewing\n\nText.\n', '# Кофе\n\nСм. [раздел о помоле](#какой-помол-выбрать).\n\n## Какой помол выбрать?\n\nТекст.\n'],
  },
  check({ doc, config }, report) {
    const candidates = doc.links.filter((link) => link.url.startsWith('#') || (link.url.includes('#') && articleSlug(link.url, config) === doc.slug));
    if (candidates.length === 0) return;
    const ids = pageIds(doc);
    // How a site without a config makes its ids is unknown.
    const loose = config === undefined ? new Set([...ids].map(looseId)) : undefined;
    for (const link of candidates) {
      const hash = link.url.indexOf('#');
      const fragment = decoded(link.url.slice(hash + 1));
      if (fragment === '' || fragment === 'top' || fragment.startsWith(':~:') || ids.has(fragment) || loose?.has(looseId(fragment)) === true) continue;
      const sure = headingId(fragment.normalize('NFC'));
      const meant = ids.has(sure) ? sure : nearest(fragment, ids);
      report({
        start: link.start,
        end: link.end,
        message: `the link "${link.text}" leads to #${fragment}, and this page has no such heading`,
        ...(meant === undefined ? {} : { help: `Did you mean #${meant}?` }),
        edits: ids.has(sure) ? replaceUrl(doc, link, `${link.url.slice(0, hash)}#${sure}`) : undefined,
      });
    }
  },
});

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
