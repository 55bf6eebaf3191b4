import { testRule } from '../../kit/rule.ts';

const other = [{ slug: 'glaze', text: '---\ntitle: Glaze for pots\n---\n# Glaze for pots\n\nGlaze makes clay pots tight.\n' }];
const russian = [{ slug: 'glazur', text: '---\nlang: ru\ntitle: Глазурь для горшков\n---\n# Глазурь для горшков\n\nГлазурь закрывает поры глины.\n' }];

testRule('links/no-contextual-internal', {
  accept: {
    'a link in the text': { text: '# Clay pots\n\nThen [glaze it](/blog/glaze/).\n', corpus: other },
    'a link in a FAQ answer': { text: '# Clay pots\n\nText.\n\n## FAQ\n\n### Is it tight?\n\nWith [glaze](https://example.org/blog/glaze).\n', corpus: other },
    'the only article': '# Clay pots\n\nText.\n',
    'the only article of its language': { text: '# Clay pots\n\nClay pots dry slowly in the shade of a shed.\n', corpus: russian },
    'only a draft beside it': { text: '# Clay pots\n\nText.\n', corpus: [{ slug: 'draft', text: '---\ntitle: Kilns\ndraft: true\n---\n# Kilns\n\nText.\n' }] },
  },
  reject: {
    'no link': { example: { text: '# Clay pots\n\nText.\n', corpus: other }, at: ['# Clay pots'], severity: 'warning' },
    'only related and outside links, in Russian': { example: { text: '---\nlang: ru\ntitle: Горшки\n---\n# Горшки из глины\n\nГлину берут [в карьере](https://example.net/).\n\n## Читайте также\n\n- [Глазурь](/blog/glazur/)\n', corpus: russian }, at: ['# Горшки из глины'] },
    'only a link to itself': { example: { text: '# Clay pots\n\n[Pots](/blog/test/) and [shop](/shop/).\n', corpus: other }, at: ['# Clay pots'] },
  },
});
