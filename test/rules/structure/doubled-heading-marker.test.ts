import { testRule } from '../../kit/rule.ts';

testRule('structure/doubled-heading-marker', {
  accept: {
    'a plain heading': '# Title\n\nText.\n\n## Part\n\nText.\n',
    'a sharp inside the text': '# Title\n\nText.\n\n## Learn C# today\n\nText.\n',
    'marks in a code block': '# Title\n\n```\n### ### x\n```\n',
  },
  reject: {
    'a doubled marker': { example: '# Title\n\n### ### Can we trust it?\n\nYes.\n', at: ['### ### Can we trust it?'], severity: 'error' },
    'Cyrillic text, other levels': { example: '# Заголовок\n\n## # Раздел\n\nТекст.\n', at: ['## # Раздел'] },
  },
});
