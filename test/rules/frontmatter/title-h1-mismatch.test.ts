import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

testRule('frontmatter/title-h1-mismatch', {
  accept: {
    'the same words': page('title: How to store tyres', '# How to Store Tyres?\n\nText.\n'),
    'a shorter title': page('title: Хранение шин\nlang: ru', '# Хранение шин зимой: подвал, балкон и гараж\n\nТекст.\n'),
    'a shorter heading': page('title: Storing tyres in winter, from cellar to garage', '# Storing tyres\n\nText.\n'),
    'the name of the site after a separator': page('title: Storing tyres — Example', '# Storing tyres in winter and summer\n\nText.\n'),
    'other forms of the words': page('title: Как выбрать велосипед\nlang: ru', '# Выбираем велосипеды: пошаговый разбор\n\nТекст.\n'),
    'a hyphenated word and its parts': page('title: Онлайн-запись к мастеру\nlang: ru', '# Запись к мастеру онлайн\n\nТекст.\n'),
    'no main heading': { text: page('title: Storing tyres', 'Text.\n\n## Cellar\n'), config: { article: { h1: 'layout' } } },
    'a level-1 heading further down': page('title: Storing tyres', '## Cellar\n\nText.\n\n# Notes\n'),
  },
  reject: {
    'another subject': { example: page('title: Our workshop is always open', '# How to choose a bicycle helmet\n\nText.\n'), at: ['title: Our workshop is always open'], severity: 'error' },
    'another subject in Russian': { example: page('title: Мы всегда рядом с вами\nlang: ru', '# Как выбрать велосипедный шлем\n\nТекст.\n'), at: ['title: Мы всегда рядом с вами'], severity: 'error' },
    'a subject that is partly another': {
      example: page('title: "Велосипедный шлем: гарантия спокойствия семьи"\nlang: ru', '# Велосипедный шлем для спокойствия: полный разбор размеров, застёжек, цен и материалов\n\nТекст.\n'),
      at: ['title: "Велосипедный шлем: гарантия спокойствия семьи"'], severity: 'warning',
    },
  },
});
