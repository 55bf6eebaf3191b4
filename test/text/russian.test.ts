import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENGINE_FINDINGS } from '../../src/check.ts';
import { rules } from '../../src/registry.ts';
import { russianText } from '../../src/text/russian/any.ts';
import { russianReason } from '../../src/text/russian/claims.ts';
import { russianPlanReason } from '../../src/text/russian/plan.ts';
import { russianProblem } from '../../src/text/russian/problems.ts';
import { russianFinding, russianRule } from '../../src/text/russian/rules.ts';
import { inRussian } from '../../src/text/russian/spoken.ts';
import { missingIn } from '../kit/russian.ts';

/** English messages said in Russian. That every message of a rule has its Russian one is asked by `runRule`, in every test of a rule. */

describe('a template', () => {
  test('carries words and numbers over; number decides the form', () => {
    const says = { 'the section "{q}" has {n} words': 'В разделе «{q}» {n} {n|слово|слова|слов}.' };
    expect([1, 2, 5, 11, 21, 104, 112].map((n) => inRussian(`the section "Цены" has ${n} words`, says))).toEqual([
      'В разделе «Цены» 1 слово.', 'В разделе «Цены» 2 слова.', 'В разделе «Цены» 5 слов.', 'В разделе «Цены» 11 слов.', 'В разделе «Цены» 21 слово.', 'В разделе «Цены» 104 слова.', 'В разделе «Цены» 112 слов.',
    ]);
    expect(inRussian('the section "Цены" has 2.5 words', says)).toBe('В разделе «Цены» 2,5 слова.');
    expect(inRussian('the section "a «b» c" has 1 words', says)).toBe('В разделе «a „b“ c» 1 слово.');
  });

  test('does not fit another text', () => {
    const says = { 'has {n} words': '{n}', 'a "{q}"': '{q}', plain: 'просто' };
    for (const other of ['has many words', 'has 3 words more', 'so has 3 words', 'a "b', '', 'plainly']) expect(inRussian(other, says)).toBeUndefined();
    expect(inRussian('plain', says)).toBe('просто');
  });

  test('words of a table and lists; a word that is not known is no translation', () => {
    const says = { 'holds {what}': 'содержит {what*}', 'beside {names}': 'рядом {names~}' };
    const words = { 'a role ("{q}")': 'должность («{q}»)', 'a label': 'пометка' };
    expect(inRussian('holds a label and a role ("редактор")', says, words)).toBe('содержит пометка и должность («редактор»)');
    expect(inRussian('holds a label and a fish', says, words)).toBeUndefined();
    expect(inRussian('beside one, two, three and 4 more', says)).toBe('рядом one, two, three и ещё 4');
    expect(inRussian('beside one, two and others', says)).toBe('рядом one, two и других');
  });

  test('a hostile text is put in as it is and costs no more than its length', () => {
    const says = { 'the title "{one}" and the heading "{other}" share {n} of {n2} words': '«{one}» — «{other}»: {n} из {n2}' };
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
      fc.pre(!one.includes('"') && !other.includes('"'));
      const said = inRussian(`the title "${one}" and the heading "${other}" share 1 of 2 words`, says);
      expect(said).toBe(`«${one.replaceAll('«', '„').replaceAll('»', '“')}» — «${other.replaceAll('«', '„').replaceAll('»', '“')}»: 1 из 2`);
    }));
    expect(inRussian(`the title "${'" and the heading "'.repeat(20_000)}`, says)).toBeUndefined();
    expect(inRussian('the title "{other}" and the heading "$& $1 {one*}" share 1 of 2 words', says)).toBe('«{other}» — «$& $1 {one*}»: 1 из 2');
  });
});

