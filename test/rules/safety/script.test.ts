import { testRule } from '../../kit/rule.ts';

testRule('safety/script', {
  accept: {
    'code samples': '# Bread\n\nThe tag `<script>` and:\n\n```html\n<iframe src="x"></iframe>\n```\n',
    'an ordinary link': '# Bread\n\n<a href="https://example.org/javascript:notes">notes</a>\n',
    'a frame the config allows': { text: '# Bread\n\n<iframe src="https://example.org/map" title="Map"></iframe>\n', config: { article: { html: ['iframe[src|title]'] } } },
    'words about scripts': '# Хлеб\n\nСкрипт onclick и адрес javascript: — это просто слова.\n',
  },
  reject: {
    'a script': { example: '# Bread\n\n<script>document.write("<iframe src=x>")</script>\n', at: ['<script>document.write("<iframe src=x>")</script>'], severity: 'error' },
    'a frame, a form, an object': { example: '# Хлеб\n\n<iframe src="https://x.example/"></iframe>\n\n<form action="/x">\n\n<object data="x"></object>\n', at: ['<iframe src="https://x.example/"></iframe>', '<form action="/x">', '<object data="x"></object>'] },
    'a script address in disguise': { example: '# Bread\n\n<a href=" jAva&#x09;script:alert(1)">x</a>\n', at: [' href=" jAva&#x09;script:alert(1)"'] },
    'a handler and a style': { example: '# Bread\n\n<mark onmouseover="x()" style="position:fixed">x</mark>\n', at: [' onmouseover="x()"', ' style="position:fixed"'] },
    'a document inside an allowed frame': { example: { text: '# Bread\n\n<iframe srcdoc="<b>x</b>"></iframe>\n', config: { article: { html: ['iframe'] } } }, at: [' srcdoc="<b>x</b>"'] },
  },
});
