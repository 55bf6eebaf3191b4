import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('claims/guarantee-absolute', {
  accept: {
    'a warranty': ru('На насос есть гарантия производителя, гарантийный срок два года.'),
    'a negation': ru('Мы не гарантируем урожай.'),
    'linked terms': ru('[Мы гарантируем](https://example.org/terms) замену саженца.'),
    'advice': ru('Полить грядку можно в любой момент. Всегда на связи только сосед.'),
    'guarantees of a program': ru('Счётчик гарантирует порядок строк.'),
    'English': "# Gardens\n\nNobody guarantees rain. The path isn't completely safe in winter.\n",
    'quoted words': ru('Объявления «гарантированный результат» мы не читаем.'),
  },
  reject: {
    'a guarantee': { example: ru('Мы гарантируем урожай.'), at: ['Мы гарантируем'], severity: 'warning' },
    'absolute safety': { example: ru('Это абсолютно безопасно для детей.'), at: ['абсолютно безопасно'] },
    'a promise beside the brand': { example: ru('Да, сможет. Наш садовник приедет.'), at: ['Да, сможет'] },
    'at any time': { example: ru('Наш мастер приедет в любой момент.'), at: ['в любой момент'] },
    'English promises': { example: '# Gardens\n\nGuaranteed results, risk-free.\n', at: ['Guaranteed results', 'risk-free'] },
  },
});
