/**
 * Words by which a page says that it is an advertisement, at the start of a line or in a line of their own. Russian: the mark of 38-ФЗ, ст. 18.1 is «Реклама»;
 * the others are in use beside it. English: the wordings the FTC's guides name as clear.
 */
const MARKS: Readonly<Record<string, RegExp>> = {
  ru: /^[^\p{L}]*(?:(?:социальная )?реклама(?=[^\p{L}]*$|\s*[.:,;|·•()—–-]|\s+(?:\d|ООО|АО|ПАО|ЗАО|ИП|erid|рекламодатель))|на правах рекламы|рекламный материал|рекламная публикация|партн[её]рский материал)(?!\p{L})/iu,
  en: /^[^\p{L}]*(?:(?:ads?|advertisement|advertorial|sponsored)(?=[^\p{L}]*$|\s*[.:,;|·•()—–-])|sponsored by|(?:this is )?a sponsored (?:post|article)|paid (?:partnership|promotion|content|post)|paid for by|in (?:paid )?partnership with|this (?:post|article) is sponsored)(?!\p{L})/iu,
};

/** How the advertiser is named beside the mark. */
const ADVERTISERS: Readonly<Record<string, RegExp>> = {
  ru: /рекламодатель|(?:^|[^\p{L}])(?:ООО|АО|ПАО|ЗАО|ИП|НКО|АНО|ФГУП|МУП|самозанят\p{L}*)\s*[«"“\p{Lu}]|(?:^|\s)ИНН\s*\d/iu,
  en: /sponsored by|paid for by|in partnership with|advertiser|on behalf of/i,
};

/** True when a block opens with the mark of an advertisement; undefined for languages whose marks nobody here knows. */
export function isAdMark(text: string, tag: string): boolean | undefined {
  return MARKS[tag]?.test(text);
}

/** True when a text says whose advertisement it is; undefined for languages nobody here knows. */
export function namesAdvertiser(text: string, tag: string): boolean | undefined {
  return ADVERTISERS[tag]?.test(text);
}
