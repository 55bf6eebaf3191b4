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
}

/**
 * Lists of phrases, in the syntax of `text/phrases.ts`, matched by stems. Every locale has every list; an empty one needs a comment saying why.
 */
export interface Lexicon {
  /** Words that open a bracketed placeholder: "[Кнопка: …]", "[Insert …]". */
  placeholders: readonly string[];
  /** Anchor texts that say nothing about the target; matched against the whole anchor. */
  genericAnchors: readonly string[];
  /** Words a promotional sentence opens with: "узнайте больше", "order now". Matched from the first word of a sentence. */
  promoOpeners: readonly string[];
  /** Words that talk about the article instead of its topic: "узнайте", "в статье", "this guide explains". */
  metaTalk: readonly string[];
  superlatives: readonly string[];
  guarantees: readonly string[];
  /** Promises that are absolute only when the brand makes them: "в любой момент", "always available". */
  softGuarantees: readonly string[];
  /** "по нашему опыту", "we tested". */
  firstHand: readonly string[];
  /** Company claims that need a fact: "сотни проектов", "многолетняя экспертиза". */
  brandClaims: readonly string[];
  /** Free audits, consultations, discounts, "reply within 15 minutes". */
  offers: readonly string[];
  /** Orders to download something: "скачайте чек-лист", "download our template". */
  promisedAssets: readonly string[];
  /** Assistant talk at the start or the end of an answer: "Конечно, вот статья". Matched from the first word of a block. */
  assistantTalk: readonly string[];
  /** Assistant talk anywhere: "как языковая модель". */
  modelSelfReference: readonly string[];
  /** Labels of instructions that leak: "Ключевое слово:", "Meta description:". Matched against the words before a colon. */
  instructionLabels: readonly string[];
  cliches: readonly string[];
  /** Roles and honorifics that are not part of a name: "эксперт", "редактор", "команда". */
  roles: readonly string[];
  /** Idioms with numbers that are no statistics: "100% внимания". */
  statisticIdioms: readonly string[];
  /** Nouns that make a number a measured claim about people or markets: "клиентов", "покупателей", "конверсия". */
  statisticSubjects: readonly string[];
  /** Words that say a source is missing: "по статистике", "исследования показывают". */
  vagueSources: readonly string[];
  /** Shapes of statistics besides "N %": "каждый третий", "7 из 10", "3 times more". They count beside a noun of `statisticSubjects`. */
  statisticShapes: readonly string[];
  /** Verbs that make a range of numbers a measured capacity: "может вести", "can handle". */
  capacityVerbs: readonly string[];
  /** Words that make a number an example or a target: "например", "suppose". */
  exampleMarkers: readonly string[];
  /** The brand speaking of itself: "мы", "наш", "we". */
  firstPerson: readonly string[];
  /** Words that make a year history, and a year with its preposition: "итоги", "с 2019". */
  pastTime: readonly string[];
  /** Ordinary words that in capitals are acronyms or operators: "who", "and". Folded single words. */
  acronyms: readonly string[];
  /** Words that deny what follows right after: "не", "no". */
  negations: readonly string[];
  /** Words of a note that something is banned or blocked. */
  banNotes: readonly string[];
  /** Positive and negative words, for one-sided comparison tables. */
  positive: readonly string[];
  negative: readonly string[];
  /** Words for "now" beside a year, and words for a year. */
  presentTime: readonly string[];
  /** Pairs that contradict each other in one statement, "a + b". */
  contradictions: readonly (readonly [string, string])[];
  /** Words that announce a comparison or list of named things: "популярные платформы". */
  namedThings: readonly string[];
  /** Nouns that a heading counts out and its section then lists: "5 причин", "three steps". */
  countedParts: readonly string[];
  /** Words beside a number that make it no exact count of what follows: "до 5", "in 2 times", "one of". */
  countHedges: readonly string[];
  /** "В таблице ниже", "see the chart below": words that point at something on the page. */
  pointers: readonly string[];
  /** "я", "мне", "I", "my": words by which one speaker names himself. */
  firstPersonSingular: readonly string[];
  /** Orders to the reader to buy, call or apply: "оставьте заявку", "order now". */
  callsToAction: readonly string[];
}

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
  /** Opening and closing quotation marks, outer and inner. */
  quotes: readonly [string, string, string, string];
  /**
   * Habits of typesetting. `straightQuotes`: straight quotation marks are usual in source text, renderers curl them. `lowerAfterColon`: a heading goes on
   * in lower case after a colon.
   */
  typography: { straightQuotes: boolean; lowerAfterColon: boolean };
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
