import type { ArticleType } from './brief.ts';

/** What a locale gives (one file a language under `src/locales`). */

/** Headings and fixed words of the article layout. */
export interface Labels {
  faq: string;
  related: string;
  author: string;
  sources: string;
  home: string;
  /** Word for a step heading, e.g. "Шаг". */
  step: string;
  /** Heading over the list of what a how-to needs. */
  tools: string;
  /** Word before how long a how-to takes. */
  time: string;
  /** Heading over the table of a comparison. */
  comparison: string;
  /** Head of its first column. */
  criterion: string;
  /** Name of its last row: for whom each side is right. */
  suits: string;
}

/** Where the entries of a list come from, and the day they were last looked through. */
interface Provenance {
  /** Why these and from where: the guideline or practice they follow, what was left out and why. One or more sentences; an empty list says why it is empty. */
  source: string;
  /** ISO date. */
  date: string;
}

/** One list of a lexicon: phrases in the syntax of `text/phrases.ts`, matched by stems. */
export interface PhraseList extends Provenance {
  phrases: readonly string[];
}

/** Phrases that contradict each other when one statement holds both. */
export interface PhrasePairs extends Provenance {
  pairs: readonly (readonly [string, string])[];
}

/** Every locale has every list. */
export interface Lexicon {
  /** Words that open a bracketed placeholder: "[Кнопка: …]", "[Insert …]". */
  placeholders: PhraseList;
  /** Anchor texts that say nothing about the target; matched against the whole anchor. */
  genericAnchors: PhraseList;
  /** Words a promotional sentence opens with: "узнайте больше", "order now". Matched from the first word of a sentence. */
  promoOpeners: PhraseList;
  /** Words that talk about the article instead of its topic: "узнайте", "в статье", "this guide explains". */
  metaTalk: PhraseList;
  superlatives: PhraseList;
  guarantees: PhraseList;
  /** Promises that are absolute only when the brand makes them: "в любой момент", "always available". */
  softGuarantees: PhraseList;
  /** "по нашему опыту", "we tested". */
  firstHand: PhraseList;
  /** Company claims that need a fact: "сотни проектов", "многолетняя экспертиза". */
  brandClaims: PhraseList;
  /** Free audits, consultations, discounts, "reply within 15 minutes". */
  offers: PhraseList;
  /** Orders to download something: "скачайте чек-лист", "download our template". */
  promisedAssets: PhraseList;
  /** Assistant talk at the start or the end of an answer: "Конечно, вот статья". Matched from the first word of a block. */
  assistantTalk: PhraseList;
  /** Assistant talk anywhere: "как языковая модель". */
  modelSelfReference: PhraseList;
  /** Labels of instructions that leak: "Ключевое слово:", "Meta description:". Matched against the words before a colon. */
  instructionLabels: PhraseList;
  cliches: PhraseList;
  /** Roles and honorifics that are not part of a name: "эксперт", "редактор", "команда". */
  roles: PhraseList;
  /** Idioms with numbers that are no statistics: "100% внимания". */
  statisticIdioms: PhraseList;
  /** Nouns that make a number a measured claim about people or markets: "клиентов", "покупателей", "конверсия". */
  statisticSubjects: PhraseList;
  /** Words that say a source is missing: "по статистике", "исследования показывают". */
  vagueSources: PhraseList;
  /** Ratios besides "N %": "в 3 раза", "3 times more". They count near a noun of `statisticSubjects`. */
  statisticShapes: PhraseList;
  /** Shares in words: "каждый третий", "7 из 10", "two thirds of". They count before a noun of `statisticSubjects` or `people`. */
  shares: PhraseList;
  /** "В 2,5 раза быстрее", "10 times more reliable". */
  multiples: PhraseList;
  /** "40 процентов", "forty per cent". */
  percentages: PhraseList;
  /** Words that open a supposition: "представьте", "suppose". */
  suppositions: PhraseList;
  /** Nouns for persons besides `statisticSubjects`. */
  people: PhraseList;
  /** Verbs that make a range of numbers a measured capacity: "может вести", "can handle". */
  capacityVerbs: PhraseList;
  /** Words that make a number an example or a target: "например", "suppose". */
  exampleMarkers: PhraseList;
  /** The brand speaking of itself: "мы", "наш", "we". */
  firstPerson: PhraseList;
  /** Words that make a year history, and a year with its preposition: "итоги", "с 2019". */
  pastTime: PhraseList;
  /** Ordinary words that in capitals are acronyms or operators: "who", "and". Folded single words. */
  acronyms: PhraseList;
  /** Words that deny what follows right after: "не", "no". */
  negations: PhraseList;
  /** Words of a note that something is banned or blocked. */
  banNotes: PhraseList;
  /** Positive and negative words, for one-sided comparison tables. */
  positive: PhraseList;
  negative: PhraseList;
  /** Words for "now" beside a year, and words for a year. */
  presentTime: PhraseList;
  /** Things of now with their year: "цены на 2024 год", "the best models of 2025". */
  timelyYears: PhraseList;
  contradictions: PhrasePairs;
  /** Words that announce a comparison or list of named things: "популярные платформы". */
  namedThings: PhraseList;
  /** Nouns that a heading counts out and its section then lists: "5 причин", "three steps". */
  countedParts: PhraseList;
  /** Words beside a number that make it no exact count of what follows: "до 5", "in 2 times", "one of". */
  countHedges: PhraseList;
  /** Words by which a comparison names a winner: "выигрывает", "clearly better". */
  winners: PhraseList;
  /** Words that say for whom or when something holds: "если", "тем, кто", "when". */
  conditions: PhraseList;
  /** Words by which a page about a service says for whom it is. */
  serviceAudience: PhraseList;
  /** Words by which it says how the service goes. */
  serviceProcess: PhraseList;
  /** Words by which it says what the service does not include. */
  serviceLimits: PhraseList;
  /** Words that name the source of a piece of news: "по данным", "сообщили в", "according to". */
  attributions: PhraseList;
  /** "В таблице ниже", "see the chart below": words that point at something on the page. */
  pointers: PhraseList;
  /** "я", "мне", "I", "my": words by which one speaker names himself. */
  firstPersonSingular: PhraseList;
  /** Orders to the reader to buy, call or apply: "оставьте заявку", "order now". */
  callsToAction: PhraseList;
}

