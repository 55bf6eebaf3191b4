import { testRule } from '../../kit/rule.ts';

const page = (title: string, sides: readonly string[], body: string, lang = 'en'): string => `---\ntitle: ${title}\nlang: ${lang}\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n${sides.map((name) => `    - '@type': Thing\n      name: ${name}\n`).join('')}---\n# ${title}\n\n${body}`;
const TABLE = 'Text.\n\n| | Own gardener | Garden service |\n|---|---|---|\n| Days | all | one |\n';

testRule('types/comparison-sides', {
  accept: {
    'named in the title and in the table': page('Own gardener or garden service', ['Own gardener', 'Garden service'], TABLE),
    'named in the opening and in headings': page('Who mows', ['Own gardener', 'Garden service'], 'Gardeners of your own and a service for gardens do the same.\n\n## Own gardener\n\nText.\n\n## A garden service\n\nText.\n'),
    'other case forms in Russian': page('Код на двери или встреча', ['Код на двери', 'Личная встреча'], 'Личную встречу сравним с кодом на двери.\n\n## С кодом на двери\n\nТекст.\n\n## Когда хороша личная встреча\n\nТекст.\n', 'ru'),
    'an article that compares nothing': "---\ntitle: Roses\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n    '@type': Thing\n    name: Roses\n---\n# Tulips\n\nText.\n",
    'things an article is about that are no plain things': "---\ntitle: Roses\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  about:\n    - '@type': Person\n      name: Ann\n    - '@type': Person\n      name: Bob\n---\n# Tulips\n\nText.\n",
  },
  reject: {
    'a side without a heading or a column': { example: page('Own gardener or garden service', ['Own gardener', 'Garden service'], 'Text.\n\n## Own gardener\n\nText.\n'), at: ['# Own gardener or garden service'], severity: 'error', message: /"Garden service".*no heading and no table/ },
    'a side that neither title nor opening names': { example: page('Who mows', ['Own gardener', 'Garden service'], TABLE.replace('Text.', 'The own gardener comes daily.')), at: ['# Who mows'], message: /"Garden service".*neither title nor opening names/ },
    'both': { example: page('Who mows', ['Own gardener', 'Garden service'], 'Text.\n\n## Days\n\nText.\n'), at: ['# Who mows', '# Who mows'] },
  },
});
