import type { Token } from './quantity-tokens.ts';

/**
 * Words by which Russian, English and German say numbers and what surrounds them. Collected by hand from school grammars (declension of numerals, German
 * compounds, ordinals) and from the phrase books of the three languages (idioms); editorial judgement decides what counts as an idiom. All folded: ё as е.
 */
export type Bound = 'exact' | 'about' | 'over' | 'atLeast' | 'under' | 'atMost';

interface WordSource {
  /** `value form form …`, one number a piece. */
  numbers: string;
  /** What multiplies the number before it. */
  scales: string;
  /** Plurals that name an order only, unless a word in `genitive` or a number stands before: "сотни", "dozens". */
  vague: string;
  fractions: string;
  /** Those of them that need no number or article before them. */
  bare: string;
  /** Spelled ratios: "вдвое". */
  ratios: string;
  /** Beginnings of ordinals. */
  ordinals: string;
  before: Readonly<Record<Exclude<Bound, 'exact'>, string>>;
  after: Readonly<Partial<Record<Bound, string>>>;
  months: string;
  /** Things that are numbered, not counted: "шаг 3"; and parts of laws. */
  references: string;
  laws: string;
  /** Words of degree beside a ratio or a share; they are never what is counted. */
  degrees: string;
  /** Prepositions and conjunctions behind which no counted noun is looked for. */
  breaks: string;
  idioms: string;
}

const RU_TEENS = 'один две три четыр пят шест сем восем девят'.split(' ').map((stem, at) => ['ь', 'и', 'ью'].map((end) => `${stem}надцат${end}`).join(' ').replace(/^/, `${at + 11} `)).join(', ');
const ruCase = (value: number, stem: string, ends: string): string => `${value} ${ends.split(' ').map((end) => stem + end.replace('0', '')).join(' ')}`;
const RU_NUMBERS = `1 один одна одно одного одной одному одним одном одну, 2 два две двух двум двумя двое двоих двоим двоими, 3 три трех трем тремя трое троих троим, 4 четыре четырех четырем четырьмя четверо четверых,
  5 пять пяти пятью пятеро пятерых, 6 шесть шести шестью шестеро, 7 семь семи семью семеро семерых, 8 восемь восьми восемью восьмью, 9 девять девяти девятью, 10 десять десяти десятью, ${RU_TEENS}, 20 двадцать двадцати двадцатью,
  30 тридцать тридцати тридцатью, 40 сорок сорока, 50 пятьдесят пятидесяти пятьюдесятью, 60 шестьдесят шестидесяти шестьюдесятью, 70 семьдесят семидесяти семьюдесятью, 80 восемьдесят восьмидесяти восемьюдесятью,
  90 девяносто девяноста, 100 сто ста, 200 двести двухсот двумстам двумястами двухстах, 300 триста трехсот тремстам тремястами, 400 четыреста четырехсот четыремстам, 500 пятьсот пятисот пятистам, 600 шестьсот шестисот,
  700 семьсот семисот, 800 восемьсот восьмисот, 900 девятьсот девятисот, 1.5 полтора полторы полутора, 150 полтораста, 50 полсотни, 500 полтысячи, 500000 полмиллиона, 2 пара пару пары парой`;
const RU_MILLIONS = ['миллион', 'миллиард', 'триллион'].map((stem, at) => ruCase(10 ** (6 + at * 3), stem, '0 а у ом е ы ов ам ами ах')).join(', ');
const EN_UNITS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const DE_UNITS = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const DE_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const deBelow100 = [...DE_UNITS, ...'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ')].map((word, at): [number, string] => [at + 1, word])
  .concat(DE_TENS.flatMap((ten, place) => [[place * 10 + 20, ten] as [number, string], ...DE_UNITS.map((unit, at): [number, string] => [place * 10 + 21 + at, `${unit}und${ten}`])]));
const deHundreds = ['', ...DE_UNITS].flatMap((unit, at) => [[0, ''] as [number, string], ...deBelow100].map(([value, word]) => `${(at || 1) * 100 + value} ${unit}hundert${word}`));

