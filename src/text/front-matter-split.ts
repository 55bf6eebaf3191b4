/**
 * Where front matter ends and the text begins, for the habits of Astro, Hugo, Zola, Jekyll, Eleventy, Docusaurus: YAML between `---` lines (Jekyll also
 * ends it with `...`), TOML between `+++` lines, a JSON object at the start. Split here, with exact offsets, by no engine that could run code.
 */
export interface SplitText {
  /** The block with its delimiters, up to where the body begins; '' when there is none. */
  block: string;
  /** What stands between the delimiters (of JSON: the object itself), and where it begins in the text. */
  source: string;
  sourceOffset: number;
  body: string;
  bodyOffset: number;
  /** In what the block is written: 'yaml', 'toml', 'json', or the word after the opening `---` that is none of them and is refused. */
  language: string;
}

/** Splits a file into front matter and body. Never throws on odd input. */
export function splitFrontMatter(text: string): SplitText {
  const start = openingOf(text);
  switch (text.charAt(start)) {
    case '-': return splitFenced(text, start, '---') ?? unsplit(text);
    case '+': return splitFenced(text, start, '+++') ?? unsplit(text);
    case '{': return splitJson(text, start) ?? unsplit(text);
    default: return unsplit(text);
  }
}

function unsplit(text: string): SplitText {
  return { block: '', source: '', sourceOffset: 0, body: text, bodyOffset: 0, language: 'yaml' };
}

/** After the byte order mark; and after blank lines, as in Astro and Hugo, where keys follow the fence (elsewhere it is a thematic break). */
function openingOf(text: string): number {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const first = text.charCodeAt(mark);
  if (first !== 10 && first !== 13 && first !== 32 && first !== 9) return mark;
  const blank = /^\uFEFF?(?:[ \t]*\r?\n)+(?=(?:---|\+\+\+)[ \t]*\r?\n["'\p{L}_][^\r\n:=]*[:=])/u.exec(text);
  return blank?.[0].length ?? mark;
}

const CLOSING = { '---': /(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/g, '+++': /(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/g } as const;

function splitFenced(text: string, start: number, fence: keyof typeof CLOSING): SplitText | undefined {
  if (!text.startsWith(fence, start) || text.charAt(start + 3) === fence.charAt(0)) return undefined;
  const firstLineEnd = text.indexOf('\n', start);
  if (firstLineEnd < 0) return undefined;
  const word = text.slice(start + 3, firstLineEnd).trim().toLowerCase();
  const closing = new RegExp(CLOSING[fence]);
  closing.lastIndex = firstLineEnd;
  const end = closing.exec(text);
  // An unclosed block is a body that lost its fence: "none" lets the checks say so instead of swallowing the article.
  if (end === null) return undefined;
  const sourceOffset = firstLineEnd + 1;
  const sourceEnd = end.index + (text.charAt(end.index) === '\n' ? 1 : 0);
  const language = fence === '+++' ? 'toml' : word === '' || word === 'yml' ? 'yaml' : word;
  return { block: text.slice(0, closing.lastIndex), source: text.slice(sourceOffset, sourceEnd), sourceOffset, body: text.slice(closing.lastIndex), bodyOffset: closing.lastIndex, language };
}

/** Hugo's JSON: an object with quoted keys that begins the file; a template expression does not look so. */
function splitJson(text: string, start: number): SplitText | undefined {
  if (!/^\{\s*"[^"\n]*"\s*:/.test(text.slice(start, start + 500))) return undefined;
  const end = objectEnd(text, start);
  if (end === undefined) return undefined;
  const bodyOffset = end + (/^[ \t]*\r?\n/.exec(text.slice(end, end + 200))?.[0].length ?? 0);
  return { block: text.slice(0, bodyOffset), source: text.slice(start, end), sourceOffset: start, body: text.slice(bodyOffset), bodyOffset, language: 'json' };
}

function objectEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/gs)) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return start + index + 1;
  }
  return undefined;
}
