import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Link } from '../../text/document.ts';
import type { Language } from '../../text/language.ts';
import { hostOf, isCommercial, isUnder } from '../../text/link-targets.ts';
import { ownHosts, type SiteConfig } from '../../model/site.ts';

/** A longer run between the sentence end and the link is a sentence of its own that lost its capital letter. */
const MAX_WORDS = 14;

/**
 * A template that appends a line to finished text leaves the same trace everywhere: the line starts in lower case behind a finished sentence
 * (or in the middle of a heading) and leads to the brand. Abbreviations end no sentence; without an opening such as "узнайте больше" the
 * line must also lack an end of its own, because product names start in lower case too.
 */
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
  check({ doc, config, language }, report) {
    for (const link of doc.links) {
      if (link.area === 'related' || !promotes(link, config)) continue;
      const block = doc.blocks.find((one) => link.start >= one.start && link.end <= one.end);
      if (block === undefined) continue;
      const before = block.text.slice(0, indexOf(block, link.start));
      const after = block.text.slice(indexOf(block, link.end));
      const glued = gluedStart(before, after, block.kind === 'heading', language);
      if (glued === undefined) continue;
      const text = block.text.slice(glued).trim();
      report({ start: block.at(glued), end: Math.max(link.end, block.at(glued)), message: `the line "${text.length > 70 ? `${text.slice(0, 70).trimEnd()}…` : text}" is glued to the ${block.kind === 'heading' ? 'heading' : 'sentence before it'}` });
    }
  },
});

/** Links to the brand, its calls to action and paid hosts. Outside a project only a `rel` that distrusts its own target gives promotion away. */
function promotes(link: Link, config: SiteConfig | undefined): boolean {
  const host = hostOf(link.url);
  if (config === undefined) return host !== undefined && (link.rel.includes('nofollow') || link.rel.includes('sponsored'));
  return isCommercial(link.url, config) || (host !== undefined && isUnder(host, ownHosts(config)));
}

/** Plain-text index of a file offset. */
function indexOf(block: Block, offset: number): number {
  for (let index = 0; index < block.text.length; index++) if (block.at(index) >= offset) return index;
  return block.text.length;
}

/** Where in the text before a link the glued line starts. */
function gluedStart(before: string, after: string, inHeading: boolean, language: Language): number | undefined {
  const boundary = [...before.matchAll(/([\p{L}\p{N}.-]*)[.!?…]+["»”’)\]]*\s*(?=\p{Ll})/gu)].findLast((match) => {
    const word = (match[1] ?? '').toLowerCase();
    const spaced = /\s$/.test(match[0]) || /[!?…]/.test(match[0]);
    return spaced && !language.abbreviations.has(word) && !/^(?:\p{L}|\d{1,2})$/u.test(word);
  });
  const words = language.words(before);
  const openers = language.find('promoOpeners', words);
  if (boundary !== undefined) {
    const start = boundary.index + boundary[0].length;
    const rest = words.filter((word) => word.start >= start);
    const opened = openers.some((match) => match.start === start);
    if (rest.length <= MAX_WORDS && (opened || !/[.!?…:;]\s*$/.test(after))) return start;
  }
  if (!inHeading) return undefined;
  return openers.findLast((match) => match.first > 0 && /^\p{Ll}/u.test(before.slice(match.start)))?.start;
}
