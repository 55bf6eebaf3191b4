import { testRule } from '../../kit/rule.ts';

const page = (description: string): string => `---\ntitle: Kites\ndescription: '${description}'\n---\n# Kites\n\nText.\n`;
const long = 'Как склеить воздушного змея из бумаги и реек, какой хвост ему нужен, при каком ветре его запускать и что делать, если змей кружится и падает на землю.';

testRule('seo/description-width', {
  accept: {
    'English': page('How to glue a kite from paper and two sticks, how long the tail should be and which wind it wants.'),
    'Russian': page('Как склеить змея из бумаги и двух реек, какой хвост ему нужен и какой ветер подойдёт для первого запуска.'),
    'none': '---\ntitle: Kites\n---\n# Kites\n\nText.\n',
    'a folded value counted as one line': '---\ntitle: Kites\ndescription: >-\n  How to glue a kite from paper and two sticks,\n  how long the tail should be and which wind it wants.\n---\n# Kites\n\nText.\n',
  },
  reject: {
    'Russian above 920 px, though below 156 characters': { example: page(long), at: [`description: '${long}'`], severity: 'warning', message: /px wide \(15\d characters\)/ },
    'English': { example: page(`How to glue a kite from paper and two sticks, how long the tail should be, which wind it wants, and what to do when it starts to spin and comes down in the trees.`), at: ["description: 'How to glue a kite from paper and two sticks, how long the tail should be, which wind it wants, and what to do when it starts to spin and comes down in the trees.'"] },
    'too short': { example: page('All about kites.'), at: ["description: 'All about kites.'"], message: /only 16 characters/ },
  },
});
