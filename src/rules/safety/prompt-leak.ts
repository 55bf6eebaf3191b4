import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { endOf, startOf } from '../../text/markdown.ts';
import type { PhraseMatch } from '../../text/phrases.ts';
import { isContent } from '../../text/sections.ts';

/** Marks of chat formats that never occur in prose. */
const CONTROL = /<\|(?:im_start|im_end|endoftext|system|user|assistant|eot_id|begin_of_text)\|>|\[\/?INST\]|<<\/?SYS>>|\[system\]\s*:?\s*(?=you are|ты |вы )|:contentReference\[oaicite|\boaicite:\d|【\d+†[^】]*】|\bturn\d+search\d+/giu;

/**
 * Greetings and farewells of a chat model stand at the edges of an article, so they are sought only in its first two and last two paragraphs and only from
 * a paragraph's first word; the same words later are somebody's speech ("Can I help you?"). A model that speaks of itself is sought everywhere outside
 * quotations. A closing line may also be a person's ("Let me know if…"), so at the end talk is an error only when it is about the text or comes from a machine.
 */
export default defineRule({
  id: 'safety/prompt-leak',
  severity: 'error',
  about: 'Words of a chat model to its user left in the article: "Sure, here is the article", "As a language model".',
  why: 'It shows readers that the text was pasted unread, and it says nothing to them.',
  fix: 'Remove the words of the model; read the whole article before it is published.',
  source: 'Google Search Central, Guidance on generative AI content (2025-12-10)',
  needs: 'article',
  examples: {
    bad: ['Sure, here is the article you asked for:\n\n# Title\n\nText.\n', '---\nlang: ru\n---\n# Полы\n\nКак языковая модель, я не могу выбрать лак за вас.\n', '```markdown\n# Title\n\nText.\n```\n'],
    good: ['# Title\n\nThe master asks: "Can I help you? Let me know if you need more."\n', '# Title\n\nText.\n\n```markdown\n# Heading\n```\n\nText.\n\nMore text.\n'],
  },
  check({ doc, language }, report) {
    const nodes = doc.tree.children.filter(isContent);
    const [first] = nodes;
    if (first?.type === 'code' && /^(?:markdown|md|mdx)?$/i.test(first.lang ?? '') && (/^#{1,6}\s|^---\s*$/m.test(first.value)) && endOf(first) - startOf(first) > doc.split.body.length / 2) {
      const end = startOf(first) + doc.text.slice(startOf(first), endOf(first)).split('\n', 1).join('').length;
      report({ start: startOf(first), end, message: 'the whole article stands in a code block', help: 'Remove the line with ``` before it and the one after it.' });
    }
    const prose = doc.blocks.filter((block) => block.kind !== 'cell' && block.text.trim() !== '' && block.area !== 'related');
    const paragraphs = prose.filter((block) => block.kind === 'paragraph' && !block.quoted && block.parents.length === 1);
    const opening = new Set(paragraphs.slice(0, 2));
    const closing = new Set(paragraphs.slice(-2));
    for (const block of prose) {
      const self = block.quoted ? undefined : language.find('modelSelfReference', block.words).find((match) => !block.inQuotes(match.start) && speaks(block, match));
      if (self !== undefined) {
        add(block, self.start, self.end, 'error');
        continue;
      }
      if (!opening.has(block) && !closing.has(block)) continue;
      const talk = language.find('assistantTalk', block.words).find((match) => match.first === 0 && !block.inQuotes(match.start));
      if (talk !== undefined) add(block, talk.start, talk.end, opening.has(block) ? 'error' : 'warning');
    }
    for (const match of doc.text.slice(doc.split.bodyOffset).matchAll(CONTROL)) {
      const start = doc.split.bodyOffset + match.index;
      if (inCode(start)) continue;
      report({ start, end: start + match[0].length, message: `"${match[0]}" is a mark of a chat format` });
    }
    /** "As an AI model, I …": one clause, not part of a question, and a comparison ("as …") is set off by a comma or goes on in the first person. */
    function speaks(block: Block, match: PhraseMatch): boolean {
      const words = block.text.slice(match.start, match.end);
      const sentence = block.sentences.find((candidate) => match.start >= candidate.start && match.start < candidate.end)?.text ?? '';
      if (/[.;:()]|\S,\s.*\.\.\./u.test(words) || sentence.endsWith('?')) return false;
      const comparison = !language.find('firstPersonSingular', block.words.slice(match.first, match.last + 1)).length;
      const next = block.words.slice(match.last + 1, match.last + 3);
      return !comparison || block.text.slice(match.end).startsWith(',') || language.find('firstPersonSingular', next).length > 0;
    }
    function add(block: Block, from: number, to: number, severity: 'error' | 'warning'): void {
      report({ start: block.at(from), end: block.at(to - 1) + 1, severity, message: `"${block.text.slice(from, to)}" is a chat model speaking to its user` });
    }
    function inCode(offset: number): boolean {
      return codeRanges().some(([start, end]) => offset >= start && offset < end);
    }
    function codeRanges(): [number, number][] {
      return [...doc.text.matchAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1|$(?![\s\S]))|`[^`\n]+`/gm)].map((match) => [match.index, match.index + match[0].length]);
    }
  },
});
