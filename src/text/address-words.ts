import type { Block } from './blocks.ts';
import type { Document } from './document.ts';
import { ownBlocks } from './sources.ts';
import { sentenceStarts } from './sentence-starts.ts';
import { holdsTrait, wordTraits } from './word-traits.ts';

/** The words by which a text speaks to its reader, and where they surely do: ты, вы and Вы in Russian, du and Sie in German. */

/** What `brand.address` may say. `Formal` is вы with a capital; only Russian tells it from `formal`. */
export type Address = 'formal' | 'Formal' | 'informal';

export interface AddressPlace {
  /** `polite`: formal, and nobody can tell whether with a capital (a verb, the first word of a sentence). */
  form: Address | 'polite';
  block: Block;
  start: number;
  end: number;
}

/** Of words that are addresses in Russian and German; a folded word has one of them or none. */
const INFORMAL = 1;
const FORMAL = 2;
const POLITE_VERB = 4;

interface AddressLanguage {
  informal: RegExp;
  formal: RegExp;
  /** Verbs that are nothing but formal address; nouns on -йте (сайте) and words that soften (представьте, согласитесь) are left out. */
  verbs?: RegExp;
  /** Sentences that speak about address, quote a saying, or have a speaker of their own: "я тебе, ты мне". */
  apart: RegExp;
  /** Formal address to several people, which an informal text needs as well. */
  several?: RegExp;
  names: Readonly<Record<Address, string>>;
}

/** A whole Cyrillic word or one of several. */
const words = (list: string): string => String.raw`(?<!\p{L})(?:${list})(?!\p{L})`;

const ADDRESS: Readonly<Record<string, AddressLanguage>> = {
  ru: {
    informal: /^(?:ты|тебя|тебе|тобою?|тво(?:й|я|е|и|его|ему|им|ем|ей|ею|ю|их|ими))$/,
    formal: /^(?:вы|вас|вам|вами|ваш(?:а|е|и|его|ему|им|ем|ей|ею|у|их|ими)?)$/,
    verbs: /^(?:хотите|можете|сможете|проверьте|сделайте|откройте|закройте|выберите|возьмите|добавьте|попробуйте|используйте|поставьте|положите|запишите|убедитесь)$/,
    apart: new RegExp([
      words('я|меня|мне|мной|мною|мой|моя|мое|моё|мои|моего|моей|моих|моим'), words(String.raw`на\s+(?:ты|вы)`), words(String.raw`(?:ты|вы)\s+(?:или|и|либо)\s+(?:ты|вы)`),
      words(String.raw`вот|ишь|ах|ух|эх|ох|ну|бог|боже|господи|чтоб`) + String.raw`,?\s+(?:ты|тебя|тебе)(?!\p{L})`, words(String.raw`(?:ни|на)\s+тебе`), words(String.raw`мать\s+твою|твоя\s+правда|ты\s+(?:подумай|смотри|погляди|посмотри)`),
      words(String.raw`сколько\s+тебе|кто\s+ты|как\s+ты\s+к`), String.raw`местоимени|обращени[еяюий]|пословиц|поговорк|присказк|афоризм|девиз|заповед`, words('говорится|говорят|говорили|поется|поётся'),
      String.raw`(?:больш|маленьк|прописн|заглавн|строчн)\p{L}+\s+букв`,
    ].join('|'), 'iu'),
    several: new RegExp(`${words(String.raw`(?:вы|вас|вам|вами)\s+с(?:о)?`)}|${words('оба|обе|обоих|обоим|обеих|двое|вдвоем|вдвоём|трое|втроем|втроём|вместе|друзья|ребята|друг|подруга')}`, 'iu'),
    names: { informal: 'ты', formal: 'вы', Formal: 'Вы' },
  },
  de: {
    informal: /^(?:du|dich|dir|dein(?:e|er|es|em|en)?)$/,
    formal: /^(?:sie|ihnen|ihr(?:e|er|es|em|en)?)$/,
    apart: /\b(?:ich|mich|mir|mein(?:e|er|es|em|en)?|per du|per sie|auf du|duzen|duzt|siezen|siezt|anrede|sprichwort|redensart|motto)\b|was du nicht willst|was du heute/iu,
    names: { informal: 'du', formal: 'Sie', Formal: 'Sie' },
  },
};

const traitOf = wordTraits((lower, _stem, tag) => {
  const language = ADDRESS[tag];
  if (language === undefined) return 0;
  return language.informal.test(lower) ? INFORMAL : language.formal.test(lower) ? FORMAL : language.verbs?.test(lower) === true ? POLITE_VERB : 0;
});

