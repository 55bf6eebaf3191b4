import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

testRule('language/ai-cliche', {
  accept: {
    'one of them': ru('Это не просто сад. Розы растут у забора.'),
    'few in a long text': ru(`Важно понимать, как растут розы. В наши дни их поливают. Это залог цветения. ${'Розы растут у забора, и сосед поливает их вечером из шланга. '.repeat(200)}`),
    'quoted phrases': ru('Мы вычёркиваем «в современном мире», «не просто», «залог успеха», «маст-хэв», «целая наука».'),
  },
  reject: {
    'Russian': { example: ru('В современном мире сад — не просто земля. Уход — целая наука. Это залог цветения.'), at: ['В современном мире', 'не просто', 'целая наука', 'Это залог'], severity: 'info', message: /one of 4/ },
    'English': { example: "# Gardens\n\nLet's dive in. Needless to say, roses play a crucial role. It's important to note their power.\n", at: ["Let's dive", 'Needless to say', 'play a crucial role', "It's important to note"] },
    'other limits': { example: { text: '# Gardens\n\nNeedless to say, roses grow.\n', config: { rules: { 'language/ai-cliche': ['info', { least: 1 }] } } }, at: ['Needless to say'] },
  },
});
