import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ENGINE_FINDINGS } from '../src/check.ts';
import { registrySource, reportsRegistrySource } from '../src/dev/registry-source.ts';
import { locales, rules } from '../src/registry.ts';
import { runRule } from './kit/rule.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));

test('the registry is fresh', () => {
  expect(readFileSync(`${src}/registry.ts`, 'utf8')).toBe(registrySource(src));
  expect(readFileSync(`${src}/registry-reports.ts`, 'utf8')).toBe(reportsRegistrySource(src));
});

describe('every rule', () => {
  test('ids are unique', () => {
    const ids = [...rules.map((rule) => rule.id), ...ENGINE_FINDINGS];
    expect(new Set(ids).size).toBe(ids.length);
  });
  for (const rule of rules) {
    describe(rule.id, () => {
      test('has an id that is its path, and texts', () => {
        expect(rule.id).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(() => readFileSync(`${src}/rules/${rule.id}.ts`)).not.toThrow();
        expect(() => readFileSync(new URL(`rules/${rule.id}.test.ts`, import.meta.url))).not.toThrow();
        for (const text of [rule.about, rule.why, rule.fix]) expect(text).toMatch(/^[\p{Lu}`"«<].{15,}[.!?]$/su);
        expect(rule.examples.bad.length).toBeGreaterThan(0);
        expect(rule.examples.good.length).toBeGreaterThan(0);
      });
      rule.examples.bad.forEach((example, index) => {
        test(`reports bad example ${index + 1}`, () => {
          const found = runRule(rule, example).findings.map((finding) => finding.rule);
          expect(found.length).toBeGreaterThan(0);
          expect(new Set(found)).toEqual(new Set([rule.id]));
        });
      });
      rule.examples.good.forEach((example, index) => {
        test(`is silent on good example ${index + 1}`, () => {
          expect(runRule(rule, example).findings.map((finding) => `${finding.rule} ${finding.line}: ${finding.message}`)).toEqual([]);
        });
      });
    });
  }
});

describe('locales', () => {
  const [first] = locales;
  for (const locale of locales) {
    test(`${locale.tag} has every part that the others have`, () => {
      expect(Object.keys(locale).sort()).toEqual(Object.keys(first ?? {}).sort());
      expect(Object.keys(locale.lexicon).sort()).toEqual(Object.keys(first?.lexicon ?? {}).sort());
    });
  }
});
