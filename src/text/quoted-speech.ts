import type { Language } from './language.ts';

/** Words in quotation marks that somebody is said to have said. */

/** Who speaks: a quotation beside one of these is somebody's words. */
const SPEECH: Readonly<Record<string, RegExp>> = {
  ru: /(?<!\p{L})(?:говор|сказал|расска|отмеча|отмети|призна|вспомина|поясня|поясни|объясня|объясни|пиш(?:ет|ут)|писал|написал|делит|считает|уверен|добавля|добавил|советует|подчерк|цитат|повторя|спросил|спрашива|называет|напомина|шут|замеча|любит|утвержда|слов(?:ам|а)\s|девиз|ответил|восклиц)/iu,
  en: /\b(?:said|told|tells|explains?|explained|notes?|noted|adds?|added|recalls?|recalled|admits?|admitted|writes?|wrote|puts? it|insists?|remembers?|quipped|laughs|recommends?|used to say|likes? to say|jokes?|argues?|warns?|advises?|swears?|says|asked|asks|answered|replied|replies|reminds?|calls? it|motto)\b/u,
};
/** Words of a quotation; fewer are a term or irony. With a named speaker beside it two are enough. */
const QUOTED_WORDS = 3;
const NAMED_WORDS = 2;
const QUOTED = /«[^«»]{8,}»|“[^“”]{8,}”|„[^„“”]{8,}[“”]|(?<=^|[\s(—–-])"[^"]{8,}"(?=$|[\s.,;:!?)—–-])/gu;
const PROVERB = /(?:как говорится|как говорят|говорят в народе|гласит|пословиц\p{L}*|поговорк\p{L}*|as they say|as the saying goes|the saying|the title|the label|сигнал\p{L}*|сообщени\p{L}*|табличк\p{L}*|надпис\p{L}*|пометк\p{L}*|words|sign|button|кнопк\p{L}*|entries|label\p{L}*|read|reads|called|call it(?: the)?|calls it(?: the)?|так называем\p{L}*)[^«"“]{0,20}$/iu;
/** "…", says Anna: a speaker with a name right behind or before. */
const SPEAKER = /^[,.!?—–\s-]*(?:\p{Ll}+\s){0,3}\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\s(?:называет|calls|says|said|put it|puts it|говорит)[^.]{0,20}$/u;
/** Words that nobody has said yet. */
const HYPOTHETICAL = /(?<!\p{L})(?:if|when|unless|если|когда|если бы)(?!\p{L})/iu;
/** Letters around a quotation among which its speaker stands. */
const AROUND = 80;

/** Quotations of a text, their marks included. A word or two in marks is a term, and a proverb is nobody's. */
export function quotesIn(text: string, { tag, words }: Language): { start: number; end: number }[] {
  if (!/[«“„"]/.test(text)) return [];
  return [...text.matchAll(QUOTED)].flatMap(({ index: start, 0: quote }) => {
    const end = start + quote.length;
    const [before, behind] = [text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)];
    if (SPEECH[tag]?.test(`${before} ${behind}`) !== true || PROVERB.test(before) || /^[,\s—–-]*(?:гласит|as the saying)/u.test(behind)) return [];
    if (HYPOTHETICAL.test(before.slice(before.search(/[.!?](?=[^.!?]*$)/u) + 1)) && !SPEAKER.test(behind)) return [];
    const count = words(quote).length;
    return count >= QUOTED_WORDS || (count >= NAMED_WORDS && (SPEAKER.test(before) || SPEAKER.test(behind))) ? [{ start, end }] : [];
  });
}
