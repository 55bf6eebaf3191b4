/** A folder or a name's end that says in which language a text is: `ru`, `pt-br`, `zh_CN`. */
const LOCALE = /^[a-z]{2}(?:[-_][a-z]{2})?$/i;

/** True for files that are one article in two languages by their place alone: `en/docs/x.md` and `ru/docs/x.md`, `x.en.md` and `x.ru.md`. */
export function areTranslations(a: string, b: string): boolean {
  const [left, right] = [localesOf(a), localesOf(b)];
  return left.locales !== right.locales && left.rest === right.rest;
}

function localesOf(file: string): { rest: string; locales: string } {
  const segments = file.replace(/\.([a-z]{2}(?:[-_][a-z]{2})?)(\.\w+)$/i, (_, locale: string, end: string) => `/${locale}/${end}`).split('/');
  const name = segments.length - 1;
  const locales = segments.filter((segment, index) => index < name && LOCALE.test(segment));
  return { rest: segments.filter((segment, index) => index === name || !LOCALE.test(segment)).join('/'), locales: locales.join('/') };
}
