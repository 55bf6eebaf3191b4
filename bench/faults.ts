import { FAULT_CASES, runFault, TOPICS } from '../test/kit/fault-matrix.ts';

/** What a run makes of each fault of a chat server, as a table: two articles, the fault at the second, once and for good. `node bench/faults.ts` */

console.log(`Two articles (${TOPICS.join(', ')}), 8 requests without a fault. Columns: the fault once, then for good.\n`);
console.log(`| ${['fault', 'requests', 'runs', 'articles done', 'requests', 'articles done', 'exit code', 'code', 'message → advice'].join(' | ')} |`);
console.log(`|${'---|'.repeat(9)}`);
for (const fault of FAULT_CASES) {
  const [once, always] = [await runFault(fault, 'once'), await runFault(fault, 'always')];
  const [problem] = always.problems;
  const told = problem === undefined ? '' : `${problem.message}${problem.help === undefined ? '' : ` → ${problem.help}`}`;
  console.log(`| ${[fault.name, once.requests, once.runs, once.done, always.requests, always.done, always.exitCode, problem?.code ?? '', told.replaceAll('|', '\\|')].join(' | ')} |`);
}
