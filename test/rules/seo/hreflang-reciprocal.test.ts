import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const en = (front: string): string => page(`title: Saunas\nlang: en\n${front}`);
const ru = (front: string, slug = 'sauny'): { slug: string; text: string } => ({ slug, text: page(`title: Сауны\nlang: ru\n${front}`, '# Сауны\n\nТекст о саунах.\n') });
const U = 'https://example.org/blog';

testRule('seo/hreflang-reciprocal', {
  accept: {
    'no versions': { text: en(''), slug: 'saunas', corpus: [ru('')] },
    'a pair': { text: en(`alternates:\n  en: ${U}/saunas/\n  ru: ${U}/sauny/\n  x-default: ${U}/saunas/`), slug: 'saunas', corpus: [ru(`alternates:\n  ru: ${U}/sauny/\n  en: ${U}/saunas`)] },
    'a list': { text: en('translations:\n  - lang: ru\n    url: /blog/sauny/'), slug: 'saunas', corpus: [ru('translations:\n  - { locale: en, path: /blog/saunas/ }')] },
    'addresses of their own': { text: en(`hreflang: { en-GB: 'https://example.org/en/saunas/', ru: 'https://example.org/ru/sauny/' }`), slug: 'saunas', corpus: [ru(`hreflang: { ru: 'https://example.org/ru/sauny/', en: 'https://example.org/en/saunas/' }`)] },
    'a version on another site': { text: en('translations: { ru: https://ru.example.com/sauny/ }'), slug: 'saunas', corpus: [ru('')] },
    'a version nobody knows': { text: en('translations: { de: /de/saunas/ }'), slug: 'saunas', corpus: [ru('')] },
    'ids': { text: en('translations: { ru: sauny }'), slug: 'saunas', corpus: [ru('')] },
  },
  reject: {
    'a version that names nobody': { example: { text: en('translations:\n  ru: /blog/sauny/'), slug: 'saunas', corpus: [ru('')] }, at: ['ru: /blog/sauny/'], severity: 'error', message: /^the version "ru", sauny, names no versions at all$/ },
    'a version that names another': { example: { text: en('translations:\n  ru: /blog/sauny/'), slug: 'saunas', corpus: [ru('translations: { en: /blog/baths/ }')] }, at: ['ru: /blog/sauny/'], message: /does not name this article back$/ },
    'addresses of their own that differ': { example: { text: en(`hreflang:\n  en: https://example.org/en/saunas/\n  ru: https://example.org/ru/sauny/`), slug: 'saunas', corpus: [ru(`hreflang:\n  ru: https://example.org/ru/sauny/\n  en: https://example.org/en/baths/`)] }, at: ['ru: https://example.org/ru/sauny/'] },
    'tags without the page itself': { example: { text: en(`hreflang:\n  ru: ${U}/sauny/`), slug: 'saunas', corpus: [ru(`hreflang:\n  ru: ${U}/sauny/\n  en: ${U}/saunas/`)] }, at: ['hreflang:'], message: /leaves out this article itself \(en\)/ },
    'addresses that are not whole': { example: { text: en(`hreflang:\n  en: ${U}/saunas/\n  ru: /blog/sauny/\n  de: //example.de/saunas/`), slug: 'saunas', corpus: [ru('translations: { en: /blog/saunas/ }')] }, at: ['ru: /blog/sauny/', 'de: //example.de/saunas/'], message: /is not whole/ },
    'two languages at one address': { example: { text: en('translations:\n  ru: /blog/sauny/\n  de: /blog/sauny/'), slug: 'saunas', corpus: [ru('translations: { en: /blog/saunas/ }')] }, at: ['de: /blog/sauny/'], message: /"ru" and "de" have one address/ },
  },
});
