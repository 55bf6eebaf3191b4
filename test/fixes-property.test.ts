import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixText } from '../src/fix.ts';
import { rules } from '../src/registry.ts';
import { parseMarkdown, walk } from '../src/text/markdown.ts';
import { fixCase } from './kit/fixes.ts';

/** Whatever stands in an article: the fixes of language rules touch signs, never words, code, addresses or structure. */

const WORDING = rules.filter(({ id }) => id.startsWith('language/'));

const word = fc.constantFrom('сад', 'яблоня', 'КАК', 'Полив', 'roses', 'и', 'в', '3', '3-5', '10-2', '24/7', 'amoCRM', 'сорт');
const sign = fc.constantFrom(' ', '  ', ' - ', '... ', ', ', ' , ', '. ', ': ', ' "', '" ', ' «', '» ', ' -> ', ' (', ') ', '! ', ' 5" ', '\u00A0', '; ');
const mark = fc.constantFrom('**жирный**', '*курсив*', '`a -> b "c"...`', '[ссылка "тут"](https://example.net/a-b...c?d=1-5)', 'https://example.net/1-5', '<br>', '\\"', '&quot;', '\n', '  \n', '~~зачёркнуто~~', '![рисунок](/a-b.png)');
const line = fc.array(fc.oneof({ weight: 5, arbitrary: fc.tuple(word, sign).map(([a, b]) => a + b) }, { weight: 1, arbitrary: mark }), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
const block = fc.oneof(
  line,
  line.map((text) => `## ${text.replaceAll('\n', ' ')}`),
  line.map((text) => `- ${text.replaceAll('\n', ' ')}\n- сад...`),
  line.map((text) => `> ${text.replaceAll('\n', ' ')}`),
  line.map((text) => `| a | b |\n|---|---|\n| ${text.replaceAll(/[\n|]/g, ' ')} | "сад" |`),
  line.map((text) => `\`\`\`\n${text}\n\`\`\``),
);
const article = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => `---\nlang: ru\ntitle: Сад\n---\n# Сад\n\n${blocks.join('\n\n')}\n`);

/** Words and numbers in order, in lower case, signs aside. */
function words(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Code, addresses and tags, to the letter. */
function verbatim(text: string): string[] {
  const found: string[] = [];
  walk(parseMarkdown(text), (node) => {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') found.push(node.value);
    if (node.type === 'link' || node.type === 'image') found.push(node.url);
  });
  return found;
}

describe('fixes of wording', () => {
  test('keep words, code and addresses; come to an end', { timeout: 60_000 }, () => {
    fc.assert(fc.property(article, (text) => {
      const given = fixCase(WORDING, text);
      const fixed = fixText(text, given);
      expect(words(fixed.text)).toBe(words(text));
      expect(verbatim(fixed.text)).toEqual(verbatim(text));
      expect(fixText(fixed.text, given).text).toBe(fixed.text);
    }), { numRuns: 150 });
  });

  test('the line ends of Windows change nothing', { timeout: 60_000 }, () => {
    fc.assert(fc.property(article, (text) => {
      const given = fixCase(WORDING, text);
      expect(fixText(text.replaceAll('\n', '\r\n'), given).text).toBe(fixText(text, given).text.replaceAll('\n', '\r\n'));
    }), { numRuns: 100 });
  });
});

test('all fixes together come to an end and bring no error', { timeout: 120_000 }, () => {
  const tag = fc.constantFrom('<span class="x">сад</span>', '<b>сад</b>', '<script>x</script>', '<!-- https://example.net/ -->', '<div>', '</div>', '<p hidden>сад</p>', 'Instagram', '\u200b', '[a](javascript:x)', '[b](#nowhere)', '# Сад', '### ### Сад?', '##', '**Сад**', '---', '[сад](http://example.org/x?utm_source=a)');
  const wild = fc.array(fc.oneof({ weight: 2, arbitrary: block }, { weight: 3, arbitrary: tag }), { minLength: 1, maxLength: 10 }).chain((blocks) => fc.constantFrom('\n\n', '\n', ' ').map((between) => `---\nlang: ru\ntitle: Сад\n---\n# Сад\n\n${blocks.join(between)}\n`));
  fc.assert(fc.property(wild, (text) => {
    const given = fixCase(rules, text);
    const count = (source: string): number => given.checkText(source).filter(({ finding }) => finding.severity === 'error').length;
    const fixed = fixText(text, given);
    expect(count(fixed.text)).toBeLessThanOrEqual(count(text));
    expect(fixText(fixed.text, given).text).toBe(fixed.text);
  }), { numRuns: 60 });
});
