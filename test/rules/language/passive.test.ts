import { testRule } from '../../kit/rule.ts';

const en = (body: string): string => `# Walls\n\n${body.repeat(5)}\n`;
const ru = (body: string): string => `---\nlang: ru\n---\n# Стены\n\n${body.repeat(5)}\n`;

testRule('language/passive', {
  accept: {
    'an active text': en('We dug the trench. Then we laid the stones. They hold. '),
    'adjectives that look like participles': en('The wall is red. She was pleased. There is a need for speed. It was indeed complicated. '),
    'Russian nouns and adjectives': ru('Цена была высока, стена была крепка. Мастер был доволен. Отчёт будет нужен. Был туман, был обмен. Работа была видна. '),
    'a few of many': en('The trench was dug. It rained. We went home. The dog slept. The mortar set. '),
    'too short to judge': '# Walls\n\nThe wall was built. It was painted. It was sold.\n',
    'headings, quotations, cells': '# Walls\n\n' + '## The wall was built\n\n> The wall was built.\n\n| The wall was built |\n|---|\n| It was sold |\n\nWe went home.\n\n'.repeat(12),
  },
  reject: {
    'English': { example: en('The trench was dug by hand. The stones were then carefully laid. We went home. '), at: ['was dug'], severity: 'info', message: /10 of 15 sentences \(67 %\) are passive, beginning with "was dug"/ },
    'Russian, with -н and -т': { example: ru('Траншея была вырыта вручную. Камни были аккуратно уложены. Двери будут закрыты. Мы ушли домой. '), at: ['была вырыта'], message: /15 of 20 sentences \(75 %\)/ },
    'a lower share': { example: { text: en('The trench was dug. It rained. We went home. The dog slept. The mortar set. '), config: { rules: { 'language/passive': ['warning', { share: 0.1 }] } } }, at: ['was dug'], severity: 'warning' },
    'in a list': { example: `# Walls\n\n${'- The trench was dug.\n- The stones have been laid.\n'.repeat(6)}`, at: ['was dug'], message: /12 of 12/ },
  },
});
