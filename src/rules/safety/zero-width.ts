import { defineRule } from '../../kinds.ts';
import { hasRareCharacters } from '../../text/rare-characters.ts';

/** Runs of characters without width: spaces and joiners, direction marks, invisible operators, fillers, tag characters, variation selectors in a row. */
const INVISIBLE =
  /[\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]+|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu;
/** Right-to-left scripts and scripts that join letters, where marks and joiners are part of spelling. */
const JOINING = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Khmer}]/u;

/**
 * The whole file. Fine are: a byte order mark at its start, the joiner inside an emoji, the tag characters of a flag, and joiners and direction marks
 * beside the scripts that need them. Removing the rest changes nothing a reader sees.
 */
export default defineRule({
  id: 'safety/zero-width',
  severity: 'error',
  about: 'Invisible characters: zero-width spaces, direction overrides, tag characters.',
  why: 'They break search, copying and addresses, make text read in another order than it is stored, or carry hidden messages and marks.',
  fix: 'Remove the invisible characters.',
  source: 'Unicode Technical Standard #39, Security Mechanisms',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nOak\u200b floors.\n', '# Title\n\nPay \u202e001\u202c euros.\n'],
    good: ['# Title\n\nA family 👨‍👩‍👧, a heart ❤️, a flag 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.\n'],
  },
  check({ doc }, report) {
    if (!hasRareCharacters(doc)) return;
    for (const match of doc.text.matchAll(INVISIBLE)) {
      const start = match.index;
      const end = start + match[0].length;
      if (start === 0 && match[0] === '\uFEFF') continue;
      const before = doc.text.slice(Math.max(0, start - 8), start);
      const after = doc.text.slice(end, end + 8);
      const emoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u.test(before);
      if (match[0] === '\u200D' && emoji && /^\p{Extended_Pictographic}/u.test(after)) continue;
      if (/^[\u{e0020}-\u{e007e}]+\u{e007f}$/u.test(match[0]) && before.endsWith('🏴')) continue;
      if (/^[\u200c-\u200f\u202a-\u202c\u2066-\u2069]+$/.test(match[0]) && (JOINING.test(before) || JOINING.test(after))) continue;
      const characters = Array.from(match[0]);
      const names = [...new Set(characters.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`))];
      const word = /\S*$/.exec(before)?.[0] ?? '';
      report({
        start, end, edits: [{ start, end, text: '' }],
        message: `${characters.length === 1 ? 'an invisible character stands' : `${characters.length} invisible characters stand`} here (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})${word === '' ? '' : ` after "${word}"`}`,
      });
    }
  },
});
