import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

const steps = "'@type': HowTo\nname: Tyres\nstep:\n  - '@type': HowToStep\n    name: Lift the wheel\n    text: Turn it slowly by hand.";
const faq = "'@type': FAQPage\nmainEntity:\n  - '@type': Question\n    name: Стареют ли шины?\n    acceptedAnswer:\n      '@type': Answer\n      text: Да, от света.";

testRule('schema/deprecated-type', {
  accept: {
    'a HowTo whose steps are on the page': schemaPage(steps, undefined, '# Tyres\n\n## Lift the wheel\n\nTurn it slowly by hand.\n'),
    'a FAQPage whose questions are on the page': schemaPage(faq, 'title: Шины\nlang: ru', '# Шины\n\n## Частые вопросы\n\n### Стареют ли шины?\n\nДа, от света.\n'),
    'a FAQPage that refers to its questions': schemaPage("'@graph':\n  - '@type': [WebPage, FAQPage]\n    mainEntity:\n      - '@id': https://example.org/blog/tyres/#q1\n  - '@type': Question\n    '@id': https://example.org/blog/tyres/#q1\n    name: Do tyres age?\n    acceptedAnswer:\n      '@type': Answer\n      text: Yes, by light.", undefined, '# Tyres\n\n## FAQ\n\n### Do tyres age?\n\nYes, by light.\n'),
    'before the day': { text: schemaPage("'@type': HowTo"), asOf: '2023-09-12' },
    'a type that lives': schemaPage("'@type': BlogPosting"),
  },
  reject: {
    'a fact check': { example: { text: schemaPage("'@type': ClaimReview\nclaimReviewed: Tyres last for ever"), asOf: '2026-01-01' }, at: ["'@type': ClaimReview"], message: /fact checks/ },
    'steps of a word that only occurs in the text': { example: schemaPage("'@type': HowTo\nname: Tyres\nstep:\n  - '@type': HowToStep\n    text: First\n  - '@type': HowToStep\n    text: Then", undefined, '# Tyres\n\nFirst wash the tyres, then dry them.\n'), at: ["'@type': HowTo"] },
    'a HowTo without steps': { example: schemaPage("'@type': HowTo\nname: Tyres"), at: ["'@type': HowTo"], severity: 'warning', message: /2023-09-13/ },
    'a HowTo whose steps are elsewhere': { example: schemaPage(steps, undefined, '# Tyres\n\nSee our video.\n'), at: ["'@type': HowTo"] },
    'a FAQPage without a visible question': { example: { text: schemaPage(faq, 'title: Шины\nlang: ru', '# Шины\n\nТекст.\n'), asOf: '2026-05-07' }, at: ["'@type': FAQPage"] },
    'a FAQPage without a question': { example: schemaPage("'@type': FAQPage\nmainEntity:\n  - '@type': Question\n    name: ''"), at: ["'@type': FAQPage"] },
    'an announcement': { example: schemaPage("'@graph':\n  - '@type': BlogPosting\n  - '@type': SpecialAnnouncement"), at: ["'@type': SpecialAnnouncement"] },
  },
});
