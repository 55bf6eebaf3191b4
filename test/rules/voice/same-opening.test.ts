import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const post = (first: string, title = 'Paint', rest = ''): string => page(`title: ${title}${rest}`, `# ${title}\n\n${first}\n\nThe second paragraph is its own.\n`);
const corpus = (firsts: readonly string[], rest = ''): { slug: string; text: string }[] => firsts.map((first, index) => ({ slug: `p${index}`, text: post(first, `Text ${'abcdefghijklmnop'.charAt(index)}`, rest) }));
const RU = '\nlang: ru';
const PLAIN = ['Sand the wood first.', 'Old varnish comes off in flakes.', 'A tin that was open a year has a skin.', 'Two thin coats dry faster.', 'Brushes go into water at once.', 'Tape comes off while it is wet.', 'North walls stay damp longer.'];

testRule('voice/same-opening', {
  accept: {
    'two articles': { text: post('If you ever painted a door, you know.'), corpus: corpus(['If you ever painted a wall, you know.']) },
    'plain statements of the same shape': { text: post('Paint dries slowly in winter.'), corpus: corpus(PLAIN) },
    'three of a hundred': { text: post('Whoever paints a door needs tape.'), corpus: [...corpus(['Whoever paints a wall needs tape.', 'Whoever paints a floor needs tape.']), ...Array.from({ length: 97 }, (_, index) => ({ slug: `q${index}`, text: post(`Wall${index} dries in the sun.`, `Other ${index}x`) }))] },
    'another language': { text: post('Если вы красите дверь, нужна лента.', 'Paint', RU), corpus: [...corpus(['Если вы красите стену, нужна лента.'], RU), ...corpus(['If you paint a door, you need tape.'])] },
    'parts of a series': { text: post('The release of this month brings a fix.', 'News 4'), corpus: ['News 1', 'News 2', 'News 3'].map((title, index) => ({ slug: `p${index}`, text: post('The release of this month brings a fix.', title) })) },
    'a call to action and related links': { text: page('title: Paint', '# Paint\n\nSand it.\n\n## Read also\n\nIf you ever painted a door, you know.\n'), corpus: ['a', 'b', 'c'].map((slug) => ({ slug, text: page(`title: ${slug}`, `# ${slug}\n\nSand it ${slug}.\n\n## Read also\n\nIf you ever painted a door, you know.\n`) })) },
    'a quotation': { text: post('> Whoever paints a door needs tape.\n\nSand the wood first.'), corpus: corpus(PLAIN.slice(1, 4).map((own) => `> Whoever paints a door needs tape.\n\n${own}`)) },
    'datelines of news': { text: post('**Riga, 1 May 2026.** Sand the wood first.'), corpus: corpus(PLAIN.slice(1, 4).map((own) => `**Riga, 1 May 2026.** ${own}`)) },
    'labels in front': { text: post('**In short:** sand the wood first.'), corpus: corpus(PLAIN.slice(1, 4).map((own) => `**In short:** ${own}`)) },
    'lists of commas': { text: post('Paint, brush, tape, tin, wall.'), corpus: corpus(['Wood, glue, nails, saw, file.', 'Wool, yarn, hooks, pins, thread.']) },
  },
  reject: {
    'three articles, by their words': { example: { text: post('Whoever paints a door needs tape.'), corpus: corpus(['Whoever paints a wall has time.', 'Whoever paints a roof must climb.']) }, at: ['Whoever paints a door needs tape.'], severity: 'warning', message: /^the article opens with "whoever paints a…", as 2 others do: p0, p1$/ },
    'Russian, by its construction': { example: { text: post('Каждая дверь — это не просто доски, а лицо дома.', 'Двери', RU), corpus: corpus(['Каждый чат — это не просто окно, а магазин.', 'Каждое окно — это не просто стекло, а свет.'], RU) }, at: ['Каждая дверь — это не просто доски, а лицо дома.'], message: /^the article opens with/ },
    'drafts, too': { example: { text: post('Whoever paints a door needs tape.', 'Paint', '\ndraft: true'), corpus: corpus(['Whoever paints a wall has time.', 'Whoever paints a roof must climb.', 'Whoever paints a boat, sails.', 'Whoever paints a sign can spell.'], '\ndraft: true') }, at: ['Whoever paints a door needs tape.'], message: /as 4 others do: p0, p1, p2 and 1 more$/ },
    'behind datelines': { example: { text: post('**Riga, 1 May 2026.** Whoever paints a door needs tape.'), corpus: corpus(['**Oslo, 2 May 2026.** Whoever paints a wall has time.', 'Whoever paints a roof must climb.']) }, at: ['Whoever paints a door needs tape.'] },
    'a bold beginning that is no label': { example: { text: post('**Whoever paints** a door needs tape.'), corpus: corpus(['Whoever paints a wall has time.', 'Whoever paints a roof must climb.']) }, at: ['Whoever paints** a door needs tape.'] },
    'questions': { example: { text: post('Why does paint peel?'), corpus: corpus(['What ruins a brush?', 'Which tape holds?', 'Who sands first?', ...PLAIN.slice(0, 3)]) }, at: ['Why does paint peel?'], message: /opens with a question, as 3 others do/ },
  },
});
