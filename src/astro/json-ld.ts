/** What would end a script element, begin a comment in it, or break a line of JavaScript; JSON knows each as an escape. */
const ESCAPES: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' };

/**
 * Structured data as a script element for `<head>`. Whatever texts the data holds, none of them can leave the element; read as JSON, the value is the same.
 * @param data a value that JSON can hold; a `Date` becomes its ISO text
 * @throws TypeError when JSON cannot hold it (undefined, a function, a circle)
 */
export function jsonLdScript(data: unknown): string {
  const json = JSON.stringify(data) as string | undefined;
  if (json === undefined) throw new TypeError('jsonLdScript: there is no data. Pass the front matter\'s `schema`, or leave the script out.');
  return `<script type="application/ld+json">${json.replaceAll(/[<>&\u2028\u2029]/g, (one) => ESCAPES[one] as string)}</script>`;
}
