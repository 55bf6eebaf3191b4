import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

type Section = readonly [heading: string, body: string];
const post = (title: string, sections: readonly Section[]): string => page(`title: ${title}`, `# ${title}\n\nText.\n\n${sections.map(([heading, body]) => `## ${heading}\n\n${body}\n`).join('\n')}`);
const LIST = 'Text.\n\n- one\n- two\n\nText.';
const template = (thing: string, third = `How to choose a ${thing}`, first = `What is a ${thing}`): string => post(thing, [[first, 'Text.'], [`Why you need a ${thing}`, 'Text.'], [third, 'Text.'], [`What a ${thing} costs`, 'Text.']]);
const sites = (texts: readonly string[]): { slug: string; text: string }[] => texts.map((text, index) => ({ slug: `p${index}`, text }));
const laid = (title: string, words: readonly string[], body: string): string => post(title, words.map((word) => [word, body]));
const WORDS = [['Wood', 'Glue', 'Nails', 'Saw'], ['Yarn', 'Hooks', 'Pins', 'Wool'], ['Bread', 'Salt', 'Oil', 'Heat'], ['Road', 'Shoes', 'Rain', 'Map']];

testRule('voice/same-structure', {
  accept: {
    'two articles': { text: template('door'), corpus: sites([template('wall')]) },
    'sections of prose': { text: laid('Door', ['Door', 'Hinge', 'Lock', 'Key'], 'Text.'), corpus: sites(WORDS.map((words, index) => laid(`T${'abcd'.charAt(index)}`, words, 'Text.'))) },
    'three sections': { text: laid('Door', ['Door', 'Hinge', 'Lock'], LIST), corpus: sites(WORDS.map((words, index) => laid(`T${'abcd'.charAt(index)}`, words.slice(1), LIST))) },
    'two sections that differ': { text: template('door', 'The lock and its key'), corpus: sites([template('wall'), template('roof', undefined, 'When it rains through')]) },
    'tools, time and table of the layout': { text: post('Door', [['What you need', '- A saw'], ['The comparison in a table', '| a |\n|---|\n| b |'], ['Sources', '- C'], ['Hinge', 'Text.']]), corpus: sites(['wall', 'roof', 'sink', 'lamp'].map((title) => post(title, [['What you need', '- A saw'], ['The comparison in a table', '| a |\n|---|\n| b |'], ['Sources', '- C'], [title, 'Text.']]))) },
    'FAQ and related links': { text: post('Door', [['FAQ', '### Why?\n\nSo.'], ['Read also', '- [A](/blog/p0/)']]), corpus: sites(['wall', 'roof', 'sink'].map((title) => post(title, [['FAQ', '### Why?\n\nSo.'], ['Read also', '- [A](/blog/p0/)']]))) },
  },
  reject: {
    'headings of one template': { example: { text: template('door'), corpus: sites([template('wall'), template('roof')]) }, at: ['# door'], severity: 'warning', message: /^the article has headings built as "[^"]+", as 2 others have: p0, p1$/ },
    'but for one section': { example: { text: template('door', 'Lock and key'), corpus: sites([template('wall'), template('roof')]) }, at: ['# door'], message: /\/ \* \// },
    'the same layout, a remark': { example: { text: laid('Door', ['Door', 'Hinge', 'Lock', 'Key'], LIST), corpus: sites(WORDS.map((words, index) => laid(`T${'abcd'.charAt(index)}`, words, LIST))) }, at: ['# Door'], severity: 'info', message: /^the article has sections laid out as .*text\+list\+text.*, as 4 others have: p0, p1, p2 and 1 more$/ },
  },
});
