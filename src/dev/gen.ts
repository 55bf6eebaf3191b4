import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { rowsModule } from './page-source.ts';
import { localesRegistrySource, registrySource, reportsRegistrySource } from './registry-source.ts';

/** Writes what is derived from the sources: the registry, the page's copy of code of the server, then (from the registry) the pages about rules and lexicons and JSON Schemas. Run by `npm run gen`; CI fails when stale. */
const root = fileURLToPath(new URL('../..', import.meta.url));

writeFileSync(join(root, 'src/registry-reports.ts'), reportsRegistrySource(join(root, 'src')));
writeFileSync(join(root, 'src/registry-locales.ts'), localesRegistrySource(join(root, 'src')));
writeFileSync(join(root, 'src/registry.ts'), registrySource(join(root, 'src')));

writeFileSync(join(root, 'desk/rows.js'), rowsModule(join(root, 'src')));

// The registry just written is what the pages describe, so it is imported only now.
const { jsonSchemas, lexiconPage, rulePages } = await import('./docs-source.ts');

mkdirSync(join(root, 'schemas'), { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(root, 'schemas', name), text);

writeFileSync(join(root, 'docs/lexicons.md'), lexiconPage());

rmSync(join(root, 'docs/rules'), { recursive: true, force: true });
for (const [path, text] of Object.entries(rulePages())) {
  const file = join(root, 'docs/rules', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}
process.stderr.write(`generated: registry, ${readdirSync(join(root, 'schemas')).length} schemas, ${Object.keys(rulePages()).length} rule pages\n`);
