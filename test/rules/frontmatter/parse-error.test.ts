import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/parse-error', {
  accept: {
    'good YAML': page('title: Tyres\npubDate: 2026-03-01'),
    'no front matter and thematic breaks': '# Шины\n\nТекст.\n\n---\n\nЕщё текст.\n',
    'a thematic break first, then prose': '---\n\nA letter from the workshop.\n\nMore: see below.\n',
    'an empty block': '---\n---\n# Tyres\n',
  },
  reject: {
    'an unquoted colon': { example: page('title: Tyres: a guide'), at: [': a guide'], severity: 'error', message: /not valid YAML/ },
    'a key given twice': { example: page('title: One\nlang: ru\ntitle: Two'), at: ['title: Two'] },
    'a list in place of keys': { example: page('- title\n- author'), at: ['- title'] },
    'a block that is never closed': { example: '---\ntitle: Шины\nauthor: Анна Седова\n\n# Шины\n\nТекст.\n', at: ['---'], message: /never closed/ },
    'front matter that would be run': { example: '---js\nmodule.exports = {}\n---\n# Tyres\n', at: ['---js'] },
  },
});