/** Data by the language's tag. A language that is not here has digits, signs and units, and no words. */
const SOURCES: Readonly<Record<string, WordSource>> = {
  ru: {
    numbers: RU_NUMBERS,
    scales: `1000 к k, 10 десяток десятка десятке десятки десятков десятками десяткам, 12 дюжина дюжину дюжины дюжин, 100 сотня сотню сотне сотней сотни сотен сотням сотнями сотнях, 1000 тыс тысяча тысячу тысяче тысячей тысячи тысяч тысячам тысячами тысячах, ${RU_MILLIONS}, 1000000 млн, 1000000000 млрд, 1000000000000 трлн`,
    vague: 'десятки десятков десятками десяткам сотни сотен сотням сотнями сотнях тысячи тысяч тысячам тысячами миллионы миллионов миллиарды миллиардов дюжины',
    fractions: '0.5 половина половины половину половине половиной, 1/3 треть трети третью третей, 0.25 четверть четверти четвертью четвертей, 1/5 пятых пятая пятую пятой, 1/8 восьмых восьмая, 0.1 десятых десятая десятую',
    bare: 'половина половины половину половине половиной треть трети третью четверть четверти четвертью',
    ratios: '2 дважды вдвое двукратно двукратный двукратного двукратное удвоить удвоил удвоили удвоилось удвоился удвоилась удваивает, 3 трижды втрое троекратно трехкратно утроить утроил утроили утроилось утроился, 4 вчетверо, 5 впятеро, 6 вшестеро, 7 всемеро, 10 вдесятеро',
    ordinals: '1 перв, 2 втор, 3 трет, 4 четверт, 5 пят, 6 шест, 7 седьм, 8 восьм, 9 девят, 10 десят, 12 двенадцат, 15 пятнадцат, 20 двадцат, 100 сот',
    before: {
      about: 'около, примерно, приблизительно, порядка, почти, практически, ориентировочно, в районе, где - то, без малого, ~, ≈, ок', over: 'чуть больше, чуть более, немногим больше, немногим более, тяжелее, дороже, старше, длиннее, дальше, позже, теплее, крупнее, шире, толще, глубже, громче, более чем, более, больше чем, больше, свыше, выше, дольше, дольше чем, превышает, >', atLeast: 'не холоднее, не дешевле, не моложе, не младше, не короче, не легче, не раньше, не тоньше, не мельче, не слабее, не тише, не менее чем, не менее, не меньше чем, не меньше, не ниже, не реже, не реже чем, минимум, как минимум, по меньшей мере, хотя бы, от, начиная от, ≥',
      under: 'под, чуть меньше, чуть менее, холоднее, дешевле, моложе, младше, короче, легче, тоньше, мельче, раньше, менее чем, менее, меньше чем, меньше, ниже, не достигает, <', atMost: 'не тяжелее, не дороже, не старше, не длиннее, не дальше, не позже, не позднее, не теплее, не крупнее, не шире, не толще, не глубже, не громче, не более чем, не более, не больше чем, не больше, не выше, не чаще, не дольше, не дольше чем, максимум, как максимум, до, вплоть до, в пределах, ≤',
    },
    after: { atLeast: 'и более, и больше, или более, или больше, и выше, и дольше, +', over: 'с лишним, с небольшим, с хвостиком', atMost: 'и менее, и меньше, или меньше, или менее', about: 'или около того' },
    months: 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр',
    references: 'шаг шаге этап глава главе раздел рисунок рис таблица таблице табл страница стр дом д корпус кв офис кабинет версия версии вариант пример урок том уровень маршрут автобус часть части пункт вопрос',
    laws: 'ст статья статьи статье статью статьей п пп ч §', degrees: 'больше меньше чаще реже быстрее дешевле дороже выше ниже раз раза выгоднее лучше хуже более менее дольше короче процентов примерно почти часть части нас вас',
    breaks: 'в во на за до от с со к по у о об при без через между под над и или а но что чем как для из-за назад',
    idioms: `на все сто, в двух словах, в двух|трех|паре шагах|шагов, в паре слов, раз и навсегда, семь раз отмерь|отмерьте, раз за разом, раз в жизни, семь пядей, в три шеи, за тридевять земель, на седьмом небе, пятое колесо, как пять пальцев, как две капли, в два счета, на раз - два, раз - два,
      раз на раз, два сапога пара, ни два ни полтора, за двумя зайцами, палка о двух концах, между двух огней, с три короба, в трех соснах, на все четыре стороны, без пяти минут, без году неделя, семи|семь нянек|няньки, у семи нянек, семь пятниц, семь бед, семеро одного не ждут,
      семь потов, семью|семи замками|печатями|замков|печатей, сто лет в обед, сто одежек, на сто очков, тысяча и одна ночь, тысяча мелочей, тысяча извинений, один в поле не воин, один за другим, одна за другой, одно за другим, один на один, одним словом, одним махом, один к одному,
      один раз живем, все как один, все до одного, в один голос, в один присест, в одном лице, один и тот же, одна и та же, одно и то же, одни и те же, с одной стороны, первый встречный, шестое чувство, из первых рук, с первого взгляда, вторая жизнь, вторая натура, третий лишний,
      не в первый раз, два в одном, три в одном, все в одном, пятьдесят на пятьдесят, 50 на 50, 50 / 50, 24 / 7, 24 на 7, 7 / 0, убить двух зайцев, двух зайцев, одним выстрелом, как дважды два, дважды два, в пух и прах, ноль внимания, два слова, пару слов, пара слов, на пять с плюсом`,
  },
  en: {
    numbers: `${EN_UNITS.split(' ').map((word, at) => `${at + 1} ${word}`).join(', ')}, 0 zero, 20 twenty, 30 thirty, 40 forty, 50 fifty, 60 sixty, 70 seventy, 80 eighty, 90 ninety, 2 couple`,
    scales: '12 dozen dozens, 100 hundred hundreds, 1000 thousand thousands k, 1000000 million millions mn, 1000000000 billion billions bn, 1000000000000 trillion',
    vague: 'dozens hundreds thousands millions billions',
    fractions: '0.5 half halves, 1/3 third thirds, 0.25 quarter quarters, 0.2 fifth fifths, 1/6 sixth sixths, 0.125 eighth eighths, 0.1 tenth tenths',
    bare: 'half',
    ratios: '2 twice twofold double doubled doubles doubling, 3 thrice threefold triple tripled triples trebled tripling, 4 fourfold quadruple quadrupled, 5 fivefold, 6 sixfold, 7 sevenfold, 8 eightfold, 10 tenfold, 100 hundredfold, 0.5 halve halved halves halving',
    ordinals: '1 first, 2 second, 3 third, 4 fourth, 5 fifth, 6 sixth, 7 seventh, 8 eighth, 9 ninth, 10 tenth, 12 twelfth, 20 twentieth, 100 hundredth',
    before: {
      about: 'about, around, getting on for, approximately, approx, roughly, nearly, almost, close to, some, in the region of, just over, just under, ~, ≈, circa, ca, c', over: 'heavier than, older than, taller than, wider than, thicker than, warmer than, dearer than, more expensive than, farther than, further than, later than, more than, over, above, upwards of, longer than, higher than, greater than, exceeds, exceeding, in excess of, >', atLeast: 'at least, no less than, no fewer than, not less than, a minimum of, minimum, from, starting at, starting from, as little as, as few as, ≥',
      under: 'lighter than, younger than, thinner than, cheaper than, colder than, earlier than, less than, fewer than, under, below, lower than, shorter than, short of, <', atMost: 'at most, no more than, not more than, no longer than, up to, a maximum of, maximum, within, as many as, as much as, as long as, no longer than, no later than, no heavier than, no wider than, ≤',
    },
    after: { atLeast: 'or more, and more, or over, and over, and up, or above, and above, or longer, plus, +', over: 'odd', atMost: 'or less, or fewer, or under, max, maximum, at most, tops', about: 'or so, - ish, - odd' },
    months: 'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec',
    references: 'step chapter figure fig table page part version level volume room lesson tip stage phase route line bus lesson option type grade unit flat apartment question example day', laws: 'section article art clause schedule act regulation §',
    degrees: 'more less fewer faster slower cheaper higher lower better worse often likely larger bigger smaller longer shorter greater as of every out much many about', breaks: 'in on at for by to from with within before after during per than is are was were and or but that when if while each between ago',
    idioms: `one by one, one at a time, two by two, in two minds, back to square one, square one, at sixes and sevens, one of a kind, one in a million, thanks a million, a million miles, one on one, one - on - one, one - to - one, one - off, one - stop, one - way, one - size - fits - all, one size fits all, all in one, all - in - one,
      two birds, two - faced, two cents, two peas, two wrongs, it takes two, put two and two together, two and two, two - way, second to none, second nature, second thoughts, second hand, second - hand, second opinion, third party, third - party, third parties, third wheel, third time lucky, on all fours, high five,
      give me five, take five, five o'clock shadow, deep six, six feet under, six of one, seventh heaven, seven seas, behind the eight ball, cloud nine, on cloud nine, nine lives, dressed to the nines, the whole nine yards, whole nine yards, nine to five, nine - to - five, ten a penny, ten to one, perfect ten, hang ten,
      eleventh hour, at the eleventh hour, forty winks, fifty - fifty, fifty fifty, 50 - 50, 50 / 50, 24 / 7, 24 x 7, 20 / 20 hindsight, twenty - twenty, a dime a dozen, six - pack, two steps away, two steps back, two steps ahead, a stone's throw, dime a dozen, baker's dozen, think twice, thinking twice, look twice, looks twice, a hundred and ten percent, hundred times no, one and the same, one and only, one another, at one go, in one go, in one piece, one way or another, one or the other,
      for one thing, on the one hand, on one hand, one thing or another, one step at a time, one last thing, first and foremost, first thing, at first sight, half - hearted, half baked, half - baked, half the battle, better half, half measures, half - time, half - way, halfway house, a stitch in time saves nine, three cheers, three's a crowd, catch - 22, catch 22, zero in on, double check, double - check, double room, double bed, double glazing`,
  },
  de: {
    numbers: `1 eins eine einen einem einer eines, 2 zwo zweien beide, 3 dreien, 2 paar, 1.5 eineinhalb anderthalb anderthalbe, 2.5 zweieinhalb, 3.5 dreieinhalb, 4.5 viereinhalb, 0.5 halb halbe halben halber halbes, ${deBelow100.map(([value, word]) => `${value} ${word}`).join(', ')}, ${deHundreds.join(', ')}, ${deBelow100.slice(1).map(([value, word]) => `${value}000 ${word}tausend`).join(', ')}`,
    scales: '12 dutzend dutzende, 100 hunderte, 1000 tausend eintausend tausende tsd, 1000000 million millionen mio, 1000000000 milliarde milliarden mrd', vague: 'dutzende hunderte tausende millionen milliarden', fractions: '0.5 hälfte, 1/3 drittel, 0.25 viertel, 0.2 fünftel, 0.1 zehntel, 0.75 dreiviertel',
    bare: 'hälfte dreiviertel',
    ratios: '2 doppelt doppelte doppelten zweifach verdoppelt verdoppeln verdoppelte zweimal, 3 dreifach dreifache verdreifacht dreimal, 4 vierfach vierfache viermal, 5 fünffach fünfmal, 10 zehnfach zehnmal, 0.5 halbiert halbieren', ordinals: '1 erst, 2 zweit, 3 dritt, 4 viert, 5 fünft, 6 sechst, 7 siebt, 8 acht, 9 neunt, 10 zehnt',
    before: {
      about: 'etwa, rund, ungefähr, circa, zirka, ca, knapp, fast, beinahe, annähernd, nahezu, in etwa, um die, gegen, ~, ≈', over: 'mehr als, über, länger als, höher als, gut, >', atLeast: 'mindestens, wenigstens, nicht weniger als, ab, mind, ≥', under: 'weniger als, unter, kürzer als, <', atMost: 'höchstens, maximal, nicht mehr als, bis zu, bis, max, ≤',
    },
    after: { atLeast: 'oder mehr, und mehr, und länger, +', atMost: 'oder weniger, maximal', about: 'oder so' }, months: 'januar|jan februar|feb märz|mär april|apr mai juni|jun juli|jul august|aug september|sept oktober|okt november|nov dezember|dez', references: 'schritt kapitel seite abbildung abb tabelle teil version zimmer raum stufe phase linie frage beispiel band tag',
    laws: 'art artikel abs absatz paragraf §', degrees: 'mehr weniger häufiger schneller billiger teurer höher niedriger so wie oft von', breaks: 'in im an am auf für bei mit nach vor zu zum zur pro je als und oder aber ist sind war bis ab seit zwischen',
    idioms: `24 / 7, fünfzig - fünfzig, 50 / 50, unter vier augen, auf allen vieren, eins nach dem anderen, eins zu eins, alles in einem, in einem zug, auf einen blick, ein für alle mal, mit einem wort, zwei fliegen, zwischen zwei stühlen, drei mal darfst du raten, aller guten dinge sind drei, nicht bis drei zählen,
      null acht fünfzehn, 08 / 15, im siebten himmel, wolke sieben, ein buch mit sieben siegeln, sieben siegeln, auf wolke sieben, das fünfte rad, fünf vor zwölf, alle neune, tausend dank, auf hundertachtzig, zum ersten mal, aus erster hand, eins a, kein einziger`,
  },
};

