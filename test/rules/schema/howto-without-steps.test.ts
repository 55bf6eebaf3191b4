import { testRule } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

testRule('schema/howto-without-steps', {
  accept: {
    'steps by reference': schemaPage("'@graph':\n  - '@type': HowTo\n    step:\n      - '@id': '#one'\n  - '@type': HowToStep\n    '@id': '#one'\n    text: Снимите колесо."),
    'steps': schemaPage("'@type': HowTo\nstep:\n  - '@type': HowToStep\n    text: Lift the wheel."),
    'steps as text': schemaPage("'@type': HowTo\nstep: Lift the wheel, then turn it."),
    'steps in sections': schemaPage("'@type': HowTo\nstep:\n  '@type': HowToSection\n  itemListElement:\n    - '@type': HowToStep\n      name: Lift"),
    'no HowTo': schemaPage("'@type': BlogPosting"),
  },
  reject: {
    'none': { example: schemaPage("'@type': HowTo\nname: Шины"), at: ["'@type': HowTo"], severity: 'error', message: /"Шины"/ },
    'an empty list': { example: schemaPage("'@type': HowTo\nstep: []"), at: ["'@type': HowTo"] },
    'empty steps in a graph': { example: schemaPage("'@graph':\n  - '@type': BlogPosting\n  - '@type': HowTo\n    step:\n      - '@type': HowToStep"), at: ["'@type': HowTo"] },
  },
});
