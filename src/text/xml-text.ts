/** Characters XML 1.0 has no way to write; half of a surrogate pair is made whole before. */
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Any text between tags of XML. A carriage return would be read as a line feed if it were not written as a reference. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '\uFFFD').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** Any text between double quotes in a tag of XML. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
