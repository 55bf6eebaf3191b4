import { describe, expect, test } from 'vitest';
import { ARROW_HEAD, AT_SIGN, blocksWith, CAPITALS, DIGIT, DOTS, HYPHENED_NUMBERS, SPACED_HYPHEN, STRAIGHT_QUOTE, STRAY_SPACE, TEN_DIGITS } from '../../src/text/signs.ts';
import { testDocument } from '../kit/rule.ts';

const found = (text: string, signs: number): string[] => blocksWith(testDocument(`# Bees\n\nNothing special here.\n\n${text}\n`), signs).map((block) => block.text);

describe('blocksWith', () => {
  test.each([
    [STRAIGHT_QUOTE, 'He said "honey" twice.'],
    [STRAY_SPACE, 'Two  spaces.'],
    [STRAY_SPACE, 'A\u00a0 mixed pair.'],
    [STRAY_SPACE, 'One before , a comma.'],
    [STRAY_SPACE, 'At the end .'],
    [SPACED_HYPHEN, 'Hives - and frames.'],
    [DOTS, 'Well...'],
    [ARROW_HEAD, 'Egg -> larva.'],
    [AT_SIGN, 'Write to anna@example.org today.'],
    [HYPHENED_NUMBERS, 'Take 3-5 frames.'],
    [CAPITALS, 'This is VERY warm.'],
    [CAPITALS, 'Улей ОЧЕНЬ тёплый.'],
    [CAPITALS, 'Das ist SÜSS.'],
    [DIGIT, 'A swarm of 7 kilos.'],
    [TEN_DIGITS, 'Call +7 812 111 22 33 now.'],
  ])('sign %i in: %s', (sign, text) => {
    expect(found(text, sign)).toEqual([text]);
  });

  test.each([
    [STRAIGHT_QUOTE | STRAY_SPACE | SPACED_HYPHEN | DOTS | ARROW_HEAD | AT_SIGN | HYPHENED_NUMBERS | CAPITALS | DIGIT | TEN_DIGITS, 'Bees, wasps — and, of course, half-wild bumble-bees: «all» of them.'],
    [STRAY_SPACE, 'A dash — and "quotes" , hm'.replace(' ,', ',')],
    [HYPHENED_NUMBERS, 'A 3–5 range and 2024-plan.'],
    [CAPITALS, 'Is It An AI of PhD rank?'],
    [TEN_DIGITS, 'From 1912 to 1987.'],
  ])('none of %i in: %s', (sign, text) => {
    expect(found(text, sign)).toEqual([]);
  });

  test('several signs at once, in reading order', () => {
    const doc = testDocument('# Bees\n\nFive "queens".\n\nPlain.\n\n- 12 hives\n- more\n');
    expect(blocksWith(doc, STRAIGHT_QUOTE | DIGIT).map(({ text }) => text)).toEqual(['Five "queens".', '12 hives']);
    expect(blocksWith(doc, AT_SIGN)).toEqual([]);
  });
});
