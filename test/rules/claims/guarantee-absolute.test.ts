import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/guarantee-absolute', {
  accept: {
    'nothing and nobody': '# Gardens\n\nNo fence here is completely safe. Nothing in a garden is absolutely certain.\n',
    'a heading that asks how': '---\nlang: ru\n---\n# Сад\n\n## Как подстричь куст без риска\n\nТекст.\n',
    'a service page': '# Gardens\n\nSet it once, so that you never have to open this page again.\n',
    'a warranty': ru('На насос есть гарантия производителя, гарантийный срок два года.'),
    'a negation': ru('Мы не гарантируем урожай.'),
    'linked terms': ru('[Мы гарантируем](https://example.org/terms) замену саженца.'),
    'advice': ru('Полить грядку можно в любой момент. Всегда на связи только сосед.'),
    'guarantees of a program': ru('Счётчик гарантирует порядок строк.'),
    'English': "# Gardens\n\nNobody guarantees rain. The path isn't completely safe in winter.\n",
    'quoted words': ru('Объявления «гарантированный результат» мы не читаем.'),
  },
  reject: {
    'other promises': { example: '---\nlang: ru\n---\n# Сад\n\nВы не потеряете ни копейки. Средство абсолютно безвредно. Обещаем отличный результат.\n', at: ['не потеряете ни копейки', 'абсолютно безвредно', 'Обещаем отличный результат'], severity: 'warning' },
    'other promises in English': { example: '# Gardens\n\nSuccess is guaranteed under any weather. You will not lose a single penny.\n', at: ['Success is guaranteed under', 'You will not lose'], severity: 'warning' },
    'a guarantee': { example: ru('Мы гарантируем урожай.'), at: ['Мы гарантируем'], severity: 'warning' },
    'absolute safety': { example: ru('Это абсолютно безопасно для детей.'), at: ['абсолютно безопасно'] },
    'a promise beside the brand': { example: ru('Да, сможет. Наш садовник приедет.'), at: ['Да, сможет'] },
    'at any time': { example: ru('Наш мастер приедет в любой момент.'), at: ['в любой момент'] },
    'English promises': { example: '# Gardens\n\nGuaranteed results, risk-free.\n', at: ['Guaranteed results', 'risk-free'] },
  },
});
