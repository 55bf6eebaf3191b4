import module from 'node:module';
import { parentPort } from 'node:worker_threads';

/** Entry of a checking thread. The cache of compiled code is a thread's own matter: without it the rules take three times as long to load. */
module.enableCompileCache();
const { work } = await import('./_check-work.ts');
if (parentPort !== null) work(parentPort);
