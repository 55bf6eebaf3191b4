import { testRule } from '../../kit/rule.ts';

const page = (body: string, lang = 'en', sides = ['Own gardener', 'Garden service']): string => `---\ntitle: Gardens\nlang: ${lang}\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n${sides.map((name) => `    - '@type': Thing\n      name: ${name}\n`).join('')}---\n# Gardens\n\nText.\n\n${body}`;
const about = (words: number): string => `${'It comes on Tuesday and mows the lawn behind the house. '.repeat(Math.ceil(words / 10))}\n`;
const H1 = '# Gardens';

testRule('types/comparison-balance', {
  accept: {
    'about the same room': page(`## Own gardener\n\n${about(100)}\n## Garden service\n\n${about(80)}`),
    'a short article that leans on its table': page('## Own gardener\n\nComes daily.\n\n## Garden service\n\nComes on Tuesday, mows, and leaves a note on the door about what it saw.\n'),
    'praise and drawbacks on both sides': page('## Own gardener\n\nFast. Easy. Expensive. Reliable.\n\n## Garden service\n\nSlow. Expensive. Difficult. Cheap and flexible.\n'),
    'a verdict with its condition': page('## Both\n\nThe garden service clearly wins if you are away.\n'),
    'a verdict with its source': page('## Both\n\nThe garden service clearly wins, [the test says](https://source.example.net/).\n'),
    'a verdict that is denied': page('## Both\n\nThe garden service is not clearly better.\n'),
    'a verdict about neither side': page('## Both\n\nThe tortoise wins.\n'),
    'an article that compares nothing': '# Gardens\n\nThe garden service clearly wins.\n',
  },
  reject: {
    'half of a fair part': { example: page(`## Own gardener\n\n${about(140)}\n## Garden service\n\n${about(40)}`), at: [H1], severity: 'warning', message: /"Garden service" gets \d+/ },
    'hardly a word': { example: page(`## Own gardener\n\n${about(200)}\n## Garden service\n\nIt mows.\n`), at: [H1], severity: 'error' },
    'praise here, blame there': { example: page('## Own gardener\n\nSlow. Expensive. Difficult.\n\n## Garden service\n\nFast. Easy. Reliable.\n'), at: [H1], severity: 'error', message: /"Garden service" is only praised here \(3 times\), "Own gardener" only blamed \(3 times\)/ },
    'the same in a table': { example: page('## Table\n\n| | Own gardener | Garden service |\n|---|---|---|\n| Start | slow | fast |\n| Price | expensive | cheap |\n| Contract | difficult | easy |\n'), at: [H1] },
    'a verdict in Russian': { example: page('## Оба\n\nЛичная встреча однозначно лучше.\n', 'ru', ['Код на двери', 'Личная встреча']), at: ['Личная встреча однозначно лучше.'], severity: 'warning', message: /"однозначно лучше"/ },
    'a verdict in German': { example: page('## Beide\n\nDer Gartendienst ist eindeutig besser.\n', 'de', ['Gärtner', 'Gartendienst']), at: ['Der Gartendienst ist eindeutig besser.'], severity: 'warning' },
  },
});
