import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (title: string, ...headings: string[]): string => page(`title: ${title}\nlang: ${/[а-я]/i.test(title) ? 'ru' : 'en'}`, `# ${title}\n\nText.\n\n${headings.map((heading) => `## ${heading}\n\nText.\n`).join('\n')}`);
const sites = (texts: readonly string[]): { slug: string; text: string }[] => texts.map((text, index) => ({ slug: `p${index}`, text }));

testRule('voice/same-headings', {
  accept: {
    'two articles': { text: post('Doors', 'Common mistakes'), corpus: sites([post('Walls', 'Common mistakes')]) },
    'three of twenty-one': { text: post('Doors', 'Common mistakes'), corpus: sites([post('Walls', 'Common mistakes'), post('Roofs', 'Common mistakes'), ...Array.from({ length: 18 }, (_, index) => post(`Thing ${'abcdefghijklmnopqr'.charAt(index)}`, `Own${'abcdefghijklmnopqr'.charAt(index)} heading`))]) },
    'the subject alone': { text: post('Doors', 'Doors'), corpus: sites([post('Walls', 'Walls'), post('Roofs', 'Roofs'), post('Sinks', 'Sinks')]) },
    'parts that code builds': { text: post('Doors', 'What you need', 'The comparison in a table', 'Sources', 'FAQ', 'About the author', 'Read also'), corpus: sites(['Walls', 'Roofs', 'Sinks'].map((title) => post(title, 'What you need', 'The comparison in a table', 'Sources', 'FAQ', 'About the author', 'Read also'))) },
    'numbers': { text: post('Doors', '1'), corpus: sites([post('Walls', '1'), post('Roofs', '1')]) },
    'an allowed one': { text: post('Doors', 'What it costs'), corpus: sites([post('Walls', 'What it costs'), post('Roofs', 'What it costs')]), config: { rules: { 'voice/same-headings': ['info', { allow: ['what it costs'] }] } } },
  },
  reject: {
    'the same words': { example: { text: post('Doors', 'Common mistakes', 'Hinges'), corpus: sites([post('Walls', 'Common mistakes'), post('Roofs', 'Common mistakes')]) }, at: ['## Common mistakes'], severity: 'info', message: /^the heading "Common mistakes" also stands in 2 other articles, but for their subject: p0, p1$/ },
    'Russian, other cases of the subject': { example: { text: post('Деревянные двери', 'Как выбрать деревянную дверь'), corpus: sites([post('Стены', 'Как выбрать стену'), post('Крыши', 'Как выбрать крышу')]) }, at: ['## Как выбрать деревянную дверь'] },
    'a conclusion everywhere': { example: { text: post('Doors', 'Hinges', 'Conclusion'), corpus: sites([post('Walls', 'Conclusion'), post('Roofs', 'Conclusion')]) }, at: ['## Conclusion'] },
  },
});
