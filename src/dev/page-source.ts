import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { STATES } from '../desk/shapes.ts';

/** The text of `desk/rows.js`: `src/desk/rows.ts` without its types, so that a page without a server filters, sorts and searches by the same code as the server. */
export function rowsModule(src: string): string {
  const source = readFileSync(join(src, 'desk/rows.ts'), 'utf8').replaceAll('\r\n', '\n');
  const stripped = stripTypeScriptTypes(source);
  // Types become as many blanks: blanks that are none in the source are left out, but for the one before what follows.
  const code = stripped.replaceAll(/ +/g, (blanks, at: number) => {
    const before = source.slice(at, at + blanks.length);
    return before === blanks ? blanks : before.endsWith(' ') ? ' ' : '';
  });
  const [first = '', ...rest] = code.split('\n').map((line) => line.trimEnd());
  if (!/^import \{ STATES\b.* from '\.\/shapes\.ts';$/.test(first)) throw new Error(`src/desk/rows.ts imports something new, which its copy for the page would have to have, too: ${first}`);
  const body = rest.join('\n').replaceAll(/\n{3,}/g, '\n\n').trim();
  return `// Made from src/desk/rows.ts by \`npm run gen\`: change that.\n// @ts-nocheck\n/* oxlint-disable -- its types stand there */\n\nconst STATES = ${JSON.stringify(STATES).replaceAll('"', "'").replaceAll(',', ', ')};\n\n${body}\n`;
}
