import { defineRule } from '../../kinds.ts';
import { callToActionOf, isOwn } from '../../text/link-targets.ts';
import { setRel } from '../../text/link-edits.ts';

/** Doors that crawlers should not enter. */
const DOORS = /\/(?:log-?in|sign-?(?:in|up)|register|account|cart|checkout|admin|auth|vhod|korzina|lk|kabinet|registraciya)(?:[/?#]|$)/i;

/** A `rel` that the config gives a call to action is a decision and stays silent. */
export default defineRule({
  id: 'links/nofollow-internal',
  severity: 'warning',
  about: 'A link to an own page with `rel="nofollow"`.',
  why: '`nofollow` says that one does not vouch for the target; on own pages it only hides them.',
  fix: 'Remove `nofollow` from the link.',
  source: 'Google Search Central, Qualify your outbound links',
  needs: 'article',
  examples: {
    bad: ['# Bees\n\nSee <a href="/blog/hives/" rel="nofollow">hives for beginners</a>.\n', '# Bees\n\nAsk <a href="https://dvorik.example.com/ask" rel="nofollow noopener" target="_blank">our beekeeper</a>.\n'],
    good: ['# Bees\n\nSee <a href="https://example.net/hives" rel="nofollow">a shop for hives</a>.\n', '# Bees\n\nFirst <a href="/login/" rel="nofollow">log in</a>.\n'],
  },
  check({ doc, config }, report) {
    for (const link of doc.links) {
      if (!link.rel.includes('nofollow') || link.rel.includes('sponsored') || !isOwn(link.url, config) || DOORS.test(link.url)) continue;
      if (callToActionOf(link.url, config)?.rel.includes('nofollow') === true) continue;
      report({ start: link.start, end: link.end, message: `the link "${link.text}" to an own page carries nofollow`, edits: setRel(doc, link, link.rel.filter((token) => token !== 'nofollow')) });
    }
  },
});
