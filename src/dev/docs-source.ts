import { z } from 'zod';
import type { Example, Rule } from '../kinds.ts';
import { briefSchema, factsFileSchema } from '../model/brief.ts';
import type { PhraseListName } from '../model/language.ts';
import { lockSchema } from '../model/lock.ts';
import { manifestSchema } from '../model/manifest.ts';
import { configSchema } from '../model/site.ts';
import { locales, rules } from '../registry.ts';

/** JSON Schemas for editors, by file name, from the same source as the checks. */
export function jsonSchemas(): Record<string, string> {
  const schemas = { brief: briefSchema, config: configSchema, facts: factsFileSchema, lock: lockSchema, manifest: manifestSchema };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [`${name}.schema.json`, `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`]),
  );
}

/** One Markdown page a rule and an index, by path under `docs/rules`. */
export function rulePages(): Record<string, string> {
  const pages: Record<string, string> = {};
  for (const rule of rules) pages[`${rule.id}.md`] = rulePage(rule);
  const areas = Map.groupBy(rules, (rule) => rule.id.split('/')[0] ?? '');
  pages['README.md'] = `# Rules\n\n${rules.length} rules. \`slugline rules ID\` prints the same on the command line.\n${[...areas]
    .map(([area, list]) => `\n## ${area}\n\n| rule | severity | finds |\n|---|---|---|\n${list.map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${cell(rule.about)} |`).join('\n')}\n`)
    .join('')}`;
  return pages;
}

/** The page about the phrase lists: of each list, in each language, where its phrases come from and how many there are. */
export function lexiconPage(): string {
  const names = Object.keys(locales[0]?.lexicon ?? {}) as (PhraseListName | 'contradictions')[];
  const rows = (name: PhraseListName | 'contradictions'): string[] => locales.map(({ tag, lexicon }) => {
    const list = lexicon[name];
    return `| ${tag} | ${'pairs' in list ? list.pairs.length : list.phrases.length} | ${cell(list.source)} | ${list.date} |`;
  });
  const sections = names.sort().map((name) => `\n## ${name}\n\n| language | phrases | source | looked through |\n|---|---|---|---|\n${rows(name).join('\n')}\n`);
  const dated = locales.flatMap(({ tag, restrictedServices, markedOrganizations }) =>
    [...restrictedServices, ...markedOrganizations].map(({ id, since, note }) => `| ${tag} | ${id} | ${since} | ${cell(note)} |`));
  return `# Lexicons

What the rules know of each language: lists of phrases, written as \`src/text/phrases.ts\` says and found in every form of their words. One phrase may hold many
alternatives. \`src/locales/<language>.ts\` has the lists themselves.
${sections.join('')}
## Dated restrictions

| language | name | since | what holds |
|---|---|---|---|
${dated.join('\n')}
`;
}

function rulePage(rule: Rule): string {
  const options = Object.entries(rule.options ?? {});
  return `# ${rule.id}

${rule.about}

- Severity: **${rule.severity}**${rule.withoutConfig === undefined ? '' : `; ${rule.withoutConfig} at most where there is no config`}
- Looks at: ${rule.needs === 'article' ? 'one article at a time' : 'all articles together'}
${rule.source === undefined ? '' : `- Source: ${rule.source}\n`}
## Why

${rule.why}

## What to do

${rule.fix}
${options.length === 0 ? '' : `\n## Options\n\n| option | default |\n|---|---|\n${options.map(([key, value]) => `| \`${key}\` | \`${cell(JSON.stringify(value))}\` |`).join('\n')}\n\n\`\`\`yaml\nrules:\n  ${rule.id}: [${rule.severity}, ${JSON.stringify(rule.options)}]\n\`\`\`\n`}
## Reported

${rule.examples.bad.map(fenced).join('\n\n')}

## Not reported

${rule.examples.good.map(fenced).join('\n\n')}
`;
}

function fenced(example: Example): string {
  return `\`\`\`\`markdown\n${(typeof example === 'string' ? example : example.text).trim()}\n\`\`\`\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