/** Names of the lists of phrases. */
export type PhraseListName = { [K in keyof Lexicon]: Lexicon[K] extends PhraseList ? K : never }[keyof Lexicon];

/** Something a law or policy restricts, with the day from which it holds. */
export interface Restriction {
  id: string;
  /** Names in the phrase syntax. */
  names: readonly string[];
  /** ISO date. */
  since: string;
  /** What holds, and the source. */
  note: string;
  /** For names that must be marked: the footnote that states it, in the language of the articles. */
  footnote?: string;
}

export interface LocaleDefinition {
  /** `ru`; also the file's name. */
  tag: string;
  name: string;
  labels: Labels;
  /** Whole headings (normalised: folded words) that open these parts in existing articles. */
  headings: { faq: readonly string[]; related: readonly string[]; author: readonly string[]; conclusion: readonly string[]; introduction: readonly string[] };
  /** The offline writer's opening when the brief has none; `{topic}` and `{headings}` are filled in. */
  offlineLead: string;
  /** The offline writer's sections when the brief has no outline: an honest skeleton for the editor, `{topic}` is filled in. */
  skeleton: readonly { heading: string; points: readonly string[] }[];
  /** The same for the other types of article; `{a}` and `{b}` are the first two things compared. */
  skeletons: Record<Exclude<ArticleType, 'guide'>, readonly { heading: string; points: readonly string[] }[]>;
  /** Letters of the language's script, as a character class source without brackets, e.g. `а-яё`. */
  letters: string;
  /** Share of letters of the script that a text in this language has at least. */
  minScriptShare: number;
  /** Letters the slug needs beyond the shared map. */
  transliteration: Readonly<Record<string, string>>;
  /** Stem of a folded, lower-case word. */
  stem(word: string): string;
  /** Folded words without topic of their own. */
  stopWords: ReadonlySet<string>;
  abbreviations: ReadonlySet<string>;
  /** Words a question starts with. */
  questionWords: ReadonlySet<string>;
  /** Number words: value by folded word, e.g. "пять" → 5. */
  numberWords: Readonly<Record<string, number>>;
  /** True where words are joined into long ones ("Wohnungsübergabe"): then words with the same first letters need not be about the same. */
  compounds: boolean;
  /** How words end that need a noun after them: an anchor does not break off behind one. Undefined where that cannot be told by the ending. */
  modifierEnding: RegExp | undefined;
  /** Opening and closing quotation marks, outer and inner. */
  quotes: readonly [string, string, string, string];
  /**
   * Habits of typesetting. `straightQuotes`: straight quotation marks are usual in source text, renderers curl them. `lowerAfterColon`: a heading goes on
   * in lower case after a colon. `dash`: the sign between words, with spaces around it.
   */
  typography: { straightQuotes: boolean; lowerAfterColon: boolean; dash: '—' | '–' };
  /** Sentence length from which a sentence is long, in words (Yoast: 15 for Russian, 20 for English). */
  longSentence: number;
  /** Flesch reading ease: base − sentence·(words/sentences) − syllable·(syllables/words); `good` and `poor` are the borders (Yoast). */
  readability: { base: number; sentence: number; syllable: number; good: number; poor: number };
  syllables(word: string): number;
  lexicon: Lexicon;
  /** Services whose advice is restricted, and organisations that must be marked. */
  restrictedServices: readonly Restriction[];
  markedOrganizations: readonly Restriction[];
}
