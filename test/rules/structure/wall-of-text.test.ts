import { testRule } from '../../kit/rule.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'flour').join(' ');

testRule('structure/wall-of-text', {
  accept: {
    'three hundred words': `# Bread\n\nLead.\n\n## Dough\n\n${words(150)}.\n\n${words(150)}.\n`,
    'long parts under headings of their own': `# Bread\n\nLead.\n\n## Dough\n\n${words(300)}.\n\n### Yeast\n\n${words(300)}.\n`,
    'a list is no wall': `# Bread\n\nLead.\n\n## Dough\n\n${words(300)}.\n\n- ${words(60)}.\n- ${words(60)}.\n`,
    'tables and code': `# Bread\n\nLead.\n\n## Dough\n\n| A | B |\n|---|---|\n| ${words(300)} | ${words(300)} |\n\n\`\`\`\n${words(400)}\n\`\`\`\n`,
  },
  reject: {
    'four hundred words': { example: `# Bread\n\nLead.\n\n## Dough\n\n${words(200)}.\n\n${words(200)}.\n`, at: ['## Dough'], severity: 'warning', message: /400 words/ },
    'seven hundred words': { example: `# Хлеб\n\nТекст.\n\n## Тесто\n\n${'мука '.repeat(700)}.\n`, at: ['## Тесто'], severity: 'error' },
    'text before any heading': { example: `Lead.\n\n${words(400)}.\n\n## Dough\n\nText.\n`, at: ['Lead.'], message: /at the start/ },
  },
});
