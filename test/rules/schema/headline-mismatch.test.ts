import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const headline = (text: string, title: string, h1: string, body = 'Text.'): string => schemaPage(`'@type': BlogPosting\nheadline: '${text}'`, `title: '${title}'`, `# ${h1}\n\n${body}\n`);

testRule('schema/headline-mismatch', {
  accept: {
    'the title': headline('Storing tyres', 'Storing tyres', 'Where to keep tyres'),
    'the main heading, other punctuation': headline('Где хранить шины?', 'Хранение шин', 'Где хранить шины'),
    'without the name of the site': headline('Storing tyres', 'Storing tyres | Example', 'Tyres'),
    'no headline': schemaPage("'@type': BlogPosting"),
    'a headline that stands nowhere (another rule)': headline('Ten secrets of brake makers', 'Storing tyres', 'Storing tyres'),
  },
  reject: {
    'other words of the page': { example: headline('Tyres in the cellar', 'Storing tyres', 'Storing tyres', 'In the cellar is best.'), at: ["headline: 'Tyres in the cellar'"], severity: 'warning' },
    'a part of the title': { example: headline('Хранение', 'Хранение шин зимой', 'Хранение шин зимой'), at: ["headline: 'Хранение'"] },
    'the title and more': { example: headline('Storing tyres dark', 'Storing tyres', 'Storing tyres', 'Keep it dark.'), at: ["headline: 'Storing tyres dark'"] },
  },
});
