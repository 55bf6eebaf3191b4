import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLUG_PATTERN } from '../../src/model/brief.ts';
import { slugify } from '../../src/text/slug.ts';

describe('slugify', () => {
  test.each([
    // contracts §5
    ['Привлечение гостей', 'privlechenie-gostey'],
    ['Поддержка онлайн', 'podderzhka-onlayn'],
    ['Оптимизация налогов для ИП', 'optimizaciya-nalogov-dlya-ip'],
    ['й х ц ч ш щ ё ж ы э ю я', 'y-h-c-ch-sh-sch-yo-zh-y-e-yu-ya'],
    ['объём и подъезд, семья', 'obyom-i-podezd-semya'],
    ['абвгдеёжзийклмнопрстуфхцчшщъыьэюя', 'abvgdeyozhziyklmnoprstufhcchshschyeyuya'],
    ['АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ', 'abvgdeyozhziyklmnoprstufhcchshschyeyuya'],
    ['Чат-поддержка: 24/7 — «быстро»', 'chat-podderzhka-24-7-bystro'],
    ['50% скидка & подарок', '50-skidka-podarok'],
    ['C++ и C#', 'c-i-c'],
    ['don’t stop', 'dont-stop'],
    ['  --a__b..c--  ', 'a-b-c'],
    ['naïve café', 'naive-cafe'],
    ['Straße', 'strasse'],
    ['й'.normalize('NFD') + 'од', 'yod'],
    ['со\u00adгла\u200bсие', 'soglasie'],
    ['Привет🎉мир', 'privet-mir'],
    ['№1 в мире', '1-v-mire'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\u0000b%2e', 'a-b-2e'],
    ['constructor __proto__', 'constructor-proto'],
    ['', ''],
    ['🎉', ''],
    ['日本語', ''],
    ['—', ''],
  ])('%j → %j', (text, slug) => expect(slugify(text)).toBe(slug));

  test("a locale's letters win over the defaults", () => {
    expect(slugify('Äpfel и щи', { ä: 'ae', щ: 'shch' })).toBe('aepfel-i-shchi');
  });

  const letters = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('й', 'Ё', 'щ', '-', '_', '/', '.', ' ', '%', 'A', '9', 'é', 'ß', '🎉', '\u0301', '№', 'ы')).map((list) => list.join('')));
  test('gives a slug or nothing, and the slug of a slug is itself', () => {
    fc.assert(fc.property(letters, (text) => {
      const slug = slugify(text);
      if (slug !== '') expect(slug).toMatch(SLUG_PATTERN);
      expect(slugify(slug)).toBe(slug);
    }), { numRuns: 3000 });
  });
  test('for every character there is', () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const slug = slugify(`a${String.fromCodePoint(code)}b`);
      if (!SLUG_PATTERN.test(slug)) wrong.push(`U+${code.toString(16)} gives ${JSON.stringify(slug)}`);
    }
    expect(wrong).toEqual([]);
  });
});
