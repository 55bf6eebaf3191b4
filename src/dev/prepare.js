/**
 * Runs after every install in a checkout, and before the package is packed or installed from git: makes `dist/`. Without the development dependencies there is no
 * compiler, and nothing to do: `npm start` and the rest run the sources. An install never fails for a fault in a type; `npm run typecheck` does.
 * Plain JavaScript, because the machine's own Node may run it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const compiler = at('node_modules/typescript/bin/tsc');
if (existsSync(compiler)) {
  rmSync(at('dist'), { recursive: true, force: true });
  spawnSync(process.execPath, [compiler, '-p', at('tsconfig.build.json')], { stdio: 'inherit' });
}
