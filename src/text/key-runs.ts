/**
 * Runs of at least so many letters of the English alphabet, digits, "_" and "-": keys and slugs, and hardly anything else. The text is looked at once in
 * `least` places, not letter by letter.
 */
export function keyRuns(text: string, least: number): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (let at = least - 1; at < text.length; at += least) {
    // Every long run holds this place, or ends before it and is found from the next.
    let start = at + 1;
    const first = at + 1 - least;
    while (start > first && isKeyUnit(text.charCodeAt(start - 1))) start--;
    if (start > first) {
      at = start - 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && isKeyUnit(text.charCodeAt(end))) end++;
    while (start > 0 && isKeyUnit(text.charCodeAt(start - 1))) start--;
    runs.push({ start, end });
    at = end;
  }
  return runs;
}

function isKeyUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || unit === 45;
}
