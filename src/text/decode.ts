import { SluglineError, type Problem } from '../model/errors.ts';

/** The largest brief, config or article read, in bytes. Real ones are a few KB; a larger one is a mistake or an attack. */
const MAX_FILE_BYTES = 2_000_000;

/**
 * Text of a file that must be UTF-8. A byte order mark stays (parsers drop it, and an unchanged article must come back whole).
 * @throws SluglineError FILE_TOO_LARGE, FILE_ENCODING
 */
export function decodeUtf8(bytes: Uint8Array, file: string, maxBytes = MAX_FILE_BYTES): string {
  if (bytes.length > maxBytes) {
    throw new SluglineError({
      code: 'FILE_TOO_LARGE',
      file,
      message: `the file is ${(bytes.length / 1e6).toFixed(1)} MB, more than the ${maxBytes / 1e6} MB that is read`,
      help: 'Split it, or check that it is the file you meant.',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SluglineError(encodingProblem(bytes, file));
  }
}

function encodingProblem(bytes: Uint8Array, file: string): Problem {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const bad = Math.max(0, lenient.indexOf('\uFFFD'));
  const before = lenient.slice(0, bad);
  const line = before.split('\n').length;
  const column = bad - before.lastIndexOf('\n');
  return {
    code: 'FILE_ENCODING',
    file,
    line,
    column,
    message: 'the file is not valid UTF-8 (it may be saved as windows-1251 or UTF-16)',
    help: 'Open it in an editor and save it as UTF-8.',
  };
}
