import { testRule } from '../../kit/rule.ts';

testRule('links/http', {
  accept: {
    'https': '# Locks\n\n[Test](https://example.net/locks).\n',
    'local addresses': '# Locks\n\n[a](http://localhost:3000/), [b](http://127.0.0.1/), [c](http://192.168.1.1/), [d](http://nas.local/).\n',
    'code': '# Locks\n\n`http://example.net/`\n',
    'relative': '# Locks\n\n[a](/http://x/).\n',
  },
  reject: {
    'a foreign host': { example: '# Locks\n\n[Test](http://example.net/locks).\n', at: ['[Test](http://example.net/locks)'], severity: 'warning' },
    'an own host, mended': { example: '# Замки\n\n[Магазин](http://dvorik.example.com/zamki), [блог](http://example.org/blog/x/).\n', at: ['[Магазин](http://dvorik.example.com/zamki)', '[блог](http://example.org/blog/x/)'] },
    'raw HTML': { example: '# Locks\n\n<a href="http://www.example.org/">Start</a>\n', at: ['<a href="http://www.example.org/">Start</a>'] },
  },
});
