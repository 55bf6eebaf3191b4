/**
 * "Your money or your life": words by which an article is known to give advice on health, law or money, and the phrases by which it sends the reader to a
 * professional. The topics are those Google names; the words are editorial judgement. Core words belong to no other trade; the others do (roses have
 * diseases, ships are «суда», designers a portfolio) and count only beside core ones.
 */
export const HEALTH = 1;
export const LAW = 2;
export const MONEY = 3;
/** The part of a trait that is the area. */
export const AREA = 3;
/** Added for core words. */
export const CORE = 4;

export const AREA_NAMES: readonly string[] = ['', 'health', 'law', 'money'];

interface YmylWords {
  /** By area: core words, then the others; folded. */
  areas: readonly (readonly [area: number, core: RegExp, other: RegExp])[];
  disclaimer: RegExp;
}

const YMYL: Readonly<Record<string, YmylWords>> = {
  ru: {
    areas: [
      [
        HEALTH,
        /^(?:антибиотик|антидепрессант|гипертони|гипотони|диабет|инсульт|инфаркт|гастрит|артериальн|противопоказани|терапевт(?:а|у|ом|е|ы|ов)?$|кардиолог|невролог|онколог|психиатр|беременност|вакцин|пациент|таблетк|обезболивающ|антигистамин|холестерин|поликлиник)/,
        /^(?:симптом|диагноз|лечени|лечит|лечат|лечить|вылеч|заболевани|болезн(?:ь|и|ью|ей|ям|ями|ях)$|препарат|лекарств|дозировк|побочн|аллерги|воспалени|инфекци|хроническ|депресси|прививк|врач|давлени[еяюй]м?$)/,
      ],
      [
        LAW,
        /^(?:истец$|истц|ответчик|адвокат|алимент|апелляци|кассаци|уголовн|наследств|завещани|исков(?:ой|ого|ое|ые|ых|ым)?$|банкротств|опекун)/,
        /^(?:иск|иска|иску|иском|иске|иски|суд|суда|суду|судом|суде|суды|судов|судебн[а-я]+|юрист[а-я]{0,3}|юридическ[а-я]+|нотариус[а-я]{0,3}|нотариальн[а-я]+|доверенност[а-я]+|развод|развода|разводе|разводом|наследник[а-я]*)$/,
      ],
      [
        MONEY,
        /^(?:инвести|облигаци|дивиденд|криптовалют|биткоин|ипотек|ипотечн|рефинанс|пенси|микрозайм|форекс|налог)/,
        /^(?:кредит[а-я]*|вклад|вклада|вкладу|вкладом|вкладе|вклады|вкладов|вкладам|депозит[а-я]*|акции|акций|акциям|акциями|страховк[а-я]+|вычет[а-я]*|доходност[а-я]+|портфел[а-я]+|заем|займ|займа|займу|займом|займе|займы|займов|займам|брокер[а-я]*|процентн[а-я]+)$/,
      ],
    ],
    disclaimer: /проконсультируйтесь|консультаци\p{L}+\s+(?:со?\s+)?(?:врач|специалист|юрист|адвокат)|(?:обратитесь|обращайтесь|сходите|посоветуйтесь)\s+(?:за\s+\S+\s+)?(?:к|со?)\s+(?:\S+\s+)?(?:врач|специалист|юрист|адвокат|нотариус|терапевт)|не\s+заменяет\s+(?:\S+\s+){0,3}(?:врач|консультац|осмотр|при[её]м)|не\s+явля(?:е|ю)тся\s+(?:\S+\s+){0,5}(?:рекомендаци|консультаци|советом|офертой)|носит\s+(?:\S+\s+)?(?:справочный|ознакомительный|информационный)|не\s+ставьте\s+себе\s+диагноз|самолечени/iu,
  },
  en: {
    areas: [
      [
        HEALTH,
        /^(?:antibiotics?|antidepressants?|hypertension|diabetes|contraindications?|cardiologist|neurologist|oncologist|psychiatrist|physicians?|pregnancy|vaccines?|vaccination|patients|painkillers?|medications?|cholesterol|arthritis|asthma)$/,
        /^(?:symptoms?|diagnos(?:is|es|ed)|diseases?|medicines?|dosages?|doses?|cancer|stroke|depression|chronic|infections?|inflammation|illness|therapy|pills?|doctors?|allerg[a-z]+|side-effects?)$/,
      ],
      [
        LAW,
        /^(?:lawsuits?|plaintiffs?|defendants?|attorneys?|litigation|alimony|bankruptcy|probate|felony|misdemeanou?rs?|lawyers?|divorce|solicitors?)$/,
        /^(?:courts?|custody|inheritance|testament|liability|subpoena|judge|sue|sued|suing|legal|lawful|damages|estate)$/,
      ],
      [
        MONEY,
        /^(?:invest|invests|investing|investments?|investors?|dividends?|brokerage|cryptocurrenc[a-z]+|bitcoin|mortgages?|refinanc[a-z]+|pensions?|tax|taxes|taxable|annuit[a-z]+|forex)$/,
        /^(?:stocks?|bonds?|brokers?|loans?|deductions?|portfolio|retirement|trading|creditors?|debts?|insurance|yield|yields|savings)$/,
      ],
    ],
    disclaimer: /(?:consult|talk to|speak (?:to|with)|see|ask|contact)\s+(?:your|an?|with)\s+(?:\S+\s+){0,3}(?:doctor|physician|pharmacist|lawyer|attorney|solicitor|adviser|advisor|accountant|professional)|(?:not|no)\s+(?:\S+\s+){0,3}(?:medical|legal|financial|investment|tax|professional)\s+advice|not\s+a\s+substitute|for\s+(?:general\s+)?(?:informational|information|educational)\s+purposes/i,
  },
};

/** The area of a word, with `CORE` for core words; 0 for none, and in languages nobody here knows. */
export function ymylTrait(lower: string, _stem: string, tag: string): number {
  for (const [area, core, other] of YMYL[tag]?.areas ?? []) {
    if (core.test(lower)) return area + CORE;
    if (other.test(lower)) return area;
  }
  return 0;
}

/** True when a text sends the reader to a professional; true, too, where nobody here knows the language. */
export function hasDisclaimer(text: string, tag: string): boolean {
  return YMYL[tag]?.disclaimer.test(text) ?? true;
}
