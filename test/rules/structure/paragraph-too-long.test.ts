import { testRule } from '../../kit/rule.ts';

const words = (count: number, word = 'flour'): string => Array.from({ length: count }, () => word).join(' ');

testRule('structure/paragraph-too-long', {
  accept: {
    'a hundred and fifty words': `# Bread\n\n${words(150)}.\n`,
    'a long quotation': `# Bread\n\n> ${words(250)}.\n`,
    'a long table cell': `# Bread\n\n| A |\n|---|\n| ${words(250)} |\n`,
  },
  reject: {
    'a long paragraph': { example: `# Bread\n\n${words(151)}.\n`, at: [`${words(151)}.`], severity: 'warning', message: /151 words/ },
    'a very long one in Russian': { example: `# Хлеб\n\n${words(201, 'мука')}.\n`, at: [`${words(201, 'мука')}.`], severity: 'error' },
    'a long item': { example: `# Bread\n\n- ${words(160)}.\n`, at: [`${words(160)}.`] },
  },
});
