import { testRule } from '../../kit/rule.ts';

const items = (names: readonly string[]): string => names.map((name) => `## ${name}\n\nText of this item.\n`).join('\n');
const THREE = items(['1. Rye', '2. Spelt', '3. Emmer']);
const list = (title: string, body: string, lang = 'en'): string => `---\ntitle: ${title}\nlang: ${lang}\n---\n# Title\n\nText.\n\n${body}`;
const marked = (title: string, names: readonly string[], body: string): string => `---\ntitle: ${title}\nlang: en\nschema:\n  '@context': https://schema.org\n  '@type': ItemList\n  itemListElement:\n${names.map((name, index) => `    - '@type': ListItem\n      position: ${index + 1}\n      name: ${name}\n`).join('')}---\n# Title\n\nText.\n\n${body}`;

testRule('types/listicle-count', {
  accept: {
    'as many as promised': list('3 flours for a dark loaf', THREE),
    'in words, in three languages': list('Three flours', THREE),
    'in Russian, in words': list('Три вида муки', THREE, 'ru'),
    'in German, in words': list('Drei Mehle für dunkles Brot', THREE, 'de'),
    'a number that counts something else beside one that holds': list('3 flours for 2 loaves', THREE),
    'a measure': list('A loaf in 7 days', THREE),
    'a year': list('Flours of 2026', THREE),
    'an estimate': list('Up to 9 flours', THREE),
    'a range': list('5–7 flours', THREE),
    'no number in the title': list('Flours for a dark loaf', THREE),
    'an introduction and an end beside the items': list('3 flours', `## Introduction\n\nText.\n\n${THREE}\n## Conclusion\n\nText.\n`),
    'numbered chapters among others: no list': list('7 flours', `${THREE}\n## How to store them\n\nText.\n`),
    'steps': list('4 loaves', items(['Step 1. Mix', 'Step 2. Fold', 'Step 3. Bake'])),
    'an ItemList with the items of the page': marked('3 flours', ['Rye', 'Spelt', 'Emmer'], THREE),
  },
  reject: {
    'fewer items than the title promises': { example: list('Seven flours for a dark loaf', THREE), at: ['title: Seven flours for a dark loaf'], severity: 'error', message: /"Seven flours".*3 items/ },
    'more items': { example: list('2 flours', THREE), at: ['title: 2 flours'] },
    'a compound numeral in Russian': { example: list('Двадцать пять видов муки', THREE, 'ru'), at: ['title: Двадцать пять видов муки'], message: /"Двадцать пять видов"/ },
    'a top list': { example: list('Топ-5 видов муки', THREE, 'ru'), at: ['title: Топ-5 видов муки'] },
    'a description that counts otherwise': { example: list('3 flours', THREE).replace('lang: en', 'description: Five flours that keep\nlang: en'), at: ['description: Five flours that keep'], message: /"Five flours".*3 items/ },
    'an opening that counts otherwise, in Russian': { example: list('Три вопроса мельнику', THREE, 'ru').replace('\n\nText.\n', '\n\nНиже семь вопросов.\n'), at: ['Ниже семь вопросов.'], message: /семь вопросов/ },
    'an item whose number is missing': { example: list('3 flours', items(['1. Rye', '2. Spelt', '4. Emmer'])), at: ['## 4. Emmer'], message: /number 4, and number 3/ },
    'an ItemList with fewer items': { example: marked('3 flours', ['Rye', 'Spelt'], THREE), at: ['itemListElement:'], message: /has 2 items, the page shows 3/ },
    'an ItemList with other items': { example: marked('3 flours', ['Rye', 'Spelt', 'Oats'], THREE), at: ['itemListElement:'], message: /other items/ },
    'a title of two items under an ItemList': { example: marked('3 flours', ['Rye', 'Spelt'], items(['1. Rye', '2. Spelt'])), at: ['title: 3 flours'] },
  },
});
