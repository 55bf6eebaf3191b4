import { testRule } from '../../kit/rule.ts';

const ru = '---\nlang: ru\n---\n# Хлеб\n\nТекст.\n\n';

testRule('structure/promised-asset-missing', {
  accept: {
    'a film that is linked': '# Bread\n\nPlay our video: [two minutes](https://example.org/film).\n',
    'a film somebody else shows': '# Bread\n\nChildren watch the short films of the baker at school.\n',
    'a link in the next paragraph': `${ru}### Скачайте наш чек-лист пекаря\n\nОн лежит [здесь](/files/check.pdf).\n`,
    'a raw link': '# Bread\n\nDownload our recipe guide <a href="/guide.pdf">here</a>.\n',
    'a table below': `${ru}Сорта муки — в таблице ниже.\n\n| Мука | Зола |\n|---|---|\n| ржаная | 1,5 |\n`,
    'a mention': `${ru}Покупатели могут распечатать рецепт дома.\n`,
    'headings below': '# Bread\n\nText.\n\n## Steps\n\nSee the table of steps below.\n\n### Knead\n\nText.\n',
  },
  reject: {
    'a film that is not there': { example: `${ru}Включите наш ролик и повторяйте за пекарем.\n`, at: ['Включите наш ролик'] },
    'the same in English': { example: '# Bread\n\nPlay our tutorial and knead along.\n', at: ['Play our tutorial'] },
    'a checklist that does not exist': { example: `${ru}### Скачайте бесплатный чек-лист «10 правил закваски»\n\nПроверьте себя перед выпечкой.\n\n## Читайте также\n\n- [Печь](/blog/pech/)\n`, at: ['Скачайте бесплатный чек-лист'], severity: 'error' },
    'an English template': { example: '# Bread\n\nText.\n\n## Plan\n\nDownload our baking planner and start today.\n', at: ['Download our baking planner'], severity: 'error' },
    'a thing that was prepared': { example: `${ru}## Итог\n\nМы собрали для вас шпаргалку пекаря: берите и вешайте на холодильник. Забирайте её бесплатно.\n`, at: ['Мы собрали для вас шпаргалку пекаря: берите'], severity: 'error' },
    'a thing to be had by a button': { example: '# Bread\n\nText.\n\n## Plan\n\nThe baking calendar can be downloaded with the button under the post.\n', at: ['calendar can be downloaded'] },
    'inside a sentence': { example: '# Bread\n\nText.\n\n## Plan\n\nBefore you start, download the baking checklist.\n', at: ['download the baking checklist'], severity: 'warning' },
    'a table that is not there': { example: `${ru}## Мука\n\nСорта муки показаны в таблице ниже.\n\n## Печь\n\nТекст.\n`, at: ['в таблице ниже'], severity: 'warning' },
  },
});
