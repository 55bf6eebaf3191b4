/**
 * What makes a passive: forms of "to be" and participles, as judged word by word. English: regular participles end in -ed; the irregular ones are the common
 * ones of school grammars. Russian: short participles end in -н and -т with their gender; nouns and adjectives with the same endings are left out by hand.
 */
export const AUXILIARY = 1;
export const PARTICIPLE = 2;
/** Words that may stand between the two: "was soon found", "было вскоре найдено". */
export const BETWEEN = 4;

interface PassiveWords {
  auxiliaries: ReadonlySet<string>;
  participle(lower: string): boolean;
  between(lower: string): boolean;
}

const EN_IRREGULAR = new Set(
  `beaten begun bent bitten blown born bought bound bred broken brought built burnt cast caught chosen clung cut dealt done drawn dug driven eaten fallen fed felt forbidden
  forgotten forgiven fought found frozen given ground grown heard held hidden hit hung hurt kept known laid led left lent lost made meant met mistaken overcome paid
  proven put read rewritten ridden rung said seen sent set shaken shot shown shut sold sought spent split spoken spread spun stolen struck stuck sung sworn swept
  taken taught thought thrown told torn understood undertaken undone woken won worn wound woven written withdrawn withheld`.split(/\s+/),
);
/** End in -ed, but are adjectives or nouns more often than not. */
const EN_NO_PARTICIPLES = new Set(
  `need indeed speed feed seed shed hundred red bed wed exceed proceed succeed breed agreed excited interested tired bored pleased scared worried surprised confused
  married advanced experienced supposed retired complicated limited detailed dedicated related sophisticated crowded talented ashamed embarrassed concerned unlimited biased aged gifted skilled relaxed
  naked wicked sacred rugged ragged embed weed deed creed greed bleed steed unaffected sided`.split(/\s+/),
);
const EN_BETWEEN = new Set(`not never always often also still already just soon then now first once even only usually sometimes all both being been`.split(/\s+/));

/** Nouns and adjectives in the endings of short participles. */
const RU_NO_PARTICIPLES = new Set(
  `нужен доступен важен должен способен полезен возможен невозможен доволен согласен уверен уверена уверено уверены похожен готов рад виден видна видно видны вреден опасен безопасен удобен
  красен верен равен силен умен честен точен прочен вечен скучен нежен интересен известен неизвестен ясен труден темен бледен беден голоден свободен удачен достоин спокоен неизбежен
  ответственен подробен склонен велен вынужден болен волен полон обязан обязана обязано обязаны намерен намерена намерены уместен свойственен естественен эффективен активен
  цена цены стена стены смена смены сцена сцены измена измены замена замены отмена отмены вена вены пена пены арена арены страна страны охрана рана раны лена елена ирина антенна
  план планы экран экраны ресторан рестораны диван диваны стакан стаканы туман туманы роман романы фонтан барабан обман карман карманы океан банан кабан роман экзамен член члены
  плен обмен размен ген гены хрен крен терен гигиена подмена перемена перемены система схема весна сосна луна лено сено рано странно пространно стран племен имен времен колено колена
  станы караван чемодан чемоданы капитан тиран ураган органы орган дилетант ткана поляна поляны клан кланы кран краны стан баян сан сана иван степан сметана нирвана саванна ванна карантина
  ответ ответы свет цвет цвета цветы совет советы бюджет бюджеты билет билеты предмет предметы пакет пакеты сюжет сюжеты портрет портреты секрет секреты запрет запреты кабинет кабинеты
  набран лет нет привет завет рассвет сигнал счета счет это место`.split(/\s+/),
);
/** Words come folded, ё as е. */
const RU_T = /^(?:[а-я]{1,4})?(?:крыт|нят|жат|бит|вит|шит|мыт|дет|терт|рыт|колот|полот|пущен|взят|тянут|кинут|двинут|вернут|гнут|мят|чат|спет|забыт)[аоы]?$/;
const RU_N = /(?:[ая]н|ен)[аоы]?$/;

const PASSIVE: Readonly<Record<string, PassiveWords>> = {
  en: {
    auxiliaries: new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "isn't", "aren't", "wasn't", "weren't"]),
    participle: (lower) => (lower.length > 4 && lower.endsWith('ed') ? !EN_NO_PARTICIPLES.has(lower) : EN_IRREGULAR.has(lower)),
    between: (lower) => EN_BETWEEN.has(lower) || (lower.length > 4 && lower.endsWith('ly')),
  },
  ru: {
    auxiliaries: new Set(['был', 'была', 'было', 'были', 'будет', 'будут', 'быть', 'будучи']),
    participle: (lower) => lower.length >= 5 && !RU_NO_PARTICIPLES.has(lower) && (RU_T.test(lower) || RU_N.test(lower)),
    between: (lower) => lower === 'не' || lower === 'уже' || lower === 'еще' || (lower.length > 4 && /(?:но|ко|ски|гда)$/.test(lower)),
  },
};

/** What a word is in a passive, as a sum of `AUXILIARY`, `PARTICIPLE`, `BETWEEN`; 0 in languages nobody here knows. */
export function passiveTrait(lower: string, _stem: string, tag: string): number {
  const words = PASSIVE[tag];
  if (words === undefined) return 0;
  return (words.auxiliaries.has(lower) ? AUXILIARY : 0) + (words.participle(lower) ? PARTICIPLE : 0) + (words.between(lower) ? BETWEEN : 0);
}
