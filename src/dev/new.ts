import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scaffold, SCAFFOLDS } from './scaffolds.ts';

/** `npm run new KIND ID`: a plug-in file and its test, ready to be filled in; then `npm run gen` registers it. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const [kind = '', id = ''] = process.argv.slice(2);
const made = scaffold(kind, id, readFileSync(join(root, 'src/locales/en.ts'), 'utf8'));
if (typeof made === 'string') {
  process.stderr.write(`${made}\nUsage: npm run new ${SCAFFOLDS.join('|')} ID   (a rule's ID is area/name, e.g. links/too-many)\n`);
  process.exitCode = 2;
} else {
  const taken = made.filter(({ path }) => existsSync(join(root, path)));
  if (taken.length > 0) {
    process.stderr.write(`${taken.map(({ path }) => path).join(', ')} exists already; nothing was written.\n`);
    process.exitCode = 1;
  } else {
    for (const { path, text } of made) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      process.stdout.write(`made ${path}\n`);
    }
    await import('./gen.ts');
    process.stdout.write('registered; now fill in both files and run npm test\n');
  }
}
