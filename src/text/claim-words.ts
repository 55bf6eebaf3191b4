import type { ClaimKind } from './claims.ts';

/**
 * Words by which statements without a number give themselves away, besides the lists of the lexicon; by language. Collected from press releases, advertising
 * law commentaries and the tone of language models; judged on test/claims.
 */
interface ClaimWords {
  patterns: readonly (readonly [ClaimKind, RegExp])[];
  /** Words that make a number an example: nothing is stated. */
  example: RegExp;
  /** Nouns that are numbered, not counted, right before a number. */
  numbered: RegExp;
  /** Figures of speech that are no claims. */
  idiom: RegExp;
  /** What denies a promise or an experience right before it. */
  denial: RegExp;
}

const CLAIM_WORDS: Readonly<Record<string, ClaimWords>> = {
  ru: {
    patterns: [
      ['experience', /(?<!\p{L})(?:(?:мы|я)\s+(?:не\s+раз\s+)?(?:видели|замечали|заметили|пробовали|попробовали|проверили|проверяли|сравнили|сравнивали|протестировали|убедились|наблюдали|знаем,\s+как)|(?:наши|нам)\s+(?:гости|клиенты|пациенты|собственники|покупатели|родители|мастера|вожатые)\s+(?:говорят|рассказывают|признаются|замечают|отмечают|пишут)|(?:гости|клиенты|пациенты|покупатели|родители|собственники)\s+(?:говорят|рассказывают|признаются)\s+нам|проверено\s+(?:на|нами|нашей|годами|десятками|сотнями)|мы\s+не\s+припомним|по\s+нашим\s+наблюдениям|(?:мы|нами)\s+(?:\p{L}+\s+)?(?:видели|не\s+видели))/giu],
      ['superlative', /(?<!\p{L})(?:сам(?:ый|ая|ое|ые|ого|ой|ых|ым|ую)\s+\p{L}+(?:ый|ий|ой|ая|ое|ые|ие|ого|его|ых|их|ую|ым|им)|(?:наи)?лучш(?:ий|ая|ее|ие|его|ей|их|ую)|худш(?:ий|ая|ее|ие|его|ей)|единственн(?:ый|ая|ое|ые|ого|ой)|(?:хуже|лучше|чаще|больше|дешевле|быстрее)\s+(?:всего|всех)|крупнейш\p{L}+|ведущ(?:ая|ий)\s+(?:компания|клиника|школа|бюро)|чемпион\p{L}*|лидер\p{L}*\s+(?:рынка|отрасли|города))/giu],
      ['guarantee', /(?<!\p{L})(?:даём\s+слово|даю\s+слово|обещаем|ручаемся|гаранти\p{L}+|отвечаем\s+(?:за\s+это\s+)?головой|без\s+(?:боли\s+и\s+(?:без\s+)?)?риска|точно\s+не\s+(?:будет|будут|подвед)\p{L}*|никогда\s+не\s+(?:подвед|сломает|опозд|подвод)\p{L}*|ничего\s+не\s+случится|(?:оплатим|заменим|вернём)\s+(?:\p{L}+\s+){0,3}(?:за\s+вас|на\s+свеж\p{L}+|без\s+вопросов)|без\s+вопросов\s+(?:заменим|вернём))/giu],
      ['offer', /(?<!\p{L})(?:бесплатн\p{L}*|в\s+подарок|за\s+наш\s+счёт|даром|полцены)(?!\p{L})/giu],
      ['source', /(?<!\p{L})(?:[Пп]о\s+(?:данным|подсчётам|оценк(?:е|ам)|мнению|статистике|сведениям)\s+(?:\p{L}+\s+){0,2}\p{Lu}[\p{L}-]+|(?:учёные|исследователи|эксперты|аналитики)\s+(?:из\s+)?\p{Lu}\p{L}+|ВОЗ\s+(?:рекомендует|считает)|\p{Lu}\p{L}+\s+(?:ассоциация|институт|университет|гильдия|академия)(?:\s+\p{Lu}\p{L}+)?|(?:Институт|Университет|Ассоциаци|Гильди|Академи|Росстат|Минздрав)\p{L}*)/gu],
      ['percent', /(?<!\p{L})(?:кажд(?:ый|ая|ое|ого|ой)\s+(?:втор|трет|четв|пят|шест|седьм|восьм|девят|десят)\p{L}+|почти\s+(?:каждый|все)|практически\s+все|в\s+разы|большинств\p{L}+|ни\s+один\s+не|вся\s+наша|все\s+они)(?!\p{L})/giu],
      ['date', /(?<!\p{L})(?:до|к)\s+(?:конц[ау]\s+|начал[ау]\s+)?(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?!\p{L})|в\s+нулевые/giu],
      ['duration', /(?<!\p{L})(?:(?:через|в\s+течение|дольше|раз\s+в|на)\s+(?:час|сутки|день|неделю|месяц|квартал|год)(?!\p{L})|(?:на|уже|за|после)\s+(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|пятнадцат)\p{L}+\s+(?:день|год|сутки|месяц|визита|недел[юе])|трет\p{L}+\s+год\s+подряд)/giu],
      ['number', /(?<!\p{L})(?:десятк\p{L}+|сотн\p{L}+|тысяч\p{L}*)\s+(?:довольных\s+)?\p{L}+/giu],
    ],
    example: /(?<!\p{L})(?:допустим|например|скажем|предположим|представьте|представим|положим|к\s+примеру)(?!\p{L})/iu,
    numbered: /(?:шаг|пункт\p{L}*|часть|глава|этап|день|раздел\p{L}*|номер|дом|Садов\p{L}+,)\s*$/iu,
    idiom: /(?<!\p{L})(?:трёх\s+зайцев|за\s+тремя\s+морями|за\s+сто\s+вёрст|двух\s+небитых|на\s+180\s+градусов|без\s+пяти\s+двенадцать|на\s+первом\s+месте|вопрос\s+на\s+миллион|бесплатный\s+сыр|в\s+подарок\s+(?:ребёнку|соседям|другу|маме)|сам\p{L}+\s+главн\p{L}+|в\s+лучшем\s+случае|илья\s+муромец|стопроцентн\p{L}+\s+защит\p{L}+)/giu,
    denial: /(?<!\p{L})(?:не|никто|никак\p{L}+|нельзя)\s+(?:\p{L}+\s+){0,1}$/iu,
  },
  en: {
    patterns: [
      ['experience', /\b(?:we(?:'ve|\s+have|\s+had)?\s+(?:often\s+|once\s+)?(?:seen|tried(?:\s+out)?|tested|watched|asked|noticed|compared|found\s+that)|in\s+our\s+(?:workshop|experience|shop|classes|practice)|(?:our|the)\s+(?:customers|clients|guests|learners|students)\s+(?:keep\s+)?(?:tell|told|telling|say|tried)|customers\s+keep\s+telling|when\s+our\s+\w+\s+tried|one\s+(?:customer|client|guest|learner)\b|after\s+(?:many\s+)?years\s+of\s+\w+)/giu],
      ['superlative', /\b(?:the\s+(?:\w{3,}est|most\s+\w+(?:ful|ous|ive|ed|ing|ant|ent|al|ar|able))|best\s+\w+\s+(?:service|school|bakery|shop|in)|the\s+best\s+(?:for|in|of)|works?\s+best|longest|beats\s+every|than\s+anywhere\s+else|favourite\s+(?:bakery|shop|school)|unbeatable|unrivalled|second\s+to\s+none|number\s+one\s+(?:in|for)|award-winning|(?:one|the)\s+winner)\b/giu],
      ['guarantee', /\b(?:guaranteed|(?:we|I)\s+guarantee|we\s+promise|(?:that's|it's)\s+a\s+promise|our\s+word|risk\s+nothing|nothing\s+can\s+go\s+wrong|without\s+risk|never\s+(?:fails?|goes|lose|regret|breaks?|late)|can\s+never\s+be|you\s+(?:will|won't)\s+(?:\w+\s+)?(?:regret|pass)|(?:is|are)\s+safe\s+whatever|replaced?\s+(?:it\s+)?on\s+the\s+spot|wherever\s+you\s+bought|we\s+replace\s+it)\b/giu],
      ['offer', /(?<![-\w])(?:free(?![-\w])(?!\s+(?:to|up|hand|time|of\s+(?!charge)))(?:\s+of\s+charge)?|for\s+nothing|on\s+us|on\s+the\s+house|is\s+a\s+gift|half\s+price|at\s+no\s+(?:cost|charge)|pay\s+nothing|complimentary)\b/giu],
      ['source', /\b(?:[Aa]ccording\s+to\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*|(?:the\s+|The\s+|A\s+|a\s+)?(?:[A-Z]\w+\s+)+(?:Institute|University|Council|Federation|Guild|Association|Academy|study|survey)\b(?:\s+(?:also\s+)?(?:found|says|puts))?|Federation\s+of\s+\w+|The\s+(?:[A-Z][\w']+\s+)+(?:Office|Guild|Board|Agency))/gu],
      ['date', /\b(?:by|until|before)\s+(?:the\s+end\s+of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bonly\s+this\s+week\b|\b(?:from\s+)?noon\b/giu],
      ['percent', /\b(?:most\s+(?:\w+\s+)?(?:workshops|learners|customers|clients|guests|owners|people|freelancers|bakers|gardeners|riders)|all\s+of\s+them|all\s+(?:repairs|guests|learners|clients|customers)|every\s+(?:second|third|fourth|fifth)|nobody\s+\w+ed|no\s+one\s+\w+ed|the\s+other\s+half)\b/giu],
      ['duration', /\b(?:(?:for|within|after|in)\s+(?:a|an|the)\s+(?:hour|day|week|fortnight|month|year)|longer\s+than\s+a\s+(?:day|week|month|year)|no\s+more\s+than\s+one)\b/giu],
      ['money', /\b(?:a\s+tenner|a\s+fiver|a\s+pound\s+a\s+\w+)\b/giu],
      ['number', /\b(?:hundreds|dozens|thousands|scores)\s+of\s+\w+/giu],
    ],
    example: /\b(?:for\s+example|for\s+instance|say,|let's\s+say|suppose|imagine|assume|marked\s+as\s+an\s+example)\b|^Say\s/iu,
    numbered: /\b(?:step|steps|part|chapter|day|no\.|number|tip|rule|page|lesson)\s*$/iu,
    idiom: /\b(?:in\s+two\s+shakes|takes\s+two|two\s+to\s+\w+|thinking\s+twice|nine\s+times\s+out\s+of\s+ten|number\s+one(?:\s+tip)?|two\s+birds|one\s+stone|hundred\s+per\s+cent\s+for|five-star|5-star|for\s+free\s+advice|feel\s+free|free\s+(?:hand|time|of\s+(?:dust|hair|moss)))\b/giu,
    denial: /\b(?:not|never|nobody|cannot|can't|don't|doesn't|no\s+one)\s+(?:\w+\s+){0,1}$/iu,
  },
};

/** The words of a language; undefined where nobody has collected them. */
export function claimWords(tag: string): ClaimWords | undefined {
  return CLAIM_WORDS[tag];
}
