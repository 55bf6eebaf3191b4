import { testRule } from '../../kit/rule.ts';

testRule('links/url-as-anchor', {
  accept: {
    'words': '# Stars\n\n[Star map](https://example.net/map).\n',
    'a bare domain as a name': '# Stars\n\n[example.net](https://example.net/) and [www.example.net](https://example.net).\n',
    'a footnote': '# Stars\n\nText.[^1]\n\n[^1]: https://example.net/map\n',
    'the list of sources': '# Stars\n\nText.\n\n## Sources\n\n- https://example.net/map\n',
    'the list of sources in Russian': '# Звёзды над городом\n\nТекст о звёздах.\n\n## Источники\n\n1. <https://example.net/map>\n',
    'mail': '# Stars\n\n<hello@example.org>\n',
  },
  reject: {
    'a bare address': { example: '# Stars\n\nLook at https://example.net/map now.\n', at: ['https://example.net/map'], severity: 'info' },
    'an address in brackets': { example: '# Stars\n\n[example.net/map](https://www.example.net/map/)\n', at: ['[example.net/map](https://www.example.net/map/)'] },
    'an encoded address, in Russian': { example: '# Звёзды\n\nКарта: <https://example.net/%D0%BA%D0%B0%D1%80%D1%82%D0%B0>\n', at: ['<https://example.net/%D0%BA%D0%B0%D1%80%D1%82%D0%B0>'] },
  },
});
