import { testRule } from '../../kit/rule.ts';

const page = (body: string, lang = 'en'): string => `---\ntitle: Gardens\nlang: ${lang}\nschema:\n  '@context': https://schema.org\n  '@graph':\n    - '@type': BlogPosting\n    - '@type': Service\n      name: Gardens\n---\n# Gardens\n\n${body}`;
const FOR = 'For owners who are away.';
const HOW = '## How it works\n\nFirst a visit, then a plan.';
const NOT = 'New plants are not included.';

testRule('types/service-parts', {
  accept: {
    'all parts': page(`${FOR}\n\n${HOW}\n\n${NOT}\n`),
    'in Russian': page('Услуга подходит тем, кто уехал.\n\n## Как проходит стрижка\n\nТекст.\n\n## Что остаётся за вами\n\nРассада не входит.\n', 'ru'),
    'in German': page('Das passt für Eigentümer.\n\n## Wie es abläuft\n\nZuerst ein Besuch, dann ein Plan.\n\nNeue Pflanzen sind nicht enthalten.\n', 'de'),
    'no service': '# Gardens\n\nText.\n',
    'the service of somebody else, as a provider': "---\ntitle: Gardens\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  mentions:\n    '@type': Service\n    name: Mowing\n---\n# Gardens\n\nText.\n",
  },
  reject: {
    'one part is missing': { example: page(`${FOR}\n\n${HOW}\n`), at: ['# Gardens'], severity: 'warning', message: /does not say what it does not include$/ },
    'two are missing': { example: page(`${NOT}\n`), at: ['# Gardens'], severity: 'error', message: /for whom it is, nor how it goes/ },
    'only the questions say it': { example: page(`${FOR}\n\n${HOW}\n\n## FAQ\n\n### What is not included?\n\nNew plants are not included.\n`), at: ['# Gardens'], severity: 'warning' },
  },
});
