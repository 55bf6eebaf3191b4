import module from 'node:module';
import { parentPort } from 'node:worker_threads';

/** Entry of a thread that reads articles for the link index. The cache of compiled code is a thread's own matter. */
module.enableCompileCache();
const { work } = await import('./_link-work.ts');
if (parentPort !== null) work(parentPort);
