import { defineRule } from '../../kinds.ts';
import { readDate } from '../../text/dates.ts';
import { ownMatches } from '../../text/sources.ts';

/**
 * The locale's dated registry, judged by `asOf`. The first mention of each service is reported, unless some block that names it says that it is blocked:
 * then the article knows.
 */
export default defineRule({
  id: 'claims/restricted-service',
  severity: 'warning',
  about: 'Advice to use a service that is blocked or restricted for the readers.',
  why: 'Readers cannot follow the advice, and the article looks out of date.',
  fix: 'Name a service that works for the readers, or say that this one is restricted.',
  source: 'Registry of the locale with dates and sources (Roskomnadzor, vedomosti.ru, rbc.ru)',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Связь\n\nПишите соседям в Viber.\n'],
    good: ['---\nlang: ru\n---\n# Связь\n\nViber в России заблокирован, поэтому мы пишем в Telegram.\n', { text: '---\nlang: ru\n---\n# Связь\n\nПишите соседям в Viber.\n', asOf: '2024-01-01' }],
  },
  check({ doc, language, asOf }, report) {
    for (const service of language.restrictedServices) {
      if (service.since > asOf) continue;
      const mentions = ownMatches(doc, `restricted:${service.id}`);
      const [match] = mentions;
      if (match === undefined || doc.matches('banNotes').some((note) => mentions.some(({ block }) => block === note.block))) continue;
      const { block } = match;
      const published = readDate(doc.field('pubDate'))?.day ?? asOf;
      report({
        start: block.at(match.start),
        end: block.at(match.end - 1) + 1,
        message: `"${block.text.slice(match.start, match.end)}": ${service.note}${published < service.since ? '; the article is older' : ''}`,
      });
    }
  },
});
