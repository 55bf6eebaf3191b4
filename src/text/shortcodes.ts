/**
 * What generators put into Markdown besides Markdown: Liquid, Nunjucks and Hugo tags, directives (`:::note`), marks of alerts (`> [!NOTE]`), attributes of
 * kramdown, formulas. None of it is prose, and parsed as Markdown much of it falls apart, so it is masked before the parse: by a character that Markdown
 * takes for a letter, or by blanks where nothing else stands on the line. Lengths never change, so all offsets stay those of the file.
 */
export interface MaskedText {
  text: string;
  /** The character that stands for masked text inside of lines. */
  mark: string;
}

export interface MaskOptions {
  /** `{{ … }}` and `{% … %}` are tags here, not placeholders somebody forgot. */
  templates: boolean;
  /** MDX: braces belong to its parser; comments and ids it cannot read are masked instead. */
  mdx: boolean;
}

/** The text with everything masked that is neither Markdown nor prose; undefined when there is nothing of the kind. */
export function maskMarkup(text: string, options: MaskOptions): MaskedText | undefined {
  if (!hasMarkup(text, options)) return undefined;
  const ranges = rangesOf(text, options);
  return ranges.length === 0 ? undefined : fill(text, ranges);
}

/** Marks that no text holds by chance; the first that this text does not hold is taken. */
const MARKS = ['\uE000', '\uE001', '\uE002', '\uF8FF'] as const;