const table = (source: string): Map<string, number> => new Map(source.split(/,\s+/).flatMap((piece) => {
  const [value = '', ...forms] = piece.trim().split(/\s+/);
  const [above, below = '1'] = value.split('/');
  return forms.map((form): [string, number] => [form, Number(above) / Number(below)]);
}));
const list = (source: string): ReadonlySet<string> => new Set(source.split(/\s+/));

/** Phrases by the first two letters of their first word; an element is words with `|` between. Longest first. */
export type Phrases<Value> = ReadonlyMap<string, readonly { elements: readonly (readonly string[])[]; value: Value }[]>;

function phrases<Value>(groups: readonly (readonly [string, Value])[]): Phrases<Value> {
  const found = new Map<string, { elements: string[][]; value: Value }[]>();
  for (const [source, value] of groups) {
    for (const phrase of source.split(/,\s+/)) {
      const elements = phrase.trim().split(/\s+/).map((element) => element.split('|'));
      for (const key of new Set(elements[0]?.map((word) => word.slice(0, 2)))) found.set(key, [...(found.get(key) ?? []), { elements, value }]);
    }
  }
  for (const row of found.values()) row.sort((a, b) => b.elements.length - a.elements.length);
  return found;
}

/** The longest phrase of a list at a token. */
export function readPhrase<Value>(among: Phrases<Value>, tokens: readonly Token[], at: number): { value: Value; next: number } | undefined {
  for (const { elements, value } of among.get(tokens[at]?.lower.slice(0, 2) ?? '') ?? []) {
    if (elements.every((element, index) => element.includes(tokens[at + index]?.lower ?? ''))) return { value, next: at + elements.length };
  }
  return undefined;
}

