import { describe, expect, test } from 'vitest';
import { addressAdvice } from '../../../src/text/address-words.ts';
import { testRule } from '../../kit/rule.ts';

const ru = (text: string): string => `---\nlang: ru\n---\n# Сад\n\n${text}\n`;
const de = (text: string): string => `---\nlang: de\n---\n# Garten\n\n${text}\n`;
const address = (form: string, text: string): { text: string; config: Record<string, unknown> } => ({ text, config: { brand: { address: form } } });
const polite = 'Если вы сажаете весной, вам хватит лопаты. Потом ваш сад растёт сам.';

testRule('language/address-mixed', {
  accept: {
    'вы throughout, with a capital only at the start of sentences': ru(`${polite} Вы увидите всходы. (Вам понравится.)\n\n- Ваш план\n- Вы и сад\n\n1. а) Вам решать`),
    'Вы throughout': ru('Если Вы сажаете весной, для Вас есть лопата.'),
    'ты throughout': ru('Если ты сажаешь весной, тебе хватит лопаты. Твой сад растёт.'),
    'quotations': ru(`${polite} На лопате написано: «Ты сможешь». Записка “для Вас” висит у двери.\n\n> Когда ты копаешь, земля дышит.`),
    'a dialogue': ru(`${polite}\n\n— Ты где был?\n\nСоседка: где ты копаешь?\n\nОна спросила: — И что ты сажаешь?`),
    'thoughts after a colon': ru(`${polite} Спросите себя: что ты сажаешь.`),
    'FAQ questions': ru(`${polite}\n\n## Частые вопросы\n\n### Когда ты сажаешь лук?\n\nВесной.`),
    'the first person': ru(`${polite} Скажи мне, кто твой друг. Тут как: я тебе, ты мне.`),
    'idioms and sayings': ru(`${polite} Вот тебе и урожай. Ни тебе сорняков, ни пыли. Есть пословица, что ты пожнёшь посеянное. Соседи быстро перешли на ты.`),
    'about the pronoun itself': ru(`${polite} В письме местоимение Вы пишут по-своему. С большой буквы Вы пишут в письмах.`),
    'вы to several people in an informal text': ru('Если ты сажаешь с другом, делите грядки. Тогда вы оба успеете. Завтра вы с другом отдохнёте, а твой сад растёт.'),
    'letters': ru(`${polite}\n\nУважаемый сосед! Лопата для Вас лежит у двери.\n\nВ конце пишут: искренне Ваш.`),
    'a word in emphasis': ru(`${polite} Пишут *ты* реже. Выбор между ты и вы прост.`),
    'titles and capitals': ru(`${polite} Сорт назвали в честь Ваше Величество. Табличка ДЛЯ ВАС висит.`),
    'the related list': ru(`${polite}\n\n## Читайте также\n\n- [Что ты посадил](/blog/a/)`),
    'code': ru(`${polite} Команда \`ты\` и \`dir\`.`),
    'the form of the brand': address('formal', ru(polite)),
    'the capital form of the brand': address('Formal', ru('Вы сажаете весной. Если Вам хватит лопаты, откройте сарай.')),
    'the informal form of the brand': address('informal', ru('Если ты сажаешь весной, возьми лопату. Если вы вдвоём, копать легче.')),
    'German, Sie with she and they': de('Wenn Sie graben, nehmen Sie den Spaten. Die Blumen blühen, und sie wachsen. Sie brauchen ihren Platz.'),
    'German, du': de('Wenn du gräbst, nimm deinen Spaten.'),
    'German, a French name, a saying and the pronoun': de('Wenn Sie graben, spielt der Cirque du Soleil. Wie du mir, so ich dir. Man ist dort per du.'),
    'German has one formal form': address('Formal', de('Wenn Sie graben, nehmen Sie den Spaten.')),
    'English has one form': address('informal', '# Garden\n\nYou dig, and your garden grows.\n'),
    'no address at all': address('informal', ru('Сад растёт сам.')),
  },
  reject: {
    'one ты among вы': { example: ru(`${polite} Если ты устал, отдохни.`), at: ['ты'], severity: 'warning', message: /"ты" \(this form once\) beside "вы" elsewhere \(3 times\)/ },
    'one вы among ты': { example: ru('Если ты сажаешь весной, тебе хватит лопаты. Осенью вам нужны вёдра.'), at: ['вам'], message: /beside "ты" elsewhere \(2 times\)/ },
    'a capital inside a sentence': { example: ru(`${polite} Лопата для Вас лежит, и грабли для Вас.`), at: ['Вас'], message: /"Вас" \(this form 2 times\) beside "вы"/ },
    'a small letter among capitals': { example: ru('Если Вы сажаете, для Вас есть лопата. Грабли вам дадут.'), at: ['вам'], message: /beside "Вы"/ },
    'three forms': { example: ru(`${polite} Лопата для Вас. Если твой сад мал, хватит её.`), at: ['Вас', 'твой'] },
    'an imperative beside ты': { example: ru('Откройте сарай. Там тебе видно лопату, и твоё ведро рядом, и тебя ждут грабли.'), at: ['Откройте'] },
    'in a heading and an item': { example: ru(`${polite}\n\n## Когда твой сад спит\n\n- Лопата для Вас`), at: ['твой', 'Вас'] },
    'an FAQ answer': { example: ru(`${polite}\n\n## Частые вопросы\n\n### Когда сажать лук?\n\nКогда ты готов.`), at: ['ты'] },
    'German, du among Sie': { example: de('Wenn Sie graben, nehmen Sie Ihren Spaten. Danach kannst du gießen.'), at: ['du'], message: /beside "Sie" elsewhere \(3 times\)/ },
    'German, a relative clause': { example: de('Wenn Sie graben, nehmen Sie den Spaten. Das Beet, das du brauchst, ist klein.'), at: ['du'] },
    'German, Sie among du': { example: de('Wenn du gräbst, nimm deinen Spaten. Danach können Sie gießen.'), at: ['Sie'] },
    'not the form of the brand: informal': { example: address('informal', ru(polite)), at: ['вы'], message: /this form 3 times\), the brand's form is "ты"/ },
    'not the form of the brand: formal': { example: address('formal', ru('Если ты сажаешь, лопата для Вас.')), at: ['ты', 'Вас'] },
    'not the form of the brand: capital': { example: address('Formal', ru(polite)), at: ['вы'], message: /the brand's form is "Вы"/ },
    'not the form of the brand, German': { example: address('formal', de('Wenn du gräbst, nimm deinen Spaten.')), at: ['du'] },
  },
});

describe('the advice of a prompt', () => {
  test('is in the language of the prompt', () => {
    expect(addressAdvice('formal', 'ru', 'ru')).toBe('К читателю — только на «вы», со строчной буквы.');
    expect(addressAdvice('Formal', 'ru', 'ru')).toContain('«Вы», с прописной');
    expect(addressAdvice('informal', 'ru', 'ru')).toBe('К читателю — только на «ты».');
    expect(addressAdvice('informal', 'de', 'en')).toBe('Address the reader as “du”, and in no other form.');
  });

  test('is not given for a language with one form', () => {
    expect(addressAdvice('formal', 'en', 'en')).toBeUndefined();
  });
});
