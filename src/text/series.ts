/** Months, by which parts of a series are told apart as by numbers: "June report", "Итоги мая". */
const MONTH = /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|январ[ьяе]|феврал[ьяе]|марта?|марте|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?|августе|сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])$/;
const WORD = /[\p{L}\p{N}]+/gu;
const HAS_DIGIT = /\p{N}/u;

/** Words of a title without those that number the parts of a series. */
function seriesName(title: string): string {
  return (title.toLowerCase().match(WORD) ?? []).filter((word) => !HAS_DIGIT.test(word) && !MONTH.test(word)).join(' ');
}

/** True for titles that only differ by numbers, versions, years or months: parts of a series are alike on purpose. */
export function isSeries(a: string, b: string): boolean {
  if (a === b) return false;
  const name = seriesName(a);
  return name !== '' && name === seriesName(b) && a.toLowerCase() !== b.toLowerCase() && (HAS_DIGIT.test(a + b) || (a + b).toLowerCase().split(/[^\p{L}]+/u).some((word) => MONTH.test(word)));
}