describe('every rule', () => {
  const ids = [...rules.map(({ id }) => id), ...ENGINE_FINDINGS];

  test.each(ids)('%s has a title, a reason and advice in Russian', (id) => {
    const { title = '', why = '', fix = '' } = russianRule(id) ?? {};
    expect(title).toMatch(/^[«А-ЯЁA-Zn@][^.]{5,60}$/u);
    for (const text of [why, fix]) expect(text).toMatch(/^[\p{Lu}`«][^]{5,}[.!?]$/u);
    for (const text of [title, why]) expect(text).toMatch(/[а-яё]/u);
    expect(`${title} ${why} ${fix}`).not.toMatch(/ {2}|"[^"]*[а-я]|[а-я]"|[a-z][а-я]|[а-я][a-z]/u);
  });

  test('nothing is said of a rule that is not there', () => {
    expect(russianRule('no/such')).toBeUndefined();
    expect(russianFinding({ rule: 'no/such', message: 'a', help: 'b' }, undefined)).toBeUndefined();
  });

  test.each(ids)('%s: what stands in the English templates stands in the Russian ones', (id) => {
    const { says = {}, words = {} } = russianRule(id) ?? {};
    for (const [english, russian] of [...Object.entries(says), ...Object.entries(words)]) {
      const slots = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)[^}]*\}/g)].map(([, name = '']) => name))].toSorted();
      expect([english, slots(russian)]).toEqual([english, slots(english)]);
      expect([english, missingIn(russian.replaceAll(/\{(\w+)[^}]*\}/g, '{$1}'), english)]).toEqual([english, []]);
    }
  });

  test('an unknown message stays English, the rest is Russian', () => {
    const fix = rules.find(({ id }) => id === 'links/http')?.fix;
    expect(russianFinding({ rule: 'links/http', message: 'quite another message', help: fix ?? '' }, fix)).toMatchObject({ title: 'Ссылка по http', message: null, help: expect.stringMatching(/^Откройте/) as unknown });
  });
});

test.each([
  ['no fact and nothing in the brief says it', 'Этого нет ни в фактах, ни в ТЗ.'],
  ['it says more than "Цена 5 €"', 'Сказано больше, чем в факте «Цена 5 €».'],
  ['since 2011', 'Считается с 2011 года.'],
  ['12 times 500 ₽, less 300 ₽', '12 × 500 ₽ минус 300 ₽.'],
  ['Мы работаем с 2011 года.', undefined],
])('a reason of a claim: %s', (english, russian) => expect(russianReason(english)).toBe(russian));

test.each([
  ['new', 'новая'], ['status is hold', 'ТЗ отложено'], ['2 parts are out of date', '2 части устарели'], ['facts changed (a, b)', 'изменились факты (a, b)'],
  ['model changed (a → b), but a wrote it: give its API key, or choose --provider offline', 'сменилась модель (a → b), но писала a: дайте её ключ API или выберите --provider offline'],
  ['competes with briefs/a.yaml "Шины": same title, 3 of 4 headings (merge the two, change the keyword, link to it by links.must: [a], or say "overlap: allow" with a reason)', 'спорит за запрос с briefs/a.yaml «Шины»: заголовок тот же, 3 из 4 подзаголовков. Объедините их, смените ключевую фразу, сошлитесь на неё (links.must: [a]) или разрешите это с причиной ("overlap: allow")'],
  ['from 12 earlier calls of gpt', 'по прошлым запускам (12 вызовов gpt)'], ['because', undefined],
])('a reason of a plan: %s', (english, russian) => expect(russianPlanReason(english)).toBe(russian));

test.each([
  ['briefs/a.yaml:2:7  "slug": expected lower-case latin words joined by "-", such as chat-podderzhka, found "Not A Slug"\n  → Correct it, or leave the key out: the slug is then made from the topic.', 'briefs/a.yaml:2:7  «slug»: должно быть — строчные латинские слова через «-», например chat-podderzhka, а стоит «Not A Slug».\n  → Исправьте его или уберите ключ: тогда адрес составится из темы.'],
  ['briefs/a.yaml:3:1  unknown key "lenght"\n  → Did you mean "length"?\nbriefs/b.yaml:1:1  the required key "topic" is missing', 'briefs/a.yaml:3:1  Незнакомый ключ «lenght».\n  → Может быть, «length»?\nbriefs/b.yaml:1:1  Не хватает обязательного ключа «topic».'],
  ['The file was changed meanwhile.', 'Файл тем временем изменили.'],
  ['a.yaml:1:1  unknown key "b"\n  → Advice that nobody has translated.', 'a.yaml:1:1  Незнакомый ключ «b».'],
  ['a.yaml:1:1  something new', undefined],
])('a problem: %s', (english, russian) => expect(russianProblem(english)).toBe(russian));

test('any text: a rule by its id, a message with its rule', () => {
  expect(russianText('links/http')).toBe('Ссылка по http');
  expect(russianText('corpus/same-hero: the hero image is also that of a, b and 2 more')).toBe('Такая же обложка у a, b и ещё 2.');
  expect(russianText('new')).toBe('новая');
  expect(russianText('Просто текст.')).toBeUndefined();
});
