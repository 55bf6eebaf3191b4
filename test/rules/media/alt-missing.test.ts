import { testRule } from '../../kit/rule.ts';

testRule('media/alt-missing', {
  accept: {
    'a text': '# Tyres\n\n![Four tyres on a rack](/rack.jpg)\n',
    'an explicit ornament': '# Tyres\n\n<img src="/line.svg" alt="">\n',
    'an image in code': '# Шины\n\n```md\n![](/rack.jpg)\n```\n\nИ `![](/rack.jpg)` тоже.\n',
    'no images': '# Шины\n\nТекст.\n',
  },
  reject: {
    'Markdown without text': { example: '# Шины\n\n![](/rack.jpg)\n', at: ['![](/rack.jpg)'], severity: 'error' },
    'HTML without alt': { example: '# Tyres\n\nA rack: <img src="/rack.jpg" width="300"> here.\n', at: ['<img src="/rack.jpg" width="300">'] },
    'inside a link, only spaces': { example: '# Tyres\n\n[![ ](/rack.jpg)](/racks/)\n', at: ['![ ](/rack.jpg)'] },
  },
});
