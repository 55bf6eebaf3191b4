import { testRule } from '../../kit/rule.ts';

testRule('structure/heading-needs-blank', {
  accept: {
    'blank lines around': '# Skis\n\nText.\n\n## Wax\n\nHard or soft.\n\nUnderlined\n----------\n\nText.\n',
    'an anchor and a remark right above': '# Skis\n\n<a name="wax"></a>\n## Wax\n\nText.\n\n<!-- the tool of the trade -->\n## File\n\nText.\n',
    'the habit of a whole article': '---\nlang: ru\n---\n# Лыжи\nТекст.\n\n## Мазь\nТвёрдая.\n\n## Скребок\n- стальной\n',
    'a heading at the end': '# Skis\n\nText.\n\n## Wax\n',
  },
  reject: {
    'text right below': { example: '# Skis\n\nText.\n\n## Wax\nHard or soft.\n', at: ['## Wax'], severity: 'info', message: /no blank line after this heading/ },
    'text right above': { example: '---\nlang: ru\n---\n# Лыжи\n\nТекст.\n## Мазь\n\nТвёрдая.\n', at: ['## Мазь'], message: /no blank line before this heading/ },
    'both sides': { example: '# Skis\n\nText.\n## Wax\nHard or soft.\n', at: ['## Wax'], message: /before and after/ },
    'a table and a list': { example: '# Skis\n\nText.\n\n## Wax\n| a | b |\n|---|---|\n\n## File\n- steel\n', at: ['## Wax', '## File'] },
    'two headings that touch': { example: '# Skis\n## Wax\n\nText.\n', at: ['## Wax'], message: /before this heading/ },
    'line breaks of Windows': { example: '---\r\ntitle: Skis\r\n---\r\n# Skis\r\n\r\nText.\r\n\r\n## Wax\r\nHard.\r\n', at: ['## Wax'] },
  },
});
