/** JSON out of a model's reply. Models wrap it in fences, greetings and afterthoughts; nothing here repairs what they wrote. */

/** Why a reply holds no usable JSON object. */
export class JsonReplyError extends Error {}

/** Where an object, or an array of objects, may begin. In prose `{name}` and `[1]` are common, `{"` and `[{"` are not. */
const START = /\{\s*["}]|\[\s*\{\s*["}]/g;

/**
 * The first complete top-level JSON object of a reply, as it stands there (not parsed and printed again). Fences, prose before and
 * after, and a leading `<think>` block are passed over. Linear in the length of the reply.
 * @throws JsonReplyError when there is none: no JSON, cut off, an array, or broken (trailing commas included)
 */
export function jsonFromReply(reply: string): string {
  const text = withoutThinking(reply);
  let why = 'the reply holds no JSON object';
  START.lastIndex = 0;
  for (let start = START.exec(text); start !== null; start = START.exec(text)) {
    const end = closing(text, start.index);
    if (end === undefined) throw new JsonReplyError('the JSON of the reply is cut off: it has no closing bracket');
    const candidate = text.slice(start.index, end);
    const problem = problemOf(candidate);
    if (problem === undefined && candidate.startsWith('{')) return candidate;
    // Going on behind it, never inside: a part of a broken object must not pass for the whole.
    why = problem === undefined ? 'the reply is a JSON array, not an object' : `the JSON of the reply is broken: ${problem}`;
    START.lastIndex = end;
  }
  throw new JsonReplyError(why);
}

/** The reply without the `<think>…</think>` block some open models begin with. */
export function withoutThinking(reply: string): string {
  return reply.replace(/^\s*<think>[^]*?<\/think>\s*/, '');
}

/** Offset behind the bracket that closes the one at `start`; undefined when the text ends before. Brackets in strings do not count. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (quoted) {
      if (char === '\\') index++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return index + 1;
  }
  return undefined;
}

function problemOf(json: string): string | undefined {
  try {
    JSON.parse(json);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
