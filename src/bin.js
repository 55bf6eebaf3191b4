#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node that Slugline is written for comes with it (the package "node"); an older one of the machine hands over to it. */
const OLDEST = 24;

if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  // Parsed code is kept among the temporary files, by its content: halves the start, and that of a checkout, whose types are stripped, even more.
  module.enableCompileCache();
  await import('./cli.ts');
} else {
  const bundled = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { status, signal, error } = spawnSync(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  if (error !== undefined) process.stderr.write(`Slugline needs Node ${OLDEST} or newer, and the one that comes with it does not start: ${error.message}\n  → Install Slugline again, or a newer Node.\n`);
  process.exitCode = signal === 'SIGINT' ? 130 : (status ?? 2);
}
