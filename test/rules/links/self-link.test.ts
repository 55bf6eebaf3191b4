import { testRule } from '../../kit/rule.ts';

testRule('links/self-link', {
  accept: {
    'another article': '# Soap\n\n[Oil](/blog/oil/).\n',
    'a part of the page': '# Soap\n\n[Lye](#lye) and [lye](/blog/test/#lye).\n\n## Lye\n\nText.\n',
    'the same slug on another host': '# Soap\n\n[Soap](https://example.net/blog/test/).\n',
    'a longer slug': '# Soap\n\n[Tests](/blog/test-two/).\n',
  },
  reject: {
    'its own path': { example: '# Soap\n\nRead [on soap](/blog/test/).\n', at: ['[on soap](/blog/test/)'], severity: 'warning' },
    'its own address, in Russian': { example: '# Мыло своими руками\n\nПро [варку мыла](https://example.org/blog/test).\n', at: ['[варку мыла](https://example.org/blog/test)'] },
    'raw HTML': { example: '# Soap\n\nRead <a href="/blog/test">on *soap*</a>.\n', at: ['<a href="/blog/test">on *soap*</a>'] },
    'the related list': { example: '# Soap\n\nText.\n\n## Read also\n\n- [Soap](/blog/test/)\n', at: ['[Soap](/blog/test/)'] },
  },
});
