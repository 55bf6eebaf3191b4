import { defineRule } from '../../kinds.ts';
import { groupKey, namesOf } from '../../text/corpus-groups.ts';
import { areTranslations } from '../../text/translation-files.ts';

/** Equal without case, punctuation and spacing. Translations and drafts are no duplicates. */
export default defineRule({
  id: 'corpus/duplicate-title',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A title that another article of the same language has too.',
  why: 'Readers of search results see the same line twice and cannot tell which article answers their question.',
  fix: 'Say in the title what sets this article apart, or merge the two.',
  source: 'Google Search Central, Influencing title links (2025-12-10); Yandex Webmaster, duplicate titles and descriptions.',
  needs: 'corpus',
  examples: {
    bad: [{ text: '---\ntitle: Caring for a chain\n---\n# Caring for a chain\n\nText.\n', slug: 'chain', corpus: [{ slug: 'chain-care', text: '---\ntitle: Caring for a Chain!\n---\n# Caring for a chain\n\nText.\n' }] }],
    good: [{ text: '---\ntitle: Caring for a chain\n---\n# Caring for a chain\n\nText.\n', slug: 'chain', corpus: [{ slug: 'belt-care', text: '---\ntitle: Caring for a belt\n---\n# Caring for a belt\n\nText.\n' }] }],
  },
  check(input, report) {
    const { corpus, config, entry } = input;
    const others = corpus.group('title', groupKey('title', entry, config?.site.url)).filter((other) => other.file !== entry.file && !areTranslations(other.file, entry.file));
    if (others.length === 0) return;
    const { doc } = input;
    report({ ...doc.place(['title']), message: `the title "${doc.field('title')}" is also that of ${namesOf(others)}` });
  },
});
