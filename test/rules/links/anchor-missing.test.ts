import { testRule } from '../../kit/rule.ts';

testRule('links/anchor-missing', {
  accept: {
    'a heading': '# Salt\n\n[Sea](#sea-salt).\n\n## Sea salt!\n\nText.\n',
    'a Cyrillic heading, plain and percent-encoded': '# Соль\n\n[Морская](#морская-соль), [морская](#%D0%BC%D0%BE%D1%80%D1%81%D0%BA%D0%B0%D1%8F-%D1%81%D0%BE%D0%BB%D1%8C).\n\n## Морская соль?\n\nТекст.\n',
    'a repeated heading': '# Salt\n\n[Second](#use-1).\n\n## Use\n\nText.\n\n## Use\n\nText.\n',
    'ids of HTML': '# Salt\n\n[Note](#note), [old](#old).\n\n<a name="old"></a>\n\n<span id="note"></span>\n',
    'a heading with code and marks': '# Salt\n\n[Config](#the-salt-option-of-pans).\n\n## The `salt` option of **pans**\n\nText.\n',
    'top, nothing, text fragments and other pages': '# Salt\n\n[Up](#top), [up](#), [here](#:~:text=Salt), [other](/blog/other/#x).\n',
  },
  reject: {
    'an unknown heading': { example: '# Salt\n\n[Rock](#rock).\n\n## Sea\n\nText.\n', at: ['[Rock](#rock)'], severity: 'warning', message: /#rock/ },
    'wrong case, mended': { example: '# Соль\n\n[Море](#Море).\n\n## Море\n\nТекст.\n', at: ['[Море](#Море)'] },
    'the own address': { example: '# Salt\n\n[Rock](/blog/test/#rock).\n\n## Sea\n\nText.\n', at: ['[Rock](/blog/test/#rock)'] },
  },
});
