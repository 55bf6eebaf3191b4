import { testRule } from '../../kit/rule.ts';

const filler = 'The boat waits at the pier while the wind turns and the crew loads bread, rope and water for the night. '.repeat(12);
const russian = 'Лодка ждёт у причала, пока ветер меняется, а команда грузит хлеб, канаты и пресную воду на ночь. '.repeat(18);
const page = (front: string, body: string): string => `---\ntitle: Sail repair on board\n${front}---\n# Sail repair on board\n\n${body}\n`;

testRule('seo/keyphrase-density', {
  accept: {
    'a list of seven kinds': page('keywords: [sail repair]\n', `${filler}\n\n${Array.from({ length: 7 }, (_, index) => `- sail repair kit ${index}`).join('\n')}`),
    'a few uses': page('keywords: [sail repair]\n', `Sail repair is slow. ${filler} Sail repair needs thread.`),
    'its words apart': page('keywords: [sail repair]\n', `${'The sail is wet today. We repair the mast instead, with glue. '.repeat(20)}${filler}`),
    'a short text': page('keywords: [sail repair]\n', 'Sail repair. Sail repair. Sail repair.'),
    'no phrase': page('', 'Sail repair. '.repeat(60) + filler),
    'a related list': `${page('keywords: [sail repair]\n', filler)}\n## Read also\n\n${'- [Sail repair](/blog/x/)\n'.repeat(30)}`,
  },
  reject: {
    'a list of queries under the article': { example: page('keywords: [sail repair]\n', `${filler.repeat(6)}\n\n${['cheap', 'near me', 'prices', 'video', 'forum', 'tape', 'school', 'harbour', 'online'].map((tail) => `- sail repair ${tail}`).join('\n')}`), at: ['sail repair cheap'], severity: 'warning', message: /9 items in a row/ },
    'given and overused': { example: page('keywords: [sail repair]\n', 'Sail repair saves money because sail repair is cheap. '.repeat(10) + filler), at: ['# Sail repair on board'], severity: 'error', message: /"sail repair" is used 21 times/ },
    'other forms and order': { example: page('keywords: [sail repair]\n', 'We were repairing sails today. '.repeat(14) + filler), at: ['# Sail repair on board'] },
    'read off the slug, in Russian': { example: { text: `---\ntitle: Ремонт паруса в море\n---\n# Ремонт паруса в море\n\n${'Ремонт паруса прост. '.repeat(14)}${russian}\n`, slug: 'remont-parusa' }, at: ['# Ремонт паруса в море'], severity: 'warning' },
  },
});
