import { testRule } from '../../kit/rule.ts';

const rules = (voiceRules: Record<string, unknown>): Record<string, unknown> => ({ brand: { voiceRules } });
const NONE = rules({ exclamations: 0, questions: 0 });

testRule('voice/tone', {
  accept: {
    'no rules': "# Chains\n\nDon't! Why not?\n",
    'questions of headings and of the FAQ': { text: '# Why oil it?\n\nText.\n\n## When does it squeak?\n\nText.\n\n## FAQ\n\n### Why? And when?\n\nSo.\n', config: NONE },
    'quotation marks, code': { text: '# Chains\n\nIt says "Stop!" and “Why?” beside `a != b`.\n', config: NONE },
    'as many as allowed': { text: '# Chains\n\nOil it! Why not? Go!\n', config: rules({ exclamations: 2, questions: 1 }) },
    'Russian has no contractions': { text: "---\nlang: ru\n---\n# Цепь\n\nПишут don't, а потом do not и cannot.\n", config: rules({ contractions: 'avoid' }) },
    'possessives': { text: "# Chains\n\nThe rider's chain, and its link's pin. James' bike.\n", config: rules({ contractions: 'avoid' }) },
    'one long form that is meant': { text: '# Chains\n\nDo not use water.\n', config: rules({ contractions: 'use' }) },
    'more short forms than long ones': { text: "# Chains\n\nDo not, do not, do not. Don't, don't, won't, it's fine.\n", config: rules({ contractions: 'use' }) },
  },
  reject: {
    'the mark past the limit': { example: { text: '# Chains\n\nOil it! Turn it! Ride!!\n', config: rules({ exclamations: 1 }) }, at: ['!'], severity: 'warning', message: /^the article has 3 exclamation marks, the brand's have at most 1$/ },
    'one in a heading': { example: { text: '# Chains\n\nText.\n\n## Oil it!\n', config: NONE }, at: ['!'], message: /has 1 exclamation mark, the brand's have none$/ },
    'a question': { example: { text: '# Chains\n\nText. Does it squeak? Oil it.\n', config: NONE }, at: ['Does it squeak?'], message: /has 1 question, the brand's have none$/ },
    'contractions, both apostrophes': { example: { text: "# Chains\n\nIt won’t rust, and you're late.\n", config: rules({ contractions: 'avoid' }) }, at: ['won’t'], message: /^the brand writes no contractions; here is "won’t", and 1 more$/ },
    'long forms': { example: { text: "# Chains\n\nDo not wash it. It is wet. You cannot ride, so don't.\n", config: rules({ contractions: 'use' }) }, at: ['Do not'], message: /here is "Do not", one of 3 long forms beside 1 short ones$/ },
  },
});
