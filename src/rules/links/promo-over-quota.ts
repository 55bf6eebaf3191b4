import { defineRule } from '../../kinds.ts';
import { isCommercial } from '../../text/link-targets.ts';

const OPTIONS = { max: 1 };
const SITE = { cta: [{ id: 'kit', url: 'https://dvorik.example.com/kit', text: 'repair kit' }] };

/** Counts calls to action, paid hosts and the brand's other site; the author's block and related lists are not body. */
export default defineRule({
  id: 'links/promo-over-quota',
  severity: 'warning',
  about: 'More commercial links in the text than the site allows (one by default).',
  why: 'An article that keeps selling reads as an advertisement, and readers stop trusting its advice.',
  fix: 'Keep the commercial link that helps the reader most and remove the others.',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: [{ text: '# Tyres\n\nTake the [repair kit](https://dvorik.example.com/kit).\n\nOr ask [the workshop](https://dvorik.example.com/ask).\n', config: SITE }],
    good: [{ text: '# Tyres\n\nTake the [repair kit](https://dvorik.example.com/kit) and read [the test](https://example.net/test).\n', config: SITE }],
  },
  check({ doc, config, options }, report) {
    const { max } = { ...OPTIONS, ...options };
    const links = doc.links.filter((link) => (link.area === 'body' || link.area === 'faq') && isCommercial(link.url, config));
    links.slice(max).forEach((link, index) => {
      report({ start: link.start, end: link.end, message: `"${link.text}" is commercial link number ${max + index + 1}; ${max} ${max === 1 ? 'is' : 'are'} allowed` });
    });
  },
});
