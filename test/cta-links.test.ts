import { describe, expect, test } from 'vitest';
import { createCtaLinks } from '../src/text/cta-links.ts';

const settle = (text: string, anywhere = true): string => createCtaLinks('x').settle(text, anywhere);

describe('space before and behind', () => {
  test.each([
    ['Прочтите договор.[Условия](cta:x) важны.', 'Прочтите договор. [Условия](cta:x) важны.'],
    ['Читайте[условия](cta:x).', 'Читайте [условия](cta:x).'],
    ['[А](fact:a)[условия](cta:x).', '[А](fact:a) [условия](cta:x).'],
    ['Он сказал: «Да».[Условия](cta:x).', 'Он сказал: «Да». [Условия](cta:x).'],
    ['„Ja.“[Hier](cta:x).', '„Ja.“ [Hier](cta:x).'],
    ['Да.***[Условия](cta:x)***', 'Да. ***[Условия](cta:x)***'],
    ['`код`[условия](cta:x)', '`код` [условия](cta:x)'],
    ['См. [сервис](cta:x)«Далее».', 'См. [сервис](cta:x) «Далее».'],
  ])('%s', (text, wanted) => {
    expect(settle(text)).toBe(wanted);
    expect(settle(wanted)).toBe(wanted);
  });
  test.each(['[Условия](cta:x) важны.', 'Есть [условия](cta:x).', '([условия](cta:x))', '«[Условия](cta:x)»', '"[Terms](cta:x)"', 'a “[Terms](cta:x)”', 'срок — [условия](cta:x)', '—[условия](cta:x)', 'консьерж-[сервис](cta:x)', '[сервис](cta:x)ом', 'Строка.\n[Условия](cta:x)', 'Строка.\\\n[Условия](cta:x)', '**[Условия](cta:x)**'])('%s stays', (text) => expect(settle(text)).toBe(text));
});

describe('where it may stand', () => {
  test.each([
    ['# [А](cta:x)', '# А'],
    ['- а\n- [б *в*](cta:x)', '- а\n- б *в*'],
    ['1. а\n\n   Абзац.[б](cta:x)', '1. а\n\n   Абзац. б'],
    ['| [а](cta:x) | б |\n|---|---|\n| в.[г](CTA:x) | д |', '| а | б |\n|---|---|\n| в. г | д |'],
    ['- [# а](cta:x)', '- \\# а'],
    ['- [- а](cta:x)', '- \\- а'],
    ['- [> а](cta:x)', '- \\> а'],
  ])('%s', (text, wanted) => {
    const links = createCtaLinks('x');
    expect(links.settle(text)).toBe(wanted);
    expect(links.linked).toBe(false);
    expect(links.notes.length).toBeGreaterThan(0);
  });
  test('once over all texts, in their order; not in texts without any', () => {
    const links = createCtaLinks('x');
    expect([links.settle('[а](cta:x)', false), links.settle('> [б](cta:x)'), links.settle('[в](cta:x)')]).toEqual(['а', '> [б](cta:x)', 'в']);
    expect(links.notes).toEqual([{ what: 'call-to-action', excerpt: 'а' }, { what: 'call-to-action', excerpt: 'в' }]);
    expect(links.linked).toBe(true);
  });
  test('addresses behind entities, escapes and codes are seen', () => {
    expect(settle('- [а](ct&#97;:x)')).toBe('- а');
    expect(settle('- [а](cta\\:x)')).toBe('- а');
    expect(settle('- [а](cta:%78)')).toBe('- а');
  });
  test.each(['- [а](cta:y)', '- [а](cta:X)', '- [а](fact:x)', '- [ ](cta:x)', '- [а](cta:%zz)', '`[а](cta:x)`', '- cta:x', ''])('%s is none of our business', (text) => expect(settle(text)).toBe(text));
  test('without a call to action nothing is touched', () => expect(createCtaLinks(undefined).settle('- а.[б](cta:x)')).toBe('- а.[б](cta:x)'));
});