/** The words of one language, ready to be looked up. */
export type QuantityWords = ReturnType<typeof compile>;

function compile(source: WordSource) {
  const bounds = (of: Readonly<Partial<Record<Bound, string>>>): Phrases<Bound> => phrases(Object.entries(of).map(([bound, text]) => [text, bound as Bound]));
  return {
    numbers: table(source.numbers), scales: table(source.scales), vague: list(source.vague), fractions: table(source.fractions), bare: list(source.bare), ratios: table(source.ratios), ordinals: table(source.ordinals),
    before: bounds(source.before), after: bounds(source.after), months: source.months.split(' ').map((month) => month.split('|')),
    references: list(source.references), laws: list(source.laws), degrees: list(source.degrees), breaks: list(source.breaks), idioms: phrases([[source.idioms, true]]),
  };
}

/** The words of a language. @param tag `ru`, `en`, `de`; any other has the signs of English and no words */
export function quantityWords(tag: string): QuantityWords {
  const source = SOURCES[tag];
  if (source !== undefined) return compile(source);
  const none = { numbers: '', scales: '1000 k', vague: '', fractions: '', bare: '', ratios: '', ordinals: '', months: '', references: '', laws: '§', degrees: '', breaks: '', idioms: '24 / 7' };
  return compile({ ...none, before: { about: '~, ≈', over: '>', atLeast: '≥', under: '<', atMost: '≤' }, after: { atLeast: '+' } });
}
