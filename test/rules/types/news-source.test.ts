import { testRule } from '../../kit/rule.ts';

const page = (opening: string, lang = 'en', pubDate = '2026-03-02'): string => `---\ntitle: The market moves\npubDate: '${pubDate}'\nlang: ${lang}\nschema:\n  '@context': https://schema.org\n  '@type': NewsArticle\n---\n# The market moves\n\n${opening}\n\n## What changes\n\nText.\n`;
const SOURCE = '[the council reported](https://council.example.net/market)';
const fact = (asOf: string): { facts: { id: string; text: string; source: string; asOf: string }[] } => ({ facts: [{ id: 'a', text: 'The market moves', source: 'https://council.example.net/market', asOf }] });

testRule('types/news-source', {
  accept: {
    'a dateline and a link': page(`**Riga, March 2, 2026.** The market moves, ${SOURCE}.`),
    'a day in the sentence, a source in words': page('On 2 March the market moves, according to the council.'),
    'an ISO date and a footnote': page('The market moves (2026-03-02).[^1]\n\n[^1]: The council'),
    'in Russian': page('2 марта рынок переехал, сообщили в мэрии.', 'ru'),
    'in German': page('Am 2. März zieht der Markt um, teilte die Stadt mit.', 'de'),
    'no news': '# The market moves\n\nEverybody is glad.\n',
    'a fresh source of the ledger': { text: page(`On 2 March the market moves, ${SOURCE}.`), ...fact('2026-02-27') },
  },
  reject: {
    'no day': { example: page(`The market moves, ${SOURCE}.`), at: [`The market moves, ${SOURCE}.`], severity: 'error', message: /no day/ },
    'no source': { example: page('On 2 March the market moves.'), at: ['On 2 March the market moves.'], severity: 'error', message: /no source/ },
    'neither': { example: page('The market moves.'), at: ['The market moves.', 'The market moves.'] },
    'a link to the own site is no source': { example: page('On 2 March the market moves, [as we wrote](https://example.org/market/).'), at: ['On 2 March the market moves, [as we wrote](https://example.org/market/).'] },
    'a year alone is no day': { example: page(`In 2026 the market moves, ${SOURCE}.`), at: [`In 2026 the market moves, ${SOURCE}.`] },
    'an old source': { example: { text: page(`On 2 March the market moves, ${SOURCE}.`), ...fact('2025-03-01') }, at: [`On 2 March the market moves, ${SOURCE}.`], severity: 'warning', message: /2025-03-01, 366 days/ },
  },
});
