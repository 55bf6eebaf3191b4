import { describe, expect, test } from 'vitest';
import { slugify } from '../../src/text/slug.ts';
import { typesetLine } from '../../src/text/typography.ts';
import { sentencesOf } from '../../src/text/words.ts';
import { german as language } from '../kit/languages.ts';

type List = Parameters<typeof language.find>[0];
const found = (list: List, text: string): number => language.find(list, language.words(text)).length;

/** Phrases in forms that the lists do not spell out, and neighbours that must not match. */
const cases: Partial<Record<List, { match: string[]; pass: string[] }>> = {
  placeholders: { match: ['Button: Jetzt bestellen', 'Bild einfügen', 'Ihr Unternehmen', 'TODO'], pass: ['Name des Kunden', 'Vorname'] },
  genericAnchors: { match: ['hier', 'Hier klicken', 'mehr erfahren', 'offiziellen Webseite', 'weitere Informationen'], pass: ['Rosen schneiden', 'Preisliste für Wandfarben'] },
  promoOpeners: { match: ['Bestellen Sie noch heute', 'Jetzt anfragen', 'Rufen Sie uns an', 'Erfahren Sie mehr'], pass: ['Der Baum wird gepflanzt', 'Wer Rosen schneidet'] },
  superlatives: { match: ['der beste Service', 'ein führender Anbieter', 'Marktführerin im Norden', 'unschlagbare Preise', 'das größte Sortiment'], pass: ['der beste Weg zum Gießen', 'am besten abends', 'die einfachste Möglichkeit', 'der größte Baum'] },
  guarantees: { match: ['Wir garantieren eine reiche Ernte', 'garantierter Erfolg', 'absolut sicher', 'ohne jedes Risiko'], pass: ['Garantie des Herstellers', 'die Garantiezeit beträgt zwei Jahre', 'der Aufruf garantiert nicht', 'ein sicherer Ort'] },
  softGuarantees: { match: ['jederzeit', 'rund um die Uhr', 'immer erreichbar'], pass: ['zu dieser Zeit', 'erreichbar am Montag'] },
  firstHand: { match: ['nach unserer Erfahrung', 'Wir haben fünf Pumpen getestet', 'unsere Tests zeigen'], pass: ['die Erfahrung zeigt', 'Testen Sie die Pumpe', 'Ihre Erfahrung'] },
  brandClaims: { match: ['Hunderte zufriedener Kunden', 'über 300 Projekte', 'jahrzehntelange Erfahrung', '20 Jahre Erfahrung'], pass: ['Hunderte Sterne am Himmel', 'der Baum ist 20 Jahre alt'] },
  offers: { match: ['kostenlose Beratung', 'innerhalb von 20 Minuten', '10 % Rabatt', 'Rabattcode', 'Geld-zurück-Garantie'], pass: ['kostenlose Software', 'der Eintritt ist frei', 'innerhalb des Gartens'] },
  promisedAssets: { match: ['Laden Sie unsere Checkliste herunter', 'Hol dir jetzt die Vorlage'], pass: ['Laden Sie das Programm herunter', 'die Vorlage liegt im Ordner'] },
  pointers: { match: ['in der folgenden Tabelle', 'Siehe Grafik unten'], pass: ['der Tisch steht unten', 'im folgenden Jahr'] },
  assistantTalk: { match: ['Gerne, hier ist der Artikel', 'Ich hoffe, das hilft', 'Lass es mich wissen', 'Natürlich! Hier ist dein Text'], pass: ['Hier ist der Garten am schönsten', 'Natürlich wachsen Rosen', 'Wie kann ich helfen?'] },
  modelSelfReference: { match: ['Als KI-Sprachmodell kann ich', 'Ich bin ein Sprachmodell', 'meine Trainingsdaten'], pass: ['Sprachmodelle lernen', 'als Gärtner kann ich', 'das Modell einer Eisenbahn'] },
  instructionLabels: { match: ['Fokus-Keyword', 'Metabeschreibung', 'Zielgruppe'], pass: ['Wichtig', 'Beispiel'] },
  cliches: { match: ['in der heutigen schnelllebigen Welt', 'Es ist wichtig zu beachten', 'nicht mehr wegzudenken', 'Tauchen Sie ein', 'maßgeschneiderte Lösungen'], pass: ['heute nicht', 'die Welt der Pflanzen im Buch', 'wichtige Termine'] },
  roles: { match: ['Expertin für Rosen', 'Redaktion', 'Dr.'], pass: ['Anna Sommer', 'Peter Hügel'] },
  statisticIdioms: { match: ['100 % Aufmerksamkeit', 'auf einer Skala von 1 bis 5', '24/7', '100 % Baumwolle', '30 % Anzahlung'], pass: ['70 % der Gärtner', '3 von 10 Menschen'] },
  vagueSources: { match: ['Studien zeigen', 'laut Experten', 'wissenschaftlich bewiesen', 'Experten empfehlen'], pass: ['die Studie von Ivanova aus dem Jahr 2020', 'ein Experte im Museum', 'laut Fahrplan'] },
  statisticShapes: { match: ['mehr als die Hälfte', 'dreimal so viele'], pass: ['der dritte Baum', 'die untere Hälfte'] },
  shares: { match: ['jeder dritte Käufer', '7 von 10 Kunden', 'neun von zehn'], pass: ['der dritte Baum', 'zehn Bäume'] },
  callsToAction: { match: ['Kontaktieren Sie uns', 'Bestellen Sie jetzt', 'Zögern Sie nicht', 'Jetzt kostenlos testen'], pass: ['Rufen Sie den Notdienst', 'Melden Sie den Hund beim Amt an'] },
  presentTime: { match: ['heute', 'derzeit', 'aktuelle Trends'], pass: ['gestern', 'damals'] },
  namedThings: { match: ['Vergleich der beliebtesten Plattformen', 'die besten Hotels'], pass: ['Vergleich der Preise', 'ein beliebtes Lied'] },
};