/** A line of a dialogue: it opens with a dash, or with a name and a colon. */
const SPOKEN = /(?:^|\n|:)\s*[—–-]\s|^\p{Lu}[\p{L} ]{1,30}:\s/u;
/** A letter inside an article speaks to its own reader; in Russian it has Вы. */
const LETTER = /(?<!\p{L})(?:уважаем(?:ый|ая|ые)|здравствуй(?:те)?|добрый день|с уважением|искренне|прошу|просим|сообщаем|приглашаем|поздравля\p{L}+|sehr geehrte[rs]?|mit freundlichen)(?!\p{L})/iu;
/** Titles are written with a capital whatever the text calls its reader: Ваше Величество, Ваша честь. */
const TITLE = /^\s+(?:\p{Lu}|честь)/u;
/** Before these a capital says nothing: start of a text or sentence, quotation mark, bracket, dash, sign of a list. */
const OPENS = /(?:^|[.!?…:;—–(«„“"•\n]|[^\p{L}\p{N}\s,-]|(?:^|\s)[\p{L}\d]{1,2}\))\s*$/u;
/** Words on -st that are no verbs of the second person. */
const NO_VERB = new Set(['ist', 'erst', 'fast', 'meist', 'selbst', 'sonst', 'längst', 'zuerst', 'umsonst', 'jüngst', 'höchst', 'äußerst', 'zunächst', 'möglichst', 'einst', 'ernst', 'fest', 'rest']);

/**
 * The places where an article addresses its reader, in reading order. Quotations, dialogues, letters, FAQ questions, sayings and sentences whose words may be
 * somebody else's are left out: a place too few is better than one too many.
 * @returns none in languages whose address has one form
 */
export function addressesOf(doc: Document): AddressPlace[] {
  const language = ADDRESS[doc.language.tag];
  if (language === undefined) return [];
  const traits = traitOf(doc);
  if (!holdsTrait(doc, traits)) return [];
  const places: AddressPlace[] = [];
  for (const block of ownBlocks(doc)) {
    const { numbers, starts, ends, from, to } = block.tokens;
    let borders: number[] | undefined;
    for (let token = from; token < to; token++) {
      const trait = traits[numbers[token] as number] as number;
      if (trait === 0) continue;
      if (borders === undefined) {
        if (SPOKEN.test(block.text) || LETTER.test(block.text) || (block.area === 'faq' && block.text.trimEnd().endsWith('?'))) break;
        borders = sentenceStarts(block, doc.language.abbreviations);
      }
      const [start, end] = [starts[token] as number, ends[token] as number];
      const form = formAt(doc.language.tag, block.text, start, end, trait);
      if (form === undefined || block.inQuotes(start) || isMentioned(doc.text, block.at(start), block.at(end - 1) + 1)) continue;
      const sentence = sentenceAround(block.text, borders, start);
      // What follows a colon may be what somebody says or thinks.
      if (block.text.slice(sentence.start, start).includes(':') || language.apart.test(sentence.text)) continue;
      if (form === 'informal' ? isFrenchDu(block.text.slice(start, end), sentence.text) : language.several?.test(sentence.text) === true) continue;
      places.push({ form, block, start, end });
    }
  }
  return places;
}

/** What the form is called in the language of a text. */
export function addressName(form: Address, tag: string): string {
  return ADDRESS[tag]?.names[form] ?? form;
}

/** What a prompt says of the form of address; undefined where the language has but one. @param promptLanguage of the prompt */
export function addressAdvice(form: Address, tag: string, promptLanguage: string): string | undefined {
  const name = ADDRESS[tag]?.names[form];
  if (name === undefined) return undefined;
  if (promptLanguage !== 'ru') return `Address the reader as “${name}”, and in no other form.`;
  return `К читателю — только на «${name}»${form === 'informal' ? '' : form === 'Formal' ? ', с прописной буквы' : ', со строчной буквы'}.`;
}

function formAt(tag: string, text: string, start: number, end: number, trait: number): AddressPlace['form'] | undefined {
  const word = text.slice(start, end);
  const isCapital = word.charAt(0) !== word.charAt(0).toLowerCase();
  if (isCapital && word.slice(1) !== word.slice(1).toLowerCase()) return undefined;
  if (trait === INFORMAL) return 'informal';
  if (trait === POLITE_VERB) return 'polite';
  const isOpen = OPENS.test(text.slice(Math.max(0, start - 8), start));
  if (tag === 'de') return isCapital && !isOpen ? 'formal' : undefined;
  if (!isCapital) return 'formal';
  if (TITLE.test(text.slice(end, end + 8))) return undefined;
  // The capital of a sentence is вы as much as Вы: like a verb.
  return isOpen ? 'polite' : 'Formal';
}

/** A word alone between signs of emphasis (*ты*): more often spoken about than used. */
function isMentioned(source: string, start: number, end: number): boolean {
  return /[*_]/.test(source.charAt(start - 1)) && /[*_]/.test(source.charAt(end));
}

function sentenceAround(text: string, borders: readonly number[], at: number): { start: number; text: string } {
  let index = 0;
  while (index + 1 < borders.length && (borders[index + 1] as number) <= at) index++;
  const start = borders[index] ?? 0;
  return { start, text: text.slice(start, borders[index + 1] ?? text.length) };
}

/** The "du" of French names (Cirque du Soleil): no verb of the second person beside it. */
function isFrenchDu(word: string, sentence: string): boolean {
  if (word !== 'du') return false;
  const [first = '', ...rest] = sentence.match(/\p{L}+/gu) ?? [];
  return ![first.toLowerCase(), ...rest].some((other) => /^\p{Ll}+st$/u.test(other) && !NO_VERB.has(other));
}
