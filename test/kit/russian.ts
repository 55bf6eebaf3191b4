import { expect } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { rules } from '../../src/registry.ts';
import { russianFinding } from '../../src/text/russian/rules.ts';

/** Each message of a registered rule, and its advice, has a Russian counterpart that names the same numbers, words and keys. */
export function expectRussian({ rule, message, help }: Finding): void {
  const known = rules.find(({ id }) => id === rule);
  if (known === undefined && !rule.startsWith('slugline/')) return;
  const russian = russianFinding({ rule, message, help }, known?.fix);
  expect(russian, `the rule ${rule} has no Russian text: add it in src/text/russian/`).toBeDefined();
  for (const [english, said] of [[message, russian?.message], [help, russian?.help]] as const) {
    expect(said ?? undefined, `${rule} has no Russian for: ${english}`).toBeDefined();
    // The rule's own advice is a text of its own.
    if (english !== known?.fix) expect(missingIn(said ?? '', english), `${rule}: "${said ?? ''}" leaves out of "${english}"`).toEqual([]);
  }
}

/** Numbers, quoted words, keys and addresses of an English text that its Russian one does not have. */
export function missingIn(russian: string, english: string): string[] {
  const bare = (text: string): string => text.replace(/[«»„“”"`]/g, '').replace(/(\d)[.,](?=\d)/g, '$1,');
  const said = bare(russian);
  const quoted = [...english.matchAll(/"([^"]+)"|`([^`]+)`/g)].map(([, words = '', code = '']) => words + code);
  const numbers = [...english.replace(/"[^"]*"|`[^`]*`/g, ' ').matchAll(/(?<![\p{L}\d])\d+(?:[.,]\d+)?/gu)].map(([number]) => number);
  const addresses = [...english.matchAll(/https?:\/\/[^\s"`]*[^\s"`,.;:)]/g)].map(([address]) => address);
  return [...quoted, ...numbers, ...addresses].filter((part) => !said.includes(bare(part)));
}
