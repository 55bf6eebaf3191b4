import { HEALTH, LAW, MONEY } from './ymyl-words.ts';

/**
 * Single sentences that can do harm by themselves: how much of a medicine to take, that a diet cures a disease, that savings will double, that the law frees
 * from a duty. Each asks for two or three kinds of words together; the lists are editorial judgement. Sentences that deny, ask or send to a doctor give no
 * such advice.
 */
interface AdviceWords {
  /** Folded words without which no sentence is looked at. */
  opener: RegExp;
  medicine: RegExp;
  disease: RegExp;
  amount: RegExp;
  frequency: RegExp;
  cure: RegExp;
  stop: RegExp;
  assets: RegExp;
  put: RegExp;
  gain: RegExp;
  law: RegExp;
  exempt: RegExp;
  /** Something everybody is said to be entitled to, whatever the case. */
  entitled: RegExp;
  duty: RegExp;
  /** Words that make it no advice on health or money. */
  careful: RegExp;
}

const ADVICE: Readonly<Record<string, AdviceWords>> = {
  ru: {
    opener: /^(?:ибупрофен|парацетамол|аспирин|анальгин|нурофен|антибиотик|инсулин|метформин|преднизолон|снотворн|антидепрессант|обезболивающ|гормон|статин|омепразол|валидол|корвалол|нитроглицерин|супрастин|лоратадин|диклофенак|кеторол|таблетк|лекарств|препарат|диабет|гипертони|онколог|рак(?:а|е|у|ом)?$|астм|артрит|артроз|гастрит|язв|депресси|инфаркт|инсульт|эпилепси|гепатит|туберкул|псориаз|мигрен|тромбоз|деменци|опухол|ангин|пневмони|бронхит|цистит|акци[ийяюе]|акциях|облигаци|криптовалют|биткоин|накоплени|сбережени|кредит|закон|законн|вправе|вычет|льгот|пособи)|(?:циллин|мицин|сартан|профен|олол|прил)(?:а|у|ом|е|ы)?$/,
    medicine: /ибупрофен|парацетамол|аспирин|анальгин|нурофен|антибиотик|инсулин|метформин|преднизолон|снотворн|антидепрессант|обезболивающ|гормональн|статин|омепразол|валидол|корвалол|нитроглицерин|супрастин|лоратадин|диклофенак|кеторол|лекарств|препарат|циллин|мицин|сартан|профен/u,
    disease: /диабет|гипертони|онкологи|(?<!\p{L})рак(?:а|е|у|ом)?(?!\p{L})|астм[аыуе]|артрит|артроз|гастрит|язв[аыуе]|депресси|инфаркт|инсульт|эпилепси|гепатит|туберкул|псориаз|мигрен|тромбоз|деменци|опухол|ангин[аыуе]|пневмони|бронхит|цистит|давлени/u,
    amount: /(?:\d|(?<!\p{L})(?:по|пол|одн[уа]|дв[ае]|две|три|четыре|пять|десять))\s+(?:таблет|капсул|капл|мг|миллиграмм|мл|ампул|укол|пилюл|порошк)/u,
    frequency: /(?:раза?|трижды|дважды|однажды)\s+(?:в|за)\s+(?:день|сутки|неделю)|кажд(?:ые|ый)\s+(?:\S+\s+)?час|ежедневно|кажд(?:ый|ое|ую)\s+(?:день|утро|вечер|ночь|неделю)|дозу|курсом/u,
    cure: /(?<!\p{L})(?:вы|из)?леч(?:ит|ат|ивает|ивают)(?!\p{L})|заменит|заменяет|заменят|заменяют|избав(?:ит|ляет|ят|ляют)|победит|побеждает|исцел|уберет|пройдет/u,
    stop: /отмените|откажитесь|бросьте|прекратите|перестаньте|забудьте\s+(?:о|про)/u,
    assets: /(?<!\p{L})акци[ийяюе](?!\p{L})|акциях|облигаци|криптовалют|биткоин|накоплени|сбережени|кредит|деньги|вклад(?:а|ы|ов)?(?!\p{L})|паи|фонд/u,
    put: /вложи(?:те|в|шь)|вкладывайте|инвестируй|купите|покупайте|возьмите|положите|переведите|несите/u,
    gain: /удво(?:ит|ят|итесь|ишь)|утро(?:ит|ят)|приумнож|умнож(?:ит|ат)|вырастут|вырастет|разбогате|озолот|заработаете|без\s+риска|гарантирован|принесет|принесут|окуп(?:ит|ят)|(?:доходност|дивиденд|процент|прибыл|доход)\p{L}*\s+(?:\S+\s+)?(?:перекро|покро|обгон|превыс)/u,
    entitled: /(?=[^]*(?:вычет|компенсаци|пособи|льгот|субсиди))(?=[^]*(?:положен|полага|вернут|дадут))[^]*(?:всегда|в любом случае|без исключени)/u,
    law: /по\s+закону|законно|закон\s+(?:позволяет|разрешает|дает|не\s+требует|освобождает)|вправе|имеете\s+право/u,
    exempt: /(?<!\p{L})не\s+(?:\S+\s+)?(?:плат|выплач|возвращ|отда|явля|исполн|деклар|регистр|сообща|отвеча|уплач|подава|обязан|нужно|надо|должн|требу)|необязательно|без\s+(?:договора|лицензии|регистрации|согласия)|освобожда/u,
    duty: /алимент|налог|штраф|кредит|долг|деклар|суд(?:а|у|е|ом)?(?!\p{L})|повестк|патент|лиценз|регистрац|взнос|ипотек|аренд|лечени|пошлин|работник|уволи/u,
    careful: /(?<!\p{L})(?:не|нет|нельзя|без\s+врача|врач\p{L}*|доктор\p{L}*|терапевт\p{L}*|специалист\p{L}*|юрист\p{L}*|если|мо(?:жет|гут)|инструкци\p{L}*|рецепт\p{L}*|исследовани\p{L}*|миф\p{L}*)(?!\p{L})/u,
  },
  en: {
    opener: /^(?:ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|antibiotics?|insulin|metformin|statins?|antidepressants?|painkillers?|sedatives?|melatonin|tablets?|pills?|medicines?|medications?|drugs?|diabetes|hypertension|cancer|asthma|arthritis|depression|epilepsy|hepatitis|tuberculosis|psoriasis|migraines?|thrombosis|dementia|tumou?rs?|pneumonia|bronchitis|ulcers?|shares|stocks?|bonds?|crypto|cryptocurrenc(?:y|ies)|bitcoin|savings|loan|mortgage|law|legally|lawful|legal|entitled)$|(?:cillin|mycin|sartan|profen)$/,
    medicine: /ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|antibiotic|insulin|metformin|statin|antidepressant|painkiller|sedative|melatonin|medicine|medication|\bdrugs?\b|cillin\b|mycin\b/u,
    disease: /diabetes|hypertension|blood pressure|\bcancer|asthma|arthritis|depression|epilepsy|hepatitis|tuberculosis|psoriasis|migraine|thrombosis|dementia|tumou?r|pneumonia|bronchitis|\bulcers?\b/u,
    amount: /(?:\d+|\b(?:one|two|three|four|half an?))\s+(?:tablets?|pills?|capsules?|drops?|mg|milligrams?|ml|spoonfuls?|injections?|doses?)/u,
    frequency: /(?:once|twice|three times|\d+ times|four times)\s+(?:a|per|every)\s+(?:day|week)|every\s+(?:\S+\s+)?hours?|every\s+(?:day|morning|evening|night|week)|\bdaily\b/u,
    cure: /\bcures?\b|\bheals?\b|\bcured\b|replaces?\b|\brid you of|get rid of|gets rid of|reverses?\b|\btreats\b|will\s+(?:go|vanish|disappear|treat|beat)|\bbeats\b/u,
    stop: /\bstop (?:taking|using)|\bquit\b|\bdrop your|throw away|give up|come off/u,
    assets: /\bshares\b|\bstocks?\b|\bbonds?\b|crypto|bitcoin|savings|\bloan\b|mortgage|\bmoney\b|\bfund\b/u,
    put: /\bput\b|\binvest\b|\bbuy\b|\btake\b|\bborrow\b|\bmove\b|\btransfer\b/u,
    gain: /will\s+(?:\S+\s+)?(?:double|triple|multiply|grow|soar|pay off|make you)|double[sd]?\b|triples?\b|no risk|risk-free|guaranteed|get rich|earn you|never lose|(?:returns?|yields?|interest|dividends?|profits?)\s+will\s+(?:\S+\s+)?(?:cover|pay for|exceed|outpace)/u,
    entitled: /(?=[^]*(?:\btax|deduction|refund|compensation|benefit|relief|allowance))(?=[^]*(?:entitled|eligible))[^]*(?:\balways\b|in any case|without exception)/u,
    law: /\bby law\b|\blegally\b|the law\s+(?:allows|lets|permits|says|does not|doesn't)|\bit is (?:perfectly )?legal\b|your legal right|\blawful/u,
    exempt: /need not|needn't|(?:don't|do not) (?:have|need) to|not (?:required|obliged|bound)|may refuse|can (?:refuse|ignore|skip|avoid|withhold|stop)|without (?:a )?(?:contract|licen[cs]e|permission|consent|telling)|exempt|not to pay/u,
    duty: /\bpay|tax|child support|alimony|\bfines?\b|\bdebts?\b|\bloan|declare|report|register|court|summons|\brent\b|deposit|mortgage|licen[cs]e|employee|tenant|contract/u,
    careful: /\b(?:not|never|no|cannot|can't|don't|doctors?|physicians?|pharmacists?|lawyers?|advisers?|advisors?|if|may|might|could|label|prescri\w+|stud(?:y|ies)|trials?|myth)\b/u,
  },
};

/** 1 for a word without which a sentence is never such advice. */
export function adviceTrait(lower: string, _stem: string, tag: string): number {
  return ADVICE[tag]?.opener.test(lower) === true ? 1 : 0;
}

/** The area of a sentence that gives advice which can do harm; 0 for any other, and in languages nobody here knows. */
export function riskyAdvice(sentence: string, tag: string): number {
  const words = ADVICE[tag];
  const text = sentence.toLowerCase().replaceAll('ё', 'е');
  if (words === undefined || text.trimEnd().endsWith('?')) return 0;
  if (words.law.test(text) && words.exempt.test(text) && words.duty.test(text)) return LAW;
  // "If your head aches, take …" is no less an order.
  if (words.careful.test(text.replace(/^(?:if|если)\s/u, ''))) return 0;
  if (words.entitled.test(text)) return LAW;
  const medicine = words.medicine.test(text);
  const disease = words.disease.test(text);
  const [amount, frequency] = [words.amount.test(text), words.frequency.test(text)];
  if ((medicine && (amount || frequency || words.stop.test(text))) || (amount && frequency) || (disease && words.cure.test(text))) return HEALTH;
  return words.assets.test(text) && words.put.test(text) && words.gain.test(text) ? MONEY : 0;
}
