import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Language } from '../../text/language.ts';
import { wordTraits } from '../../text/word-traits.ts';

/**
 * Three certain shapes (`{{…}}`, lorem ipsum, TODO marks) and square brackets opened by a word of the lexicon: with a colon ("[Button: …]")
 * anywhere, without one ("[Insert the figure]") only outside quotation marks and list items, where brackets are often part of a sample script
 * ("Hello, [customer's name]!"). Code and links are not text and never match.
 */
export default defineRule({
  id: 'structure/leftover-placeholder',
  severity: 'error',
  about: 'A placeholder that was never filled: `[Button: …]`, `[Insert …]`, `{{name}}`, TODO, lorem ipsum.',
  why: 'It is printed on the page as it stands, and readers see that nobody read the article before them.',
  fix: 'Put the real content in its place, or remove it.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n**[Button: Order a catalogue]**\n', '# Title\n\nDear {{first_name}}, read on.\n', '---\nlang: ru\n---\n# Полы\n\n[Вставьте фото мастерской]\n'],
    good: ['# Title\n\nSay: "Good day, [customer name]!"\n', '# Title\n\nWrite `{{ name }}` in the template.\n', '---\nlang: ru\n---\n# Полы\n\nСпиливают торец [1] и шлифуют.\n'],
  },
  check({ doc, config, language }, report) {
    // What a generator fills in when it builds the site, and marks of a draft, are no errors of a site nobody here knows.
    const severity = (text: string, quotable = false): 'error' | 'warning' => (config === undefined && (quotable || /[{}]/.test(text)) ? 'warning' : 'error');
    const suspects = new Set(doc.matches('placeholders').map(({ block }) => block));
    const suspicious = suspectTraits(doc);
    const braces = doc.text.includes('{') || doc.text.includes('&');
    for (const block of doc.blocks) {
      const bracketed = suspects.has(block) && (block.text.includes('[') || block.text.includes('<'));
      if (!bracketed && !(braces && block.text.includes('{')) && !holds(block, suspicious)) continue;
      for (const { index, text, quotable } of placeholders(block.text, language)) {
        if (quotable && (block.inQuotes(index) || block.quoted || block.kind === 'item')) continue;
        report({ start: block.at(index), end: block.at(index + text.length - 1) + 1, severity: severity(text, quotable), message: `"${text}" is a placeholder that was never filled` });
      }
    }
    for (const key of ['title', 'description']) {
      for (const { text, quotable } of placeholders(doc.field(key), language)) report({ ...doc.place([key]), severity: severity(text, quotable), message: `the ${key} holds the unfilled placeholder "${text}"` });
    }
    let filled = 0;
    for (const places of [doc.links, doc.images]) for (const { url, start, end } of places) {
      if (!/\{\{|\}\}|%7B%7B/i.test(url)) continue;
      // Versions and base addresses are filled in by many a generator: one such address says it.
      if (config === undefined && filled++ > 0) continue;
      report({ start, end, severity: config === undefined ? 'info' : 'error', message: `the address "${url}" holds a placeholder that was never filled` });
    }
  },
});

interface Placeholder {
  index: number;
  text: string;
  /** May be part of a sample text. */
  quotable: boolean;
}

const MAY_BE_CERTAIN = /[{$]\{|lorem|TODO|FIXME|TBD/i;
const CERTAIN = /\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,60}\}|\blorem ipsum\b|(?<![\p{L}\p{N}])(?:TODO|FIXME)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])TBD(?=\s*:)|(?<=[[(]\s*)TBD(?=\s*[\])])/giu;

/** Words in which a certain placeholder may stand. */
const suspectTraits = wordTraits((lower) => (/lorem|todo|fixme|tbd/.test(lower) ? 1 : 0));

function holds({ tokens: { numbers, from, to } }: Block, traits: Uint8Array): boolean {
  for (let at = from; at < to; at++) if (traits[numbers[at] as number] !== 0) return true;
  return false;
}

function placeholders(text: string, language: Language): Placeholder[] {
  const found: Placeholder[] = [];
  if (MAY_BE_CERTAIN.test(text)) for (const match of text.matchAll(CERTAIN)) {
    // "todo" in lower case is an ordinary word ("a todo list").
    if (/^[a-z]+$/i.test(match[0]) && match[0] !== match[0].toUpperCase()) continue;
    found.push({ index: match.index, text: match[0], quotable: /^[A-Z]+$/.test(match[0]) });
  }
  if (text.includes('[') || text.includes('<')) for (const match of text.matchAll(/\[([^[\]\n]{2,120})\]|<(\p{Script=Cyrillic}[^<>\n]{2,80})>/gu)) {
    const inner = match[1] ?? match[2] ?? '';
    const words = language.words(inner);
    const [opener] = language.find('placeholders', words);
    if (opener?.first !== 0) continue;
    const colon = /^\s*:/.test(inner.slice(opener.end));
    if (colon || words.length > opener.last + 1) found.push({ index: match.index, text: match[0], quotable: !colon });
  }
  return found.sort((a, b) => a.index - b.index);
}
