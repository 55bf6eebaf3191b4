import { testRule } from '../../kit/rule.ts';

testRule('links/javascript-url', {
  accept: {
    'web, mail, telephone, path, fragment': '# Bells\n\n[a](https://example.net/), [b](mailto:a@example.org), [c](tel:+15550100), [d](/blog/x/), [e](#bells), [f](?page=2).\n',
    'upper case': '# Bells\n\n[a](HTTPS://example.net/).\n',
    'a colon inside a path': '# Bells\n\n[a](/wiki/Help:Bells) and [b](#a:b).\n',
    'code': '# Bells\n\n`[x](javascript:void(0))`\n',
  },
  reject: {
    'javascript': { example: '# Bells\n\n[ring](javascript:ring()) it.\n', at: ['[ring](javascript:ring())'], severity: 'error', message: /javascript:/ },
    'hidden by case, spaces and entities': { example: '# Bells\n\n<a href=" JaVa&#115;cript&colon;ring()">ring</a> and <a href="java&#9;script:ring()">ring</a>.\n', at: ['<a href=" JaVa&#115;cript&colon;ring()">ring</a>', '<a href="java&#9;script:ring()">ring</a>'] },
    'data and vbscript': { example: '# Bells\n\n[a](data:text/html,x) [b](vbscript:x)\n', at: ['[a](data:text/html,x)', '[b](vbscript:x)'] },
    'marks of the compiler, in Russian': { example: '# Колокола\n\nВес [две тонны](fact:weight), [о литье](post:lite), [заказ](cta:order).\n', at: ['[две тонны](fact:weight)', '[о литье](post:lite)', '[заказ](cta:order)'], severity: 'error', message: /was not replaced/ },
    'an unknown scheme': { example: '# Bells\n\n[a](ftp://example.net/x) and [b](mail-to:a@example.org)\n', at: ['[a](ftp://example.net/x)', '[b](mail-to:a@example.org)'] },
  },
});