/** Cheap look before any work: most articles hold nothing of the kind. */
function hasMarkup(text: string, { mdx }: MaskOptions): boolean {
  return (text.includes('{') && /\{[%{:#]/.test(text)) || text.includes(':::') || text.includes('[!') || (text.includes('$') && /\$\$|\$[^$\n]*\\[a-z]/i.test(text)) || (mdx && text.includes('<!--'));
}

/** Words that only tags of Liquid, Nunjucks, Hexo, GitBook and Zola begin with. */
const TAG = /\{%-?\s*(?:end\w+|include\w*|highlight|raw|post_url|link|for|if|unless|assign|capture|set|comment|render|block|extends|import|macro|asset_\w+|codeblock|youtube|gist|figure|image|img|picture|quote|blockquote|hint|tabs?|embed|video|note|callout)\b/;

/** True when a file shows the habits of a generator that runs templates over its Markdown: Hugo, Zola, Jekyll, Eleventy, Hexo. */
export function runsTemplates(text: string, file: string, data: Readonly<Record<string, unknown>>, language: string): boolean {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('{#')) return false;
  if (language === 'toml' || language === 'json' || /(?:^|\/)_(?:posts|drafts)\//.test(file) || /\{\{[<%]/.test(text) || TAG.test(text)) return true;
  if ('permalink' in data || 'eleventyNavigation' in data || 'eleventyComputed' in data || 'redirect_from' in data) return true;
  // Astro has layouts as well, and prints braces as they stand.
  return typeof data['layout'] === 'string' && !data['layout'].endsWith('.astro');
}

type Span = readonly [start: number, end: number];

const CODE_TAGS = ['highlight', 'codeblock', 'comment', 'mermaid', 'katex', 'math', 'code', 'chart'] as const;
const FENCE = String.raw`(?:^|\n)[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?<fence>${'`'}{3,}|~{3,})`;
const OPENING = new RegExp(String.raw`${FENCE}|(?<ticks>${'`'}+)|\\[\s\S]|\{\{|\{%|\{#|\{:|<!--|(?<=^|\n)[ \t>]*(?:[-*+][ \t]+)?:{3,}|(?<=(?:^|\n)[ \t]*(?:>[ \t]*)+)\[![^\]\n]+\][+-]?|\$\$|\$`, 'g');

function rangesOf(text: string, options: MaskOptions): Span[] {
  const ranges: Span[] = [];
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [token] = match;
    const after = match.index + token.length;
    const code = match.groups?.['fence'] !== undefined ? fenceEnd(text, match.groups['fence'], after) : match.groups?.['ticks'] !== undefined ? ticksEnd(text, match.groups['ticks'], after) : undefined;
    const end = code ?? markupEnd(text, match.index, token, options);
    if (end !== undefined && code === undefined) ranges.push([match.index + (/^[ \t>]*(?:[-*+][ \t]+)?(?=:{3})/.exec(token)?.[0].length ?? 0), end]);
    opening.lastIndex = Math.max(end ?? after, match.index + 1);
  }
  return ranges;
}

/** Where code ends, which is never masked: a fence of the same character and at least the length, else the end of the file. */
function fenceEnd(text: string, fence: string, from: number): number {
  const closing = new RegExp(String.raw`\n[ \t>]*${fence.charAt(0)}{${fence.length},}[ \t]*(?=\r?\n|$)`, 'g');
  closing.lastIndex = from;
  return closing.exec(text) === null ? text.length : closing.lastIndex;
}

/** An inline code span ends at as many ticks, in the same paragraph; without them the ticks are text. */
function ticksEnd(text: string, ticks: string, from: number): number {
  const paragraphEnd = text.indexOf('\n\n', from);
  const limit = paragraphEnd < 0 ? text.length : paragraphEnd;
  for (let at = text.indexOf(ticks, from); at >= 0 && at < limit; at = text.indexOf(ticks, at)) {
    if (text.charAt(at + ticks.length) !== '`' && text.charAt(at - 1) !== '`') return at + ticks.length;
    while (text.charAt(at) === '`') at++;
  }
  return from;
}

/** The end of what begins at `start`; undefined when it is no markup after all. All looks ahead are bounded: broken pages hold thousands of openings. */
function markupEnd(text: string, start: number, token: string, { templates, mdx }: MaskOptions): number | undefined {
  const until = (close: string, limit: number): number | undefined => {
    const at = text.slice(start + 2, start + limit).indexOf(close);
    return at < 0 ? undefined : start + 2 + at + close.length;
  };
  const matching = (pattern: RegExp, limit: number): number | undefined => {
    const length = pattern.exec(text.slice(start, start + limit))?.[0].length;
    return length === undefined ? undefined : start + length;
  };
  if (token.startsWith('[!')) return start + token.length;
  if (token.includes(':::')) return start + token.length + (/^[^\r\n]*/.exec(text.slice(start + token.length, start + token.length + 500))?.[0].length ?? 0);
  switch (token) {
    case '<!--': return mdx ? until('-->', 20_000) : undefined;
    case '$$': return until('$$', 5000);
    case '$': return matching(/^\$(?=\S)[^$\n]*\\[a-zA-Z][^$\n]*\$/, 500);
    case '{:': return matching(/^\{:[^}\n]*\}/, 300);
    // In MDX `## Title {#id}`, which Docusaurus reads and the language's own parser does not; in templates a comment.
    case '{#': return mdx ? matching(/^\{#[^}\s]+\}(?=[ \t]*\r?(?:\n|$))/, 200) : templates ? until('#}', 5000) : undefined;
    case '{{': return mdx || !templates ? undefined : codeTagEnd(text, start) ?? until(text.charAt(start + 2) === '<' ? '>}}' : text.charAt(start + 2) === '%' ? '%}}' : '}}', 3000);
    case '{%': return mdx || !templates ? undefined : codeTagEnd(text, start) ?? until('%}', 3000);
    default: return undefined;
  }
}

/** The end of a pair of tags that holds code or a comment: `{% highlight %} … {% endhighlight %}`, `{{< mermaid >}} … {{< /mermaid >}}`. */
function codeTagEnd(text: string, start: number): number | undefined {
  const name = /^\{(?:%-?|\{[<%])\s*(\w+)/.exec(text.slice(start, start + 60))?.[1];
  const known = CODE_TAGS.find((tag) => tag === name);
  if (known === undefined) return undefined;
  const closing = new RegExp(String.raw`\{%-?\s*end\s*${known}\b[^%]*%\}|\{\{[<%]\s*/\s*${known}\s*[>%]\}\}`);
  const match = closing.exec(text.slice(start, start + 20_000));
  return match === null ? undefined : start + match.index + match[0].length;
}

function fill(text: string, ranges: readonly Span[]): MaskedText {
  const mark = MARKS.find((candidate) => !text.includes(candidate)) ?? MARKS[0];
  let masked = '';
  let last = 0;
  for (const [start, end] of ranges) {
    masked += text.slice(last, start) + text.slice(start, end).replace(/[^\r\n]/g, mark);
    last = end;
  }
  masked += text.slice(last);
  // A line that holds nothing else is blank, for a mark there would be part of a paragraph: except for a template that is a block of its own.
  return {
    mark,
    text: masked.replace(new RegExp(`^[^\\n]*${mark}[^\\n]*$`, 'gm'), (line, at: number) => {
      if (!/^[\s>]*$/.test(line.replaceAll(mark, ''))) return line;
      const alone = /(?:^|\n)[ \t]*\r?\n$/.test(masked.slice(Math.max(0, at - 80), at)) && /^(?:\n[ \t]*\r?(?:\n|$)|\n?$)/.test(masked.slice(at + line.length, at + line.length + 80));
      return alone && /^[ \t]*\{[{%]/.test(text.slice(at, at + line.length)) ? line : line.replaceAll(mark, ' ');
    }),
  };
}
