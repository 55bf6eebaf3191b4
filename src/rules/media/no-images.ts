import { defineRule } from '../../kinds.ts';
import { hasPicture } from '../../text/pictures.ts';

/** The hero stands above the article and shows its topic, not its matter, so it does not count. Films, drawings and blocks of code do. */
export default defineRule({
  id: 'media/no-images',
  severity: 'info',
  about: 'A long article without a single picture in the text.',
  why: 'A drawing, a screenshot or a photograph explains in one look what takes a paragraph to tell, and rests the eye.',
  fix: 'Add a picture that shows something the text describes: a step, a scheme, a result.',
  source: 'Yoast SEO, images in the text; the length is editorial judgement: below it a hero is picture enough.',
  options: { words: 800 },
  needs: 'article',
  examples: {
    bad: [`# Roses\n\n${'Roses want sun, water and a light soil with some lime. '.repeat(120)}\n`, `---\nlang: ru\n---\n# Розы\n\n${'Розам нужны солнце, вода и лёгкая почва с известью. '.repeat(160)}\n`],
    good: ['# Roses\n\nRoses want sun.\n', `# Roses\n\n![A rose cut above the fifth leaf](/cut.jpg)\n\n${'Roses want sun, water and a light soil with some lime. '.repeat(120)}\n`],
  },
  check({ doc, options }, report) {
    const words = Number(options['words']);
    // Numbers count as words here, so this is an upper bound; it costs nothing.
    if ((doc.blocks[0]?.tokens.numbers.length ?? 0) <= words || doc.wordCount <= words || hasPicture(doc)) return;
    const heading = doc.h1 ?? doc.headings[0];
    report({ ...(heading === undefined ? doc.place(['title']) : { start: heading.start, end: heading.end }), message: `there is no picture in ${doc.wordCount} words${doc.field('heroImage') === '' ? '' : ' besides the hero'}` });
  },
});
