import { testRule } from '../../kit/rule.ts';

testRule('links/related-duplicate', {
  accept: {
    'different articles': '# Ink\n\n[Pens](/blog/pens/).\n\n## Read also\n\n- [Paper](/blog/paper/)\n- [Nibs](/blog/nibs/)\n',
    'the same link twice in the text': '# Ink\n\n[Pens](/blog/pens/) and [pens](/blog/pens/).\n',
    'the same path on two hosts': '# Ink\n\n## Read also\n\n- [A](/blog/pens/)\n- [B](https://example.net/blog/pens/)\n',
  },
  reject: {
    'an item twice': { example: '# Ink\n\nText.\n\n## Read also\n\n- [Pens](/blog/pens/)\n- [Pens](/blog/pens)\n- [Nibs](/blog/nibs/)\n', at: ['[Pens](/blog/pens)'], severity: 'info', message: /twice/ },
    'path and whole address, in Russian': { example: '# Чернила и перья\n\nТекст.\n\n## Читайте также\n\n* [Перья](/blog/perya/)\n* [Все перья](https://example.org/blog/perya/)\n', at: ['[Все перья](https://example.org/blog/perya/)'] },
    'already in the text': { example: '# Ink\n\nTake [a pen](/blog/pens/#care).\n\n## Read also\n\n- [Pens](/blog/pens/)\n', at: ['[Pens](/blog/pens/)'], message: /already linked/ },
  },
});
