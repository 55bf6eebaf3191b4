import { describe, expect, test } from 'vitest';
import { validate } from '../../src/index.ts';
import type { Finding } from '../../src/index.ts';

/** All rules on two German articles: one with defects in known lines, one without. */
const config = {
  site: { url: 'https://example.org', name: 'Bootshaus', articlePath: '/blog/{slug}/', locale: 'de', locales: ['de', 'en'] },
  brand: { name: 'Werft Nord', url: 'https://werft-nord.example.com/' },
  images: { hosts: ['example.org'] },
  // A short fixture without structured data.
  rules: { 'schema/primary-type': 'off' as const, 'seo/thin-content': 'off' as const },
  authors: [{ id: 'anna', name: 'Anna Sommer', url: 'https://example.org/autoren/anna/' }],
};

const head = (title: string, description: string): string => `---
title: ${title}
description: ${description}
pubDate: '2026-03-01'
author: Anna Sommer
heroImage: https://example.org/boot.jpg
heroImageAlt: Ein Holzboot am Steg
lang: de
---
`;

const clean = `${head('Ein Holzboot im Frühjahr streichen', '"Ein Holzboot streichen: wie der Rumpf trocknet, welches Schleifpapier passt und warum drei dünne Schichten Lack länger halten als eine dicke."')}# Ein Holzboot im Frühjahr streichen

Wer im Frühjahr ein Holzboot streichen will, braucht Zeit. Der Rumpf muss vorher trocken sein, sonst hält der Lack nicht. Am 3. Mai öffnet der Hafen, bis dahin bleibt genug Zeit.

## Den Rumpf trocknen

Das Boot steht zwei Wochen unter einem Dach. Die Luft soll dabei ziehen, z. B. zwischen zwei offenen Toren. Nasse Stellen sind dunkler und fühlen sich kalt an.

## Schleifen und streichen

1. Alte Farbe mit grobem Papier abnehmen.
2. Mit feinem Papier nachschleifen.
3. Den Staub mit einem Tuch abwischen.

Danach folgen drei dünne Schichten. Jede trocknet einen Tag – bei Kälte auch zwei. „Dünn und oft“ lautet die Regel der Bootsbauer, wie der [Leitfaden zur Pflege von Holzbooten](https://example.net/holzboote) erklärt.

## Häufig gestellte Fragen

### Wie lange hält der Anstrich?

Meist eine Saison. Im Salzwasser wird er schneller matt.

### Welcher Pinsel passt?

Ein breiter Pinsel mit weichen Borsten. Er lässt keine Streifen zurück.
`;

const planted = `${head('Holzboot streichen', 'Alles über das Streichen.')}# Holzboot streichen

Gerne, hier ist der Artikel über Holzboote.

Wir von der Werft Nord sind der führende Anbieter im Norden. Hunderte zufriedener Kunden vertrauen uns.

## Warum streichen lohnt sich 2024?

Studien zeigen: 72 % der Eigentümer streichen zu spät. Nach unserer Erfahrung reicht eine Schicht. Wir garantieren Ihnen ein perfektes Boot.

Fordern Sie bei der Werft Nord eine kostenlose Beratung an. Preise stehen [hier](https://example.net/preise).

[Bild: Boot im Hafen]

Laden Sie unsere Checkliste herunter.

Er sagte "Farbe" und ging - ohne Pinsel.

## Häufig gestellte Fragen

### Wie lange hält der Anstrich?

Eine Saison. Kontaktieren Sie uns noch heute!

Fokus-Keyword: Holzboot streichen
`;

async function check(text: string): Promise<Finding[]> {
  const { findings } = await validate({ articles: [{ file: 'holzboot-streichen.md', text }], complete: false, asOf: '2026-06-01', config });
  return findings;
}
const lineOf = (words: string): number => planted.slice(0, planted.indexOf(words)).split('\n').length;

describe('a German article', () => {
  test('without defects has no errors and no warnings', async () => {
    expect((await check(clean)).filter((finding) => finding.severity !== 'info').map((finding) => `${finding.severity} ${finding.rule} ${finding.line}: ${finding.message}`)).toEqual([]);
  });

  const findings = check(planted);
  test.each([
    ['safety/prompt-leak', 'Gerne, hier'],
    ['claims/superlative', 'führende Anbieter'],
    ['claims/unverified-brand-fact', 'Hunderte'],
    ['claims/stale-year', '2024'],
    ['claims/unsourced-statistic', 'Studien zeigen'],
    ['claims/unsourced-statistic', '72 %'],
    ['claims/first-hand-unbacked', 'Nach unserer Erfahrung'],
    ['claims/guarantee-absolute', 'Wir garantieren'],
    ['claims/unverified-brand-fact', 'kostenlose Beratung'],
    ['links/generic-anchor', '[hier]'],
    ['structure/leftover-placeholder', '[Bild: Boot'],
    ['structure/promised-asset-missing', 'Laden Sie unsere Checkliste'],
    ['language/straight-quotes', '"Farbe"'],
    ['language/hyphen-dash', 'ging - ohne'],
    ['faq/answer-promo', 'Kontaktieren Sie uns'],
    ['safety/instruction-leak', 'Fokus-Keyword'],
  ])('%s finds: %s', async (rule, words) => {
    const line = lineOf(words);
    expect((await findings).filter((finding) => finding.line === line).map((finding) => finding.rule)).toContain(rule);
  });

  test('no rule crashed', async () => {
    expect((await findings).filter((finding) => finding.rule.startsWith('slugline/'))).toEqual([]);
  });

  test('undeclared, it is read as German on an English site', async () => {
    const { findings: found } = await validate({ articles: [{ file: 'holzboot.md', text: planted.replace('lang: de\n', '') }], complete: false, asOf: '2026-06-01', config: { ...config, site: { ...config.site, locale: 'en' } } });
    expect(found.map((finding) => finding.rule)).toContain('safety/prompt-leak');
    expect(found.map((finding) => finding.rule)).toContain('claims/first-hand-unbacked');
  });
});
