import { testRule } from '../../kit/rule.ts';

const rules = (voiceRules: Record<string, unknown>): Record<string, unknown> => ({ brand: { voiceRules } });
const max = rules({ sentenceWords: { max: 6 } });
const LONG = 'Oil the chain with a clean rag.';

testRule('voice/rhythm', {
  accept: {
    'no rules': `# Chains\n\n${LONG}\n`,
    'as long as may be': { text: '# Chains\n\nOil the chain with a rag.\n', config: max },
    'headings, tables, quotations, code': { text: `# ${LONG}\n\nText.\n\n## ${LONG}\n\n> ${LONG}\n\n| a |\n|---|\n| ${LONG} |\n\n\`\`\`\n${LONG}\n\`\`\`\n`, config: max },
    'what code builds': { text: `# Chains\n\nText.\n\n## Read also\n\n- [${LONG}](/blog/a/)\n\n## About the author\n\n${LONG}\n`, config: max },
    'too few sentences for an average': { text: `# Chains\n\n${LONG}\n`, config: rules({ sentenceWords: { average: 3 } }) },
    'an item of many sentences': { text: '# Chains\n\n- Wipe. Oil. Turn. Wipe.\n', config: rules({ paragraphSentences: 2 }) },
  },
  reject: {
    'a long sentence, its place': { example: { text: `# Chains\n\nWipe it. **Oil** the chain with a clean rag. Turn it.\n`, config: max }, at: ['Oil** the chain with a clean rag.'], severity: 'warning', message: /^this sentence has 7 words, the brand's have at most 6$/ },
    'an answer of the FAQ': { example: { text: `# Chains\n\nText.\n\n## FAQ\n\n### Why?\n\n${LONG}\n`, config: max }, at: [LONG] },
    'many': { example: { text: `# Chains\n\n${`${LONG}\n\n`.repeat(7)}`, config: max }, at: Array.from({ length: 5 }, () => LONG) },
    'the average, at the longest': { example: { text: `# Chains\n\n${'Oil the chain well.\n\n'.repeat(8)}${LONG}\n`, config: rules({ sentenceWords: { average: 4 } }) }, at: [LONG], message: /^the sentences have 4\.3 words on average, the brand's have at most 4/ },
    'a paragraph': { example: { text: '# Chains\n\nWipe it. Oil it. Turn it.\n\nRide.\n', config: rules({ paragraphSentences: 2 }) }, at: ['Wipe it. Oil it. Turn it.'], message: /has 3 sentences, the brand's have at most 2$/ },
    'Russian': { example: { text: '---\nlang: ru\n---\n# Цепь\n\nПротрите цепь сухой чистой тряпкой и смажьте каждое звено.\n', config: max }, at: ['Протрите цепь сухой чистой тряпкой и смажьте каждое звено.'], message: /has 9 words/ },
  },
});
