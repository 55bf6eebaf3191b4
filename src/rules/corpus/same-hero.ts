import { defineRule } from '../../kinds.ts';
import { groupKey, namesOf } from '../../text/corpus-groups.ts';

/** Renditions of one picture count as one; translations may share it. A pool with one picture for all is the same defect, so it is no excuse. */
export default defineRule({
  id: 'corpus/same-hero',
  severity: 'warning',
  about: 'A hero image that another article has too.',
  why: 'Readers of the article list cannot tell the articles apart, and the picture cannot fit both subjects equally.',
  fix: 'Choose an image that shows the subject of this article.',
  source: 'Google Search Central, Google Images: images relevant to the page (2026-03-02).',
  needs: 'corpus',
  examples: {
    bad: [{ text: '---\ntitle: Tyres\nheroImage: https://example.org/bike.jpg?w=800\n---\n# Tyres\n\nText.\n', slug: 'tyres', corpus: [{ slug: 'chains', text: '---\ntitle: Chains\nheroImage: https://example.org/bike.jpg?w=1600\n---\n# Chains\n\nText.\n' }] }],
    good: [{ text: '---\ntitle: Tyres\nheroImage: https://example.org/tyres.jpg\n---\n# Tyres\n\nText.\n', slug: 'tyres', corpus: [{ slug: 'chains', text: '---\ntitle: Chains\nheroImage: https://example.org/chains.jpg\n---\n# Chains\n\nText.\n' }] }],
  },
  check(input, report) {
    const { corpus, config, entry } = input;
    const others = corpus.group('hero', groupKey('hero', entry, config?.site.url)).filter((other) => other.file !== entry.file);
    if (others.length > 0) report({ ...input.doc.place(['heroImage']), message: `the hero image is also that of ${namesOf(others)}` });
  },
});