describe('German phrases', () => {
  for (const [list, { match, pass }] of Object.entries(cases) as [List, { match: string[]; pass: string[] }][]) {
    test.each(match)(`${list} match: %s`, (text) => expect(found(list, text)).toBeGreaterThan(0));
    test.each(pass)(`${list} pass: %s`, (text) => expect(found(list, text)).toBe(0));
  }
});

describe('German words', () => {
  test('topic stems drop function words', () => expect([...language.topicStems('Wie wir einen Baum für den Garten ausgesucht haben')].length).toBe(3));
  test.each([['häuser', 'haus'], ['gärten', 'garten'], ['größte', 'größten']])('%s and %s have one stem', (one, other) => expect(language.stemOf(one)).toBe(language.stemOf(other)));
  test.each([['zwanzig', 20], ['zwölf', 12], ['fünf', 5], ['einundzwanzig', 21], ['neunundneunzig', 99], ['dreiunddreißig', 33]])('number word %s', (word, value) => expect(language.numberWords[word]).toBe(value));
  test.each([['garten', 2], ['bäume', 2], ['quelle', 2], ['nation', 3], ['eis', 1], ['haustür', 2], ['gartenarbeit', 4]])('syllables of %s', (word, count) => expect(language.syllables(word)).toBe(count));
});

test('umlauts in addresses', () => expect(slugify('Größere Äpfel & süße Öle', language.transliteration)).toBe('groessere-aepfel-suesse-oele'));

test('quotes and dash of typeset text', () => {
  expect(typesetLine('Er sagte: "Das ist "gut" so" - und ging...', language)).toBe('Er sagte: „Das ist ‚gut‘ so“ – und ging…');
});

test.each([
  ['Das Fest ist am 3. Mai im Garten. Es regnet.', 2],
  ['Rosen, z. B. Kletterrosen, brauchen Halt. Dünger hilft.', 2],
  ['Das kostet ca. 20 Euro inkl. Versand. Mehr nicht.', 2],
  ['Frau Dr. Sommer kommt i. d. R. um acht. Sie bleibt bis zehn.', 2],
])('sentences: %s', (text, count) => expect(sentencesOf(text, language.abbreviations).length).toBe(count));

test('reading ease by Amstad', () => {
  const { base, sentence, syllable } = language.readability;
  // Ten words a sentence, 1.5 syllables a word.
  expect(base - sentence * 10 - syllable * 1.5).toBeCloseTo(82.25);
});
