/** Texts of new plug-ins and of their tests. */

export const SCAFFOLDS = ['rule', 'stage', 'provider', 'locale', 'output', 'report'] as const;

interface MadeFile {
  path: string;
  text: string;
}

/**
 * Files for a new plug-in, or a sentence saying why none can be made.
 * @param english text of `src/locales/en.ts`, which a new locale starts from
 */
export function scaffold(kind: string, id: string, english: string): MadeFile[] | string {
  if (!SCAFFOLDS.some((known) => known === kind)) return `there is no kind "${kind}"`;
  const pattern = kind === 'rule' ? /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/ : kind === 'locale' ? /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/;
  if (!pattern.test(id)) return `"${id}" is no id for a ${kind}`;
  const up = kind === 'rule' ? '../../..' : '../..';
  const file = (text: string, test: string): MadeFile[] => [
    { path: `src/${kind}s/${id}.ts`, text },
    { path: `test/${kind}s/${id}.test.ts`, text: test },
  ];
  switch (kind) {
    case 'rule': return file(rule(id), ruleTest(id));
    case 'stage': return [...file(stage(id), plainTest(kind, id, up, `expect(${kind}s.map((one) => one.id)).toContain('${id}');`)), { path: `prompts/${id}.hbs`, text: PROMPT }];
    case 'provider': return file(provider(id), plainTest(kind, id, up, `expect(${kind}s.map((one) => one.id)).toContain('${id}');`));
    case 'output': return file(output(id), plainTest(kind, id, up, `expect(${kind}s.map((one) => one.id)).toContain('${id}');`));
    case 'report': return file(report(id), plainTest(kind, id, up, `expect(${kind}s.map((one) => one.id)).toContain('${id}');`));
    default: return file(english.replace(/tag: '\w+'/, `tag: '${id}'`).replace(/^\/\*\* English\b[^\n]*/m, `/** ${id}: every part still to be replaced; the parity test says what is missing. */`), plainTest(kind, id, up, `expect(${kind}s.map((one) => one.tag)).toContain('${id}');`));
  }
}

function rule(id: string): string {
  return `import { defineRule } from '../../kinds.ts';

/** Why the detection is as it is. */
export default defineRule({
  id: '${id}',
  severity: 'warning',
  about: 'What the rule finds, in one sentence.',
  why: 'Why it matters to the reader, in one or two sentences.',
  fix: 'What to do, in one imperative sentence.',
  needs: 'article',
  examples: {
    bad: ['# Title\\n\\nA body that should be reported.\\n'],
    good: ['# Title\\n\\nA body that should not.\\n'],
  },
  check({ doc }, report) {
    for (const block of doc.blocks) {
      const index = block.text.indexOf('should be reported');
      if (index >= 0) report({ start: block.at(index), end: block.at(index + 18), message: 'what is wrong here, naming the words' });
    }
  },
});
`;
}

function ruleTest(id: string): string {
  return `import { testRule } from '../../kit/rule.ts';

testRule('${id}', {
  accept: {
    'a good article': '# Title\\n\\nA body that should not.\\n',
  },
  reject: {
    'a bad one': { example: '# Title\\n\\nA body that should be reported.\\n', at: ['should be reported'], severity: 'warning' },
  },
});
`;
}

function plainTest(kind: string, id: string, up: string, assertion: string): string {
  return `import { expect, test } from 'vitest';
import { ${kind}s } from '${up}/src/registry.ts';

test('${id} is registered', () => {
  ${assertion}
});
`;
}

function stage(id: string): string {
  return `import { defineStage } from '../kinds.ts';

/** What this step decides or writes. Its template is prompts/${id}.hbs. */
export default defineStage<string>({
  id: '${id}',
  reads: ['outline'],
  writes: '${id}',
  version: 1,
  prompt: '${id}',
  parse: (reply) => String(reply),
  offline: ({ brief }) => brief.topic,
});
`;
}

function provider(id: string): string {
  return `import { defineProvider } from '../kinds.ts';
import { SluglineError } from '../model/errors.ts';

/** Where the answers come from. Retries, limits and storage are not its business. */
export default defineProvider({
  id: '${id}',
  about: 'What it talks to.',
  needsKey: true,
  create: (settings) => ({
    host: settings.baseURL ?? '',
    model: settings.model,
    complete: (request) => Promise.reject(new SluglineError({ code: 'PROVIDER_CONFIG', message: \`${id} cannot answer for \${request.model} yet\` })),
  }),
});
`;
}

function output(id: string): string {
  return `import { defineOutput } from '../kinds.ts';

/** What this file is for and who reads it. */
export default defineOutput({
  id: '${id}',
  about: 'What it writes.',
  files: (articles) => [{ path: '${id}.txt', text: articles.map((article) => \`\${article.slug}\\n\`).join('') }],
});
`;
}

function report(id: string): string {
  return `import { defineReport } from '../kinds.ts';

/** Who reads this form of the result. */
export default defineReport({
  id: '${id}',
  about: 'What it prints.',
  print: (result) => \`\${result.summary.errors} errors\\n\`,
});
`;
}

const PROMPT = `---
description: What this prompt asks for.
maxOutputTokens: 4000
---
=== system ===
{{> (concat "_rules." promptLanguage)}}
=== user ===
{{> (concat "_brief." promptLanguage)}}

What to write.
`;
