import { testRule } from '../../kit/rule.ts';

testRule('safety/raw-html', {
  accept: {
    'tags of the allow-list': '# Bread\n\nPress <kbd>Ctrl</kbd>,<br>CO<sub>2</sub>, <abbr title="bread">b.</abbr>, <a href="/blog/x/" rel="nofollow" target="_blank">x</a>.\n',
    'tags in code': '# Bread\n\nUse `<div class="x">`.\n\n```html\n<div>\n```\n',
    'a comment': '# Bread\n\n<!-- later -->\n\nText.\n',
    'tags of the config': { text: '# Bread\n\n<video src="/x.mp4" controls></video>\n', config: { article: { html: ['video[src|controls]'] } } },
    'the inside of a script, which another rule reports': '# Bread\n\n<script>document.write("<b>x</b>")</script>\n',
    'a sign in text': '# Хлеб\n\nЕсли прошло > 60 секунд или t < 5, печь готова.\n',
  },
  reject: {
    'a block': { example: '# Bread\n\n<div>\n\nText.\n\n</div>\n', at: ['<div>'], severity: 'error' },
    'a class': { example: '# Хлеб\n\nСм. <a href="/blog/x/" class="btn">рецепт</a>.\n', at: [' class="btn"'], message: /"class".*<a>/ },
    'an attribute the config does not name': { example: { text: '# Bread\n\n<figure id="loaf">Loaf</figure>\n', config: { article: { html: ['figure'] } } }, at: [' id="loaf"'] },
    'odd spelling': { example: '# Bread\n\nText <SPAN\nid=x>x</SPAN>.\n', at: ['<SPAN'] },
  },
});
