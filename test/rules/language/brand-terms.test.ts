import { testRule } from '../../kit/rule.ts';

const config = { brand: { banned: ['команда профессионалов', 'в современном мире', 'game changer'], preferred: { клиент: 'гость', tire: 'tyre' } } };

testRule('language/brand-terms', {
  accept: {
    'other words': { text: '# Заголовок\n\nГости приезжают вечером.\n', config },
    'a quotation': { text: '# Заголовок\n\nВ объявлении стояло «команда профессионалов».\n', config },
    'a blockquote': { text: '# Title\n\n> A real game changer.\n', config },
    'the words apart': { text: '# Заголовок\n\nКоманда ждёт, профессионалов нет.\n', config: { brand: { banned: ['профессионал команда'] } } },
  },
  reject: {
    'another case form': { example: { text: '# Заголовок\n\nЭто сделано командой профессионалов.\n', config }, at: ['командой профессионалов'], severity: 'warning' },
    'a preferred word': { example: { text: '# Заголовок\n\nКлиентам это удобно.\n', config }, at: ['Клиентам'], message: /гость/ },
    'English, in a heading': { example: { text: '# Title\n\n## A game changer for tires\n\nText.\n', config }, at: ['game changer', 'tires'] },
  },
});
