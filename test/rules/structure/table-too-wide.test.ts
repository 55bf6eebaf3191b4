import { testRule } from '../../kit/rule.ts';

const table = (columns: number, head: string): string => `| ${Array.from({ length: columns }, (_, index) => `${head} ${index + 1}`).join(' | ')} |\n|${'---|'.repeat(columns)}\n| ${'x | '.repeat(columns).trim()}\n`;

testRule('structure/table-too-wide', {
  accept: {
    'six columns': `# Skis\n\n${table(6, 'Length')}`,
    'six columns in Russian': `---\nlang: ru\n---\n# Лыжи\n\n${table(6, 'Длина')}`,
    'a wide row under a narrow header': '# Skis\n\n| Length | Price |\n|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n',
    'a list of many items': '# Skis\n\n- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n',
    'another limit': { text: `# Skis\n\n${table(9, 'Length')}`, config: { rules: { 'structure/table-too-wide': ['info', { max: 9 }] } } },
  },
  reject: {
    'seven columns': { example: `# Skis\n\nText.\n\n${table(7, 'Length')}`, at: ['| Length 1 | Length 2 | Length 3 | Length 4 | Length 5 | Length 6 | Length 7 |'], severity: 'info', message: /7 columns, more than 6/ },
    'one of two tables': { example: `---\nlang: ru\n---\n# Лыжи\n\n${table(2, 'Вес')}\n${table(8, 'Вес')}`, at: ['| Вес 1 | Вес 2 | Вес 3 | Вес 4 | Вес 5 | Вес 6 | Вес 7 | Вес 8 |'], message: /8 columns/ },
    'a lower limit': { example: { text: `# Skis\n\n${table(4, 'Wax')}`, config: { rules: { 'structure/table-too-wide': ['info', { max: 3 }] } } }, at: ['| Wax 1 | Wax 2 | Wax 3 | Wax 4 |'] },
  },
});
