import { defineRule } from '../../kinds.ts';
import { groupKey, namesOf } from '../../text/corpus-groups.ts';
import { areTranslations } from '../../text/translation-files.ts';

/** Equal without case, punctuation and spacing. Translations and drafts are no duplicates. */
export default defineRule({
  id: 'corpus/duplicate-description',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'A description that another article of the same language has too.',
  why: 'The description is what readers see under the title in search results; the same text twice describes neither article.',
  fix: 'Write a description of what only this article offers.',
  source: 'Google Search Central, Control your snippets (2026-04-20); Yandex Webmaster, duplicate titles and descriptions.',
  needs: 'corpus',
  examples: {
    bad: [{ text: '---\ntitle: Chains\ndescription: All you need to know about bicycles.\n---\n# Chains\n\nText.\n', slug: 'chains', corpus: [{ slug: 'brakes', text: '---\ntitle: Brakes\ndescription: All you need to know about bicycles\n---\n# Brakes\n\nText.\n' }] }],
    good: [{ text: '---\ntitle: Chains\ndescription: When to oil a chain and when to replace it.\n---\n# Chains\n\nText.\n', slug: 'chains', corpus: [{ slug: 'brakes', text: '---\ntitle: Brakes\ndescription: How to set rim and disc brakes.\n---\n# Brakes\n\nText.\n' }] }],
  },
  check(input, report) {
    const { corpus, config, entry } = input;
    const others = corpus.group('description', groupKey('description', entry, config?.site.url)).filter((other) => other.file !== entry.file && !areTranslations(other.file, entry.file));
    if (others.length === 0) return;
    const { doc } = input;
    report({ ...doc.place(['description']), message: `the description is also that of ${namesOf(others)}` });
  },
});
