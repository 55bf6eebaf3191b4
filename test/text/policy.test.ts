import { describe, expect, test } from 'vitest';
import { locales, rules } from '../../src/registry.ts';
import { inForce, POLICIES, policyInForce, RUSSIAN_POLICY } from '../../src/text/policy.ts';
import { runRule } from '../kit/rule.ts';
import { schemaPage } from '../rules/page.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;

describe('dated policy', () => {
  test('every entry has its own id, days that exist, a source and a note', () => {
    expect(new Set(POLICIES.map(({ id }) => id)).size).toBe(POLICIES.length);
    const faults = POLICIES.filter(({ since, until, source, note }) => [since, until ?? since].some((day) => new Date(day).toISOString().slice(0, 10) !== day) || source.length < 10 || note.length < 10);
    expect(faults).toEqual([]);
  });

  test('holds from its first day to the day before it ends', () => {
    const policy = { since: '2026-03-01', until: '2026-05-01' };
    expect(['2026-02-28', '2026-03-01', '2026-04-30T23:00:00Z', '2026-05-01'].map((day) => inForce(policy, day))).toEqual([false, true, true, false]);
    expect([policyInForce('ru/168-fz', '2026-02-28'), policyInForce('ru/168-fz', '2026-03-01')]).toEqual([false, true]);
    expect(() => policyInForce('ru/unheard', '2026-03-01')).toThrow('no policy ru/unheard');
  });

  test('the locale dates its names as the policies do', () => {
    const russian = locales.find((locale) => locale.tag === 'ru');
    const since = (id: string): string | undefined => [...(russian?.restrictedServices ?? []), ...(russian?.markedOrganizations ?? [])].find((entry) => entry.id === id)?.since;
    const policy = (id: string): string | undefined => RUSSIAN_POLICY.find((entry) => entry.id === id)?.since;
    expect([since('viber'), since('whatsapp'), since('meta'), since('instagram'), since('facebook')]).toEqual([
      policy('ru/viber-blocked'), policy('ru/whatsapp-blocked'), policy('ru/meta-extremist'), policy('ru/meta-extremist'), policy('ru/meta-extremist'),
    ]);
  });
});

/** One article and two days: silent on the eve, a finding on the day. */
describe('rules judge by the day of the check', () => {
  const cases: Record<string, { rule: string; text: string; eve: string; day: string }> = {
    'how-to results': { rule: 'schema/deprecated-type', text: schemaPage("'@type': HowTo\nname: Tyres"), eve: '2023-09-12', day: '2023-09-13' },
    'FAQ results': { rule: 'schema/deprecated-type', text: schemaPage("'@type': FAQPage"), eve: '2026-05-06', day: '2026-05-07' },
    'special announcements': { rule: 'schema/deprecated-type', text: schemaPage("'@type': SpecialAnnouncement"), eve: '2025-09-08', day: '2025-09-09' },
    'estimated salaries': { rule: 'schema/deprecated-type', text: schemaPage("'@type': OccupationAggregationByEmployer"), eve: '2025-09-08', day: '2025-09-09' },
    'stars of articles': { rule: 'schema/rating-type-ineligible', text: schemaPage("'@type': BlogPosting\naggregateRating:\n  ratingValue: 4.8\n  reviewCount: 12"), eve: '2019-09-15', day: '2019-09-16' },
    'Viber': { rule: 'claims/restricted-service', text: ru('Пишите соседям в Viber.'), eve: '2024-12-12', day: '2024-12-13' },
    'WhatsApp': { rule: 'claims/restricted-service', text: ru('Создайте чат в WhatsApp.'), eve: '2025-11-27', day: '2025-11-28' },
    'Instagram': { rule: 'legal/extremist-org-unmarked', text: ru('Выкладывайте снимки в Инстаграме.'), eve: '2022-03-20', day: '2022-03-21' },
    'a mark of Instagram': { rule: 'legal/marker-without-footnote', text: ru('Выкладывайте снимки в Instagram\\*.'), eve: '2022-03-20', day: '2022-03-21' },
    'a date to come': { rule: 'frontmatter/date-future', text: "---\ntitle: Tyres\npubDate: '2026-06-03'\n---\n# Tyres\n\nText.\n", eve: '2026-06-03', day: '2026-06-01' },
  };
  for (const [name, { rule: id, text, eve, day }] of Object.entries(cases)) {
    test(`${name}: ${id}`, () => {
      const rule = rules.find((candidate) => candidate.id === id);
      if (rule === undefined) expect.unreachable(`no rule ${id}`);
      expect([runRule(rule, { text, asOf: eve }).findings.length, runRule(rule, { text, asOf: day }).findings.length]).toEqual([0, 1]);
    });
  }
});
