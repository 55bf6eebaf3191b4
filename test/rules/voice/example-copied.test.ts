import { testRule } from '../../kit/rule.ts';

const GOOD = 'Drain the boiler before the first frost: ice tears the tank.';
const examples = (...voiceExamples: readonly Record<string, unknown>[]): Record<string, unknown> => ({ brand: { voiceExamples } });

testRule('voice/example-copied', {
  accept: {
    'no examples': `# Winter\n\n${GOOD}\n`,
    'other words': { text: '# Winter\n\nDrain the boiler before the first frost, or ice breaks it.\n', config: examples({ good: GOOD }) },
    'a short sentence': { text: '# Winter\n\nDrain it now.\n', config: examples({ good: 'Drain it now.' }) },
    'a quotation': { text: `# Winter\n\nText.\n\n> ${GOOD}\n`, config: examples({ good: GOOD }) },
    'an example of another language': { text: `# Winter\n\n${GOOD}\n`, config: examples({ good: GOOD, locale: 'ru' }) },
  },
  reject: {
    'the good one, with other marks': { example: { text: '# Winter\n\nBegin. **Drain** the boiler before the first frost — ice tears the tank! Done.\n', config: examples({ good: GOOD }) }, at: ['Drain** the boiler before the first frost — ice tears the tank!'], severity: 'warning', message: /is an example from the config/ },
    'one sentence of two': { example: { text: `# Winter\n\n- ${GOOD}\n`, config: examples({ good: `Start early in the day, with a rag. ${GOOD}` }) }, at: [GOOD] },
    'the bad one': { example: { text: '# Winter\n\nDraining is of great importance to every owner.\n', config: examples({ good: GOOD, bad: 'Draining is of great importance to every owner.' }) }, at: ['Draining is of great importance to every owner.'], message: /how the brand does not write/ },
  },
});
