/** An entity at the start of a text. */
const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
/** Characters that one entity may stand for: some stand for a letter and a mark. */
const MOST = 4;

/**
 * Where each character of a text stands in its Markdown source, in which some are written as entities or with a backslash, and lines may be indented.
 * @returns offsets in the source, one a character and one for the end; undefined where the two cannot be brought together
 */
export function alignment(value: string, source: string): Int32Array | undefined {
  const places = new Int32Array(value.length + 1);
  let at = 0;
  for (let index = 0; index < value.length;) {
    const character = value.charAt(index);
    const there = source.charAt(at);
    const entity = there === '&' ? ENTITY.exec(source.slice(at, at + 40))?.[0] : undefined;
    if (there === '\\' && source.charAt(at + 1) === character) {
      places[index++] = at;
      at += 2;
    } else if (entity !== undefined && !value.startsWith(entity, index)) {
      const count = lengthOf(value, index, source, at + entity.length);
      if (count === undefined) return undefined;
      for (let step = 0; step < count; step++) places[index++] = at;
      at += entity.length;
    } else if (there === character) {
      places[index++] = at++;
    } else if (/\s|>/.test(there)) {
      // The indent of a line, the mark of a quotation, the carriage return of Windows.
      at++;
    } else return undefined;
    if (at > source.length) return undefined;
  }
  places[value.length] = at;
  return places;
}

/** Characters an entity stands for: as many as bring the rest together. */
function lengthOf(value: string, index: number, source: string, behind: number): number | undefined {
  const next = source.charAt(behind);
  for (let count = 1; count <= MOST; count++) {
    const character = value.charAt(index + count);
    if (character === next || (next === '\\' && character === source.charAt(behind + 1)) || next === '&' || (/\s/.test(next) && (character === '' || /\s/.test(character)))) return count;
  }
  return undefined;
}
