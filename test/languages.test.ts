import { describe, expect, test } from 'vitest';
import { languages } from './kit/rule.ts';

/** Texts of both languages that share their letters; each is also checked where the site is in the other language. */
const english = [
  'The keel of a wooden boat has to be dried for a week before it is painted, and the bolts are taken out first.',
  '# Sharpening a plane\n\nHold the blade flat on the stone. When the edge is bright, turn it over and take off the burr.\n',
  'Our kindergarten teacher plays the glockenspiel, and everyone has a rucksack with bratwurst, pretzels and a poltergeist story.',
  'He was born in Wien, moved to München in 1905 and said that “der Weg ist das Ziel” was the only German he had ever needed.',
  '- Why do bees swarm?\n- What can you do about it?\n- Where should the hive stand?\n- Who will help with the first harvest?\n',
  'Setup\n\n```js\nfor (const der of die) { und(der, das, nicht, ist) }\n```\n\nRun it once and see what happens to the file that you have opened.',
  'In 1987 the Volkswagen plant in Wolfsburg was larger than most towns; more than 60,000 people worked there at that time.',
  'I am an old man and I was at war with the cat. So was the dog, but not in the house.',
  'Bake at 220 °C for 25 minutes. Do not open the door. Let the loaf cool on a rack before you cut it.',
  "It's not what you'd expect: they don't sell tickets here, and you can't walk in without one.",
];
const german = [
  'Der Kiel eines Holzbootes muss eine Woche trocknen, bevor er gestrichen wird, und die Bolzen kommen zuerst heraus.',
  '# Ein Hobeleisen schärfen\n\nDie Klinge liegt flach auf dem Stein. Wenn die Schneide glänzt, wird das Eisen gewendet und der Grat abgezogen.\n',
  'Das Meeting mit dem Key Account Manager war ein Highlight: Das Team hat den Workflow optimiert und das Dashboard live geschaltet.',
  'Er schrieb auf Englisch „the way is the goal“, doch seine Freunde haben ihn nicht verstanden und den Satz für einen Scherz gehalten.',
  '- Warum schwärmen Bienen?\n- Was kann man dagegen tun?\n- Wo sollte der Stock stehen?\n- Wer hilft bei der ersten Ernte?\n',
  'Einrichtung\n\n```js\nfor (const the of all) { if (this.is(not)) return what; }\n```\n\nDas Skript wird einmal gestartet, danach ist die Datei nicht mehr leer und kann geöffnet werden.',
  'Im Jahr 1987 war das Werk in Wolfsburg grösser als die meisten Städte; mehr als 60.000 Menschen haben dort gearbeitet.',
  'So war es: Der Hund lag im Haus, die Katze sass am Ofen und wollte nicht in den Garten.',
  'Bei 220 °C etwa 25 Minuten backen. Die Tür bleibt zu. Das Brot muss auf einem Rost auskühlen, bevor es angeschnitten wird.',
  'Man darf hier nicht ohne Karte hinein, und an der Kasse gibt es keine. Deshalb sollte man sie vorher kaufen.',
];

describe('languages of one script', () => {
  test.each(english)('English: %s', (text) => expect([languages.detect(text).tag, languages.detect(text, undefined, 'de').tag]).toEqual(['en', 'en']));
  test.each(german)('German: %s', (text) => expect([languages.detect(text).tag, languages.detect(text, undefined, 'en').tag]).toEqual(['de', 'de']));

  test('what is declared wins', () => {
    expect(languages.detect(german[0] ?? '', 'en').tag).toBe('en');
    expect(languages.detect(english[0] ?? '', 'de-AT').tag).toBe('de');
  });
  test('where words do not tell, the site does', () => {
    const names = 'Volkswagen Golf, Opel Corsa, Ford Fiesta, Renault Clio, Fiat Panda';
    expect(languages.detect(names, undefined, 'de').tag).toBe('de');
    expect(languages.detect(names, undefined, 'en').tag).toBe('en');
    expect(languages.detect(names).tag).toBe('en');
    expect(languages.detect('42').tag).toBe('en');
  });
});

describe('scripts', () => {
  test.each(['en', 'de', 'ru'])('Russian is told by its letters on a site in %s', (fallback) => {
    expect(languages.detect('Киль деревянной лодки сушат неделю. The boat, das Boot: слова в тексте бывают разные.', undefined, fallback).tag).toBe('ru');
  });
  test('Latin script on a Russian site', () => {
    expect(languages.detect(english[0] ?? '', undefined, 'ru').tag).toBe('en');
    expect(languages.detect(german[0] ?? '', undefined, 'ru').tag).toBe('de');
  });
  test('regional tags, and the default first', () => {
    expect(languages.get('de-CH')?.tag).toBe('de');
    expect(languages.get('fr')).toBeUndefined();
    expect(languages.tags).toEqual(['en', 'de', 'ru']);
  });
});
