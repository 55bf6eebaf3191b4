import { defineRule } from '../../kinds.ts';
import { gluedPromos } from '../../text/glued-promo.ts';

/** What counts as glued, says `text/glued-promo.ts`. */
export default defineRule({
  id: 'links/glued-promo',
  severity: 'error',
  about: 'A promotional line with a link that was glued to the end of a paragraph or heading, starting in lower case after a finished sentence.',
  why: 'It breaks the sentence, turns advice into an advertisement, and in a heading it also spoils the table of contents.',
  fix: 'Cut the line out; if the offer helps the reader, give it a sentence of its own.',
  source: 'Google Search Central, Spam policies (link spam)',
  needs: 'article',
  examples: {
    bad: ['# Окна\n\nПроветривайте комнату утром. узнайте больше об уходе на <a href="https://dvorik.example.com/okna" rel="nofollow">сайте Dvorik</a>\n', '# Windows\n\n## When should I air the room? learn more about care at [Dvorik](https://dvorik.example.com/windows)\n\nText.\n'],
    good: ['# Окна\n\nПроветривайте комнату утром. Об уходе рассказывает [справочник Dvorik](https://dvorik.example.com/okna).\n', '# Windows\n\nAir the room in the morning, e.g. by the [tilt window of Dvorik](https://dvorik.example.com/windows).\n'],
  },
  check({ doc, config }, report) {
    for (const { link, block, index } of gluedPromos(doc, config)) {
      const text = block.text.slice(index).trim();
      report({ start: block.at(index), end: Math.max(link.end, block.at(index)), message: `the line "${text.length > 70 ? `${text.slice(0, 70).trimEnd()}…` : text}" is glued to the ${block.kind === 'heading' ? 'heading' : 'sentence before it'}` });
    }
  },
});
