/** Counts tokens as OpenAI's models do, with the tables of the package gpt-tokenizer: about 100 ms to load, so only who forecasts calls loads them. */

export interface Tokenizer {
  count(text: string): number;
  /** False when the model's own way is not known, so that a count is an estimate. */
  exact: boolean;
}

/** Models by tokenizer, from tiktoken's `model.py` (https://github.com/openai/tiktoken) and the list of gpt-tokenizer; a path or a fine-tune (`ft:gpt-4o:…`) may stand around the name. */
const O200K = /^(?:.*\/)?(?:ft:)?(?:(?:chat)?gpt-(?:4o|4\.\d|[5-9]|\d\d(?!\d)|oss)|o\d|codex-mini|computer-use)/;
const CL100K = /^(?:.*\/)?(?:ft:)?gpt-(?:4(?![o.\d])|3\.5|35)/;

/** Longest run without a space, or of spaces only, that is counted in one piece: merging takes quadratic time (200 KB of one letter: 17 s). A cut adds at most a token or two. */
const LONGEST_RUN = 128;
/** Characters of a text that are counted; the rest is taken to be like them. No model reads as much. */
const LONGEST_TEXT = 2_000_000;

/**
 * The tokenizer of a model. A model of nobody's we know is counted as a recent one of OpenAI's, which is an estimate (`exact` is false).
 * Marks such as `<|endoftext|>` are ordinary text, as they are for the server. Any text is counted in linear time.
 * @param model name as in the config, e.g. `gpt-5-mini`
 */
export async function loadTokenizer(model: string): Promise<Tokenizer> {
  const older = CL100K.test(model);
  const { countTokens } = older ? await import('gpt-tokenizer/encoding/cl100k_base') : await import('gpt-tokenizer/encoding/o200k_base');
  const ordinary = { disallowedSpecial: new Set<string>() };
  const countAll = (text: string): number => {
    let tokens = 0;
    let from = 0;
    for (const run of text.matchAll(LONG_RUNS)) {
      const end = run.index + run[0].length;
      tokens += countTokens(text.slice(from, end), ordinary);
      from = end;
    }
    return tokens + countTokens(text.slice(from), ordinary);
  };
  return {
    exact: older || O200K.test(model),
    count: (text) => (text.length <= LONGEST_TEXT ? countAll(text) : Math.round((countAll(text.slice(0, LONGEST_TEXT)) / LONGEST_TEXT) * text.length)),
  };
}

const LONG_RUNS = new RegExp(String.raw`\S{${LONGEST_RUN}}|\s{${LONGEST_RUN}}`, 'gu');
