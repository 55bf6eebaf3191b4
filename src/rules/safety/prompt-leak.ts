import type { Nodes } from 'mdast';
import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { cut } from '../../text/cuts.ts';
import { endOf, startOf } from '../../text/markdown.ts';
import type { PhraseMatch } from '../../text/phrases.ts';
import { hasRareCharacters } from '../../text/rare-characters.ts';
import { isContent } from '../../text/sections.ts';
import type { Splice } from '../../text/splice.ts';

/** Marks of chat formats that never occur in prose. */
const CONTROL = /<\|(?:im_start|im_end|endoftext|system|user|assistant|eot_id|begin_of_text)\|>|\[\/?INST\]|<<\/?SYS>>|\[system\]\s*:?\s*(?=you are|ты |вы )|:contentReference\[oaicite|\boaicite:\d|【\d+†[^】]*】|\bturn\d+search\d+/giu;

/** What a machine is called after "AI". */
const MACHINE = /^(?:model|assistant|chatbot|bot|system|tool|program|language|trained|developed|created|made|модел|ассистент|помощник|систем|бот|программ|modell|assistent|system)/u;

/** Marks that hold nothing: ends of turns and references to sources that only the chat had. */
const MEANINGLESS = /^(?:<\|(?:im_end|endoftext|eot_id)\|>|【\d+†[^】]*】)$/iu;

/** One of these, or a rare character ("【"), is in every mark; looking for them is cheaper than looking for the marks. */
const CONTROL_HINT = /<\||INST\]|inst\]|<<|\[(?:system|System|SYSTEM)\]|oaicite|turn/;

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
    const first = doc.tree.children.find(isContent);
    const contentNodes = (): Nodes[] => doc.tree.children.filter(isContent);
    if (first?.type === 'code' && /^(?:markdown|md|mdx)?$/i.test(first.lang ?? '') && (/^#{1,6}\s|^---\s*$/m.test(first.value)) && endOf(first) - startOf(first) > doc.split.body.length / 2) {
      const end = startOf(first) + doc.text.slice(startOf(first), endOf(first)).split('\n', 1).join('').length;
      report({ start: startOf(first), end, message: 'the whole article stands in a code block', help: 'Remove the line with ``` before it and the one after it.', edits: contentNodes().length === 1 ? unfence(doc.text, startOf(first), endOf(first)) : undefined });
    }
    const selves = doc.matches('modelSelfReference');
    const talks = doc.matches('assistantTalk');
    const prose = selves.length === 0 && talks.length === 0 ? [] : doc.blocks.filter((block) => block.kind !== 'cell' && block.text.trim() !== '' && (block.area !== 'related' || (block.kind === 'paragraph' && !block.hasLink)));
    const paragraphs = prose.filter((block) => block.kind === 'paragraph' && !block.quoted && block.parents.length === 1);
    let opened = false;
    const opening = new Set(paragraphs.slice(0, 2));
    // A chat says goodbye at the very end of the file or of the text that was pasted before the author and the related links.
    const closing = new Set([...paragraphs.slice(-2), ...paragraphs.filter(({ area }) => area === 'body' || area === 'faq').slice(-2)]);
    for (const block of prose) {
      const self = block.quoted ? undefined : selves.find((match) => match.block === block && !block.inQuotes(match.start) && speaks(block, match));
      if (self !== undefined) {
        add(block, self.start, self.end, 'error', false);
        continue;
      }
      if (!opening.has(block) && !closing.has(block)) continue;
      const talk = talks.find((match) => match.block === block && opens(block, match) && !block.inQuotes(match.start));
      if (talk !== undefined) add(block, talk.start, talk.end, opening.has(block) ? 'error' : 'warning', isTalk(block));
    }
    for (const match of CONTROL_HINT.test(doc.text) || hasRareCharacters(doc) ? doc.text.slice(doc.split.bodyOffset).matchAll(CONTROL) : []) {
      const start = doc.split.bodyOffset + match.index;
      if (inCode(start)) continue;
      report({ start, end: start + match[0].length, message: `"${match[0]}" is a mark of a chat format`, edits: MEANINGLESS.test(match[0]) ? [cut(doc.text, start, start + match[0].length)] : undefined });
    }
    /** First words of the block, or of its second sentence after an exclamation of a word or two ("Of course. Please find …"). */
    function opens(block: Block, match: PhraseMatch): boolean {
      return match.first === 0 || (match.first <= 3 && block.sentences[1]?.start === match.start);
    }
    /** "As an AI model, I …": one clause, not part of a question, and a comparison ("as …") is set off by a comma or goes on in the first person. */
    function speaks(block: Block, match: PhraseMatch): boolean {
      const words = block.text.slice(match.start, match.end);
      const sentence = block.sentences.find((candidate) => match.start >= candidate.start && match.start < candidate.end)?.text ?? '';
      if (/[.;:()]|\S,\s.*\.\.\./u.test(words) || sentence.endsWith('?')) return false;
      // "I am an AI researcher", "как ИИ меняет": the name of the machine goes on to name something else.
      const following = block.words[match.last + 1];
      const bare = /(?:^|\s)(?:ai|ии|ki|llm|нейросеть|intelligence|интеллект)$/iu.test(words);
      if (bare && following !== undefined && /^\s$/.test(block.text.slice(match.end, following.start)) && !language.stopWords.has(following.lower) && !MACHINE.test(following.lower)) return false;
      const comparison = !language.find('firstPersonSingular', block.words.slice(match.first, match.last + 1)).length;
      const next = block.words.slice(match.last + 1, match.last + 3);
      return !comparison || block.text.slice(match.end).startsWith(',') || language.find('firstPersonSingular', next).length > 0;
    }
    /** Nothing but talk: the block before the H1 or the very last one, every sentence of which speaks to the user. */
    function isTalk(block: Block): boolean {
      const nodes = contentNodes();
      const next = nodes[1];
      const edge = block.node === first ? next?.type === 'heading' && next.depth === 1 : block.node === nodes.at(-1);
      if (!edge || block.hasLink || block.words.length > 40) return false;
      const said = language.find('assistantTalk', block.words);
      return block.sentences.every((sentence) => said.some((match) => match.start >= sentence.start && match.start <= sentence.start + 1));
    }
    function add(block: Block, from: number, to: number, severity: 'error' | 'warning', whole: boolean): void {
      // A person too may close with "I hope this helps": the last block goes only with a first one of that kind, which a machine wrote.
      opened ||= whole && block.node === first;
      const edits = whole && opened ? [cut(doc.text, block.start, block.end)] : undefined;
      report({ start: block.at(from), end: block.at(to - 1) + 1, severity, edits, message: `"${block.text.slice(from, to)}" is a chat model speaking to its user` });
    }
    function inCode(offset: number): boolean {
      return codeRanges().some(([start, end]) => offset >= start && offset < end);
    }
    function codeRanges(): [number, number][] {
      return [...doc.text.matchAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1|$(?![\s\S]))|`[^`\n]+`/gm)].map((match) => [match.index, match.index + match[0].length]);
    }
  },
});

/** Takes the lines of a closed fence away; what comes out is read as Markdown, front matter would not be. */
function unfence(text: string, start: number, end: number): Splice[] | undefined {
  const source = text.slice(start, end).trimEnd();
  const match = /^((`{3,}|~{3,})[^\n]*\n)(?!---\s)[\s\S]*\n(\2[`~]*)$/.exec(source);
  const opening = match?.[1]?.length ?? 0;
  const closing = match?.[3]?.length ?? 0;
  return match === null ? undefined : [{ start, end: start + opening, text: '' }, { start: start + source.length - closing, end: start + source.length + (/^[^\S\n]*\n/.exec(text.slice(start + source.length))?.[0].length ?? 0), text: '' }];
}
