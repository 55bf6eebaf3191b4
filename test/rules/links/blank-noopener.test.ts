import { testRule } from '../../kit/rule.ts';

testRule('links/blank-noopener', {
  accept: {
    'noopener': '# Maps\n\n<a href="https://example.net/" target="_blank" rel="noopener">Map</a>\n',
    'noreferrer': '# Maps\n\n<a href="https://example.net/" target="_blank" rel="noreferrer">Map</a>\n',
    'the same tab': '# Maps\n\n<a href="https://example.net/">Map</a> and [map](https://example.net/)\n',
  },
  reject: {
    'no rel, mended': { example: '# Maps\n\n<a href="https://example.net/" target="_blank">Map</a>\n', at: ['<a href="https://example.net/" target="_blank">Map</a>'], severity: 'info' },
    'another rel, mended': { example: '# Карты\n\nСм. <a target=_BLANK rel="nofollow" href="https://example.net/">карту</a>.\n', at: ['<a target=_BLANK rel="nofollow" href="https://example.net/">карту</a>'] },
    'an empty rel, mended': { example: '# Maps\n\n<a href="https://example.net/" rel="" target="_blank">Map</a>\n', at: ['<a href="https://example.net/" rel="" target="_blank">Map</a>'] },
  },
});
