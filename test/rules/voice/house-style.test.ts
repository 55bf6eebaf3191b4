import { testRule } from '../../kit/rule.ts';

const checks = (...list: readonly Record<string, unknown>[]): Record<string, unknown> => ({ brand: { voiceRules: { checks: list } } });
const SIMPLY = { phrases: ['просто взять'], message: 'Без «просто взять».' };

testRule('voice/house-style', {
  accept: {
    'no checks': '# Chains\n\nSimply 100%.\n',
    'another language': { text: '# Chains\n\nSimply oil it.\n', config: checks({ phrases: ['simply'], message: 'No.', locale: 'ru' }) },
    'as often as allowed': { text: '# Chains\n\nSimply oil it. Simply ride.\n', config: checks({ pattern: 'simply', message: 'No.', max: 2 }) },
    'a heading for a check of text': { text: '# Chains\n\n## Simply\n\nText.\n', config: checks({ pattern: 'simply', message: 'No.', scope: 'text' }) },
    'text for a check of headings': { text: '# Chains\n\n## Oil\n\nSimply.\n', config: checks({ pattern: 'simply', message: 'No.', scope: 'headings' }) },
    'quoted phrases, quotations, what code builds': { text: '# Chains\n\nThe box says “simply oil”.\n\n> Simply oil it.\n\n## Read also\n\n- [Simply oil](/blog/a/)\n', config: checks({ phrases: ['simply'], message: 'No.' }) },
    'a part of a word': { text: '---\nlang: ru\n---\n# Коты\n\nСкот и котлеты.\n', config: checks({ pattern: String.raw`\bкот\b`, message: 'Без кота.' }) },
  },
  reject: {
    'a pattern, its place and message': { example: { text: '# Chains\n\nIt is **100 %** clean.\n', config: checks({ pattern: String.raw`\d+ ?%`, message: 'Say shares in words.' }) }, at: ['100 %'], severity: 'warning', message: /^"100 %": Say shares in words$/ },
    'a phrase in other forms': { example: { text: '---\nlang: ru\n---\n# Цепь\n\nПросто возьмите тряпку. Можно просто взять две.\n', config: checks(SIMPLY) }, at: ['просто взять'] },
    'the severity of the check': { example: { text: '# Chains\n\nSimply oil it.\n', config: checks({ pattern: 'simply', message: 'No.', severity: 'error' }) }, at: ['Simply'], severity: 'error' },
    'beyond the allowed number': { example: { text: '# Chains\n\nSimply oil it. Then simply ride. And simply brake.\n', config: checks({ pattern: 'simply', message: 'No.', max: 2 }) }, at: ['simply'], message: /^"simply": No \(3 times, at most 2\)$/ },
    'the title': { example: { text: '# The ultimate chain\n\nText.\n', config: checks({ pattern: 'ultimate', message: 'No.', scope: 'headings' }) }, at: ['ultimate'] },
    'Cyrillic words as words': { example: { text: '---\nlang: ru\n---\n# Коты\n\nВот Кот, скот и кот.\n', config: checks({ pattern: String.raw`\bкот\b`, message: 'Без кота.' }) }, at: ['Кот', 'кот'] },
    'many': { example: { text: `# Chains\n\n${'Simply. '.repeat(9)}\n`, config: checks({ pattern: 'simply', message: 'No.' }) }, at: Array.from({ length: 5 }, () => 'Simply') },
    'several checks': { example: { text: '# Chains\n\nSimply oil it now.\n', config: checks({ pattern: 'simply', message: 'A.' }, { pattern: 'now', message: 'B.' }) }, at: ['Simply', 'now'] },
  },
});
