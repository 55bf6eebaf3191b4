import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (last: string, title = 'Paint', after = ''): string => page(`title: ${title}`, `# ${title}\n\nThe beginning of ${title} is its own.\n\n## Part ${title}\n\n${last}\n${after}`);
const corpus = (lasts: readonly string[], after = ''): { slug: string; text: string }[] => lasts.map((last, index) => ({ slug: `p${index}`, text: post(last, `Text ${'abcdef'.charAt(index)}`, after) }));
const CTA = { cta: [{ id: 'ask', url: 'https://example.org/ask/', text: 'ask our painter', lead: 'If you have no time, you can' }] };
const CALL = '\nIf you have no time, you can [ask our painter](https://example.org/ask/).\n';
const OWN = ['Brushes dry hanging from the nail.', 'Tape comes off while it is wet.', 'North walls stay damp for a week.'];

testRule('voice/same-closing', {
  accept: {
    'closings of their own': { text: post('Sand it once more in spring.'), corpus: corpus(OWN) },
    'a call to action of the config': { text: post('Sand it once more in spring.', 'Paint', CALL), corpus: corpus(OWN, CALL), config: CTA },
    'FAQ, sources, author': { text: post('Sand it once more in spring.', 'Paint', '\n## Sources\n\nThe same list of the same sources.\n\n## FAQ\n\n### Why?\n\nBecause it is so in every case.\n\n## About the author\n\nAnna has painted for many years.\n'), corpus: corpus(OWN, '\n## Sources\n\nThe same list of the same sources.\n\n## FAQ\n\n### Why?\n\nBecause it is so in every case.\n\n## About the author\n\nAnna has painted for many years.\n') },
    'a label of links': { text: post('Sand it once more in spring.\n\nSee also: [the big page about walls](/blog/p0/)'), corpus: corpus(OWN.map((own) => `${own}\n\nSee also: [the big page about walls](/blog/p0/)`)) },
    'an article of one paragraph': { text: page('title: Paint', '# Paint\n\nNow you know how to paint a door.\n'), corpus: ['a', 'b'].map((slug) => ({ slug, text: page(`title: ${slug}`, `# ${slug}\n\nNow you know how to paint a ${slug}.\n`) })) },
  },
  reject: {
    'the same words': { example: { text: post('Now you know how to paint a door.'), corpus: corpus(['Now you know how to varnish it.', 'Now you know what to buy.']) }, at: ['Now you know how to paint a door.'], severity: 'warning', message: /^the article closes with "now you know…", as 2 others do: p0, p1$/ },
    'the last sentence': { example: { text: post('Sand it. Then call whoever painted it before you.'), corpus: corpus(['Tape it. Then call whoever sold it.', 'Wash it. Then call whoever made it.']) }, at: ['Sand it. Then call whoever painted it before you.'], message: /closes with "then call whoever…"/ },
    'before a call to action': { example: { text: post('Now you know how to paint a door.', 'Paint', CALL), corpus: corpus(['Now you know how to varnish it.', 'Now you know what to buy.'], CALL), config: CTA }, at: ['Now you know how to paint a door.'] },
    'a call to action that no config knows': { example: { text: post('Sand it once more in spring.', 'Paint', CALL), corpus: corpus(OWN, CALL) }, at: ['If you have no time, you can [ask our painter](https://example.org/ask/).'] },
  },
});
