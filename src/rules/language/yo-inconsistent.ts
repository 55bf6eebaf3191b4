import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import { wordTraits } from '../../text/word-traits.ts';
import { rightEitherWay } from '../../text/yo-words.ts';

interface Spelling {
  block: Block;
  start: number;
  end: number;
  dotted: boolean;
}

/**
 * Both spellings of one word form within the article. Word forms are compared with ё read as е, so no dictionary is needed; forms that are right either way
 * (все and всё) are listed. Names stay out: Семенов and Семёнов are two people. No fix: whoever wrote it knows which word is meant.
 */
export default defineRule({
  id: 'language/yo-inconsistent',
  severity: 'info',
  about: 'A word written with ё in one place and with е in another.',
  why: 'One article, one spelling: the eye stops at the change, and a search on the page finds only half of the places.',
  fix: 'Write the word with ё everywhere, or nowhere.',
  source: 'Правила русской орфографии и пунктуации (2006), § 5: consistent use of ё is the author’s choice.',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Лодки\n\nЛодку зачёл мастер. Счет за неё прислали, а счёт потеряли. Утёс обошли, у утеса постояли, утес сфотографировали, на утёс поднялись.\n'],
    good: ['---\nlang: ru\n---\n# Лодки\n\nВсё готово, все на борту. О чём спор, тем и заняты: чем дальше, тем тише. Звёзды яркие, цвет звезды белый.\n', '---\nlang: ru\n---\n# Лодки\n\nПётр Семёнов строит лодки, Иван Семенов их красит.\n', '# Boats\n\nThe café has no ё.\n'],
  },
  check({ doc, language }, report) {
    if (rightEitherWay(language.tag) === undefined || !doc.text.includes('ё')) return;
    const wanted = wordsOfBoth(doc);
    if (wanted.size === 0) return;
    for (const spellings of spellingsOf(doc, wanted).values()) {
      const withDots = spellings.filter((spelling) => spelling.dotted);
      const without = spellings.filter((spelling) => !spelling.dotted);
      const fewer = withDots.length < without.length ? withDots : without;
      const more = fewer === without ? withDots : without;
      const [first, other] = [fewer[0], more[0]];
      if (first === undefined || other === undefined) continue;
      report({
        start: first.block.at(first.start), end: first.block.at(first.end - 1) + 1,
        message: `"${textOf(first)}" (${times(fewer.length)}) and "${textOf(other)}" (${times(more.length)}) are one word in two spellings`,
      });
    }
  },
});

function textOf({ block, start, end }: Spelling): string {
  return block.text.slice(start, end).toLowerCase();
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

const isEitherWay = wordTraits((lower, _stem, tag) => (rightEitherWay(tag)?.(lower) === true ? 1 : 0));

/** Words, by their numbers, that stand somewhere with ё and somewhere without it; those that are right either way left out. */
function wordsOfBoth(doc: Document): ReadonlySet<number> {
  const either = isEitherWay(doc);
  const isDotted = doc.lexis.vocabulary.tally();
  const numbers: number[] = [];
  // Where the dotted ones stand in the row of all words, in order.
  const places: number[] = [];
  for (const { text, tokens: words } of doc.blocks) {
    let token = words.from;
    // Small letters only: no search for Ё alone, whose code shares a byte with every Cyrillic letter, is fast.
    for (let at = text.indexOf('ё'); at >= 0; at = text.indexOf('ё', at + 1)) {
      while (token < words.to && (words.ends[token] as number) <= at) token++;
      if (token >= words.to) break;
      const number = words.numbers[token] as number;
      if (either[number] === 1) continue;
      places.push(token);
      if (isDotted[number] !== 0) continue;
      isDotted[number] = 1;
      numbers.push(number);
    }
  }
  const found = new Set<number>();
  const row = doc.blocks[0]?.tokens.numbers ?? [];
  let next = 0;
  for (let token = 0; token < row.length && numbers.length > 0; token++) {
    while ((places[next] ?? Infinity) < token) next++;
    if (isDotted[row[token] as number] !== 0 && places[next] !== token) found.add(row[token] as number);
  }
  for (const number of numbers) isDotted[number] = 0;
  return found;
}

/** Places of these words in the article's own text, names left out. */
function spellingsOf(doc: Document, wanted: ReadonlySet<number>): ReadonlyMap<number, Spelling[]> {
  const found = new Map<number, Spelling[]>();
  for (const block of doc.blocks) {
    if (block.area === 'related' || block.quoted) continue;
    const { numbers, starts, ends, from, to } = block.tokens;
    for (let token = from; token < to; token++) {
      const number = numbers[token] as number;
      if (!wanted.has(number)) continue;
      const [start, end] = [starts[token] as number, ends[token] as number];
      const word = block.text.slice(start, end);
      if (word.charAt(0) !== word.charAt(0).toLowerCase() && (!opensSentence(block.text, start) || word === word.toUpperCase())) continue;
      const spelling = { block, start, end, dotted: /ё/i.test(word) };
      const list = found.get(number);
      if (list === undefined) found.set(number, [spelling]);
      else list.push(spelling);
    }
  }
  return found;
}

/** True at the start of a text and after the end of a sentence: there a capital says nothing. */
function opensSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…:]["»”’)\]]*\s|[—–-]\s)["«“„([]*\s*$/.test(text.slice(Math.max(0, at - 8), at)) || text.slice(0, at).trim() === '';
}
