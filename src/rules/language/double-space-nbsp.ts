import { defineRule } from '../../kinds.ts';
import { exactMatches } from '../../text/exact-matches.ts';
import { blocksWith, STRAY_SPACE } from '../../text/signs.ts';

/** Spaces inside a line of prose only: line ends are hard breaks, indents are structure, and what touches code or tags is left alone. */
const DOUBLE = /(?<=[^\s|])(?:[ \u00A0]{2,})(?=[^\s|])/g;
const BEFORE_MARK = /(?<=[\p{L}\p{N})»”])[ \u00A0]+(?=[,;](?:\s|$)|[.!?](?:\s\p{Lu}|$))/gu;

export default defineRule({
  id: 'language/double-space-nbsp',
  severity: 'info',
  about: 'Double spaces in a line, or a space before a comma or full stop.',
  why: 'It is a trace of editing; a mark after a space can start the next line by itself.',
  fix: 'Remove the extra space.',
  needs: 'article',
  examples: {
    bad: ['# Gardens\n\nRoses  need sun.\n', '# Gardens\n\nRoses , lilies and phlox need sun.\n'],
    good: ['# Gardens\n\nRoses need sun,  \nlilies do not. Files such as .env and `a`, `b` stay.\n', '| a   | b |\n|-----|---|\n| sun | x |\n'],
  },
  check({ doc }, report) {
    const blocks = blocksWith(doc, STRAY_SPACE);
    if (blocks.length === 0) return;
    // Every space of a heading is part of its id.
    const linked = doc.text.includes('](#');
    for (const block of blocks) {
      for (const { start, end } of exactMatches(block, doc.text, DOUBLE)) report({ start, end, message: `${end - start} spaces in a row`, edits: block.kind === 'heading' && linked ? undefined : [{ start, end, text: ' ' }] });
      for (const { start, end } of exactMatches(block, doc.text, BEFORE_MARK)) report({ start, end, message: `a space before "${doc.text.charAt(end)}"`, edits: block.kind === 'heading' && linked ? undefined : [{ start, end, text: '' }] });
    }
  },
});
