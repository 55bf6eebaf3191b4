import { testRule } from '../../kit/rule.ts';

const rules = (person: string): Record<string, unknown> => ({ brand: { voiceRules: { person } } });

testRule('voice/person', {
  accept: {
    'no rule': '# Chains\n\nI oil it, we oil it.\n',
    'we as we': { text: '# Chains\n\nWe oil our chains.\n', config: rules('we') },
    'quotations, dialogues, what is said': { text: '# Chains\n\n> I oil it.\n\nHe says "I do" and asks: may I?\n\n— I never do.\n', config: rules('we') },
    'questions of the FAQ': { text: '# Chains\n\nText.\n\n## FAQ\n\n### May I wash my chain?\n\nNo.\n', config: rules('impersonal') },
    'numerals, abbreviations, a country': { text: '# Chains\n\nSince World War I, i.e. for long, the US has them.\n', config: rules('impersonal') },
    'the author’s block': { text: '# Chains\n\nText.\n\n## About the author\n\nI write about my bicycle.\n', config: rules('impersonal') },
  },
  reject: {
    'I where the brand says we': { example: { text: '# Chains\n\nWe know. I oil mine, and my rag is clean.\n', config: rules('we') }, at: ['I'], severity: 'warning', message: /^the text says "I", and 1 more words like it; the brand speaks as "we"$/ },
    'we where nobody speaks': { example: { text: '# Chains\n\nOil it. Our rag is clean.\n', config: rules('impersonal') }, at: ['Our'], message: /^the text says "Our"; the brand does not speak of itself$/ },
    'Russian': { example: { text: '---\nlang: ru\n---\n# Цепь\n\nСмажьте цепь. Мне помогает тряпка.\n', config: rules('we') }, at: ['Мне'] },
    'German': { example: { text: '---\nlang: de\n---\n# Kette\n\nDie Kette ölt man selten, aber wir wischen sie oft ab.\n', config: rules('impersonal') }, at: ['wir'] },
  },
});
