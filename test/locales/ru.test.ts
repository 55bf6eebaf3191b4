import { describe, expect, test } from 'vitest';
import { languages } from '../kit/rule.ts';

const language = languages.get('ru') ?? expect.unreachable('no Russian');
type List = Parameters<typeof language.find>[0];
const found = (list: List, text: string): number => language.find(list, language.words(text)).length;

/** Phrases in forms that the lists do not spell out, and neighbours that must not match. */
const cases: Partial<Record<List, { match: string[]; pass: string[] }>> = {
  placeholders: { match: ['Кнопка: заказать', 'Вставьте фото', 'TODO: цена'], pass: ['Имя клиента', 'краткое изложение проблемы'] },
  genericAnchors: { match: ['здесь', 'По ссылке', 'читать дальше', 'официальном сайте'], pass: ['как выбрать чайник', 'правила ухода за садом'] },
  superlatives: { match: ['лучших мастеров города', 'эталонного сервиса', 'компания мирового уровня', 'лидера рынка', 'самые выгодные условия'], pass: ['самый простой способ', 'так будет лучше', 'лучше полить вечером', 'лидер группы запел'] },
  guarantees: { match: ['мы гарантируем урожай', 'абсолютно безопасна', 'гарантированного качества', 'без всякого, то есть никакого риска'], pass: ['гарантия производителя', 'гарантийный срок два года', 'не даёт гарантии от дождя'] },
  softGuarantees: { match: ['в любой момент', 'всегда на связи', 'да, сможет'], pass: ['любой гость', 'на связи до пяти'] },
  firstHand: { match: ['по нашему опыту', 'мы сами протестировали насос', 'как показывает наша практика'], pass: ['опыт показывает', 'протестируйте насос', 'ваш опыт'] },
  brandClaims: { match: ['сотням довольных клиентов', 'десятков проектов', 'многолетнего опыта', 'более 300 объектов', '15 лет на рынке'], pass: ['сотни звёзд на небе', 'десятки лет назад', 'дерево 15 лет растёт'] },
  offers: { match: ['бесплатную консультацию', 'бесплатного аудита', 'в течение 20 минут', 'скидку до 10 рублей'], pass: ['бесплатный вход в музей', 'в течение всей зимы'] },
  promisedAssets: { match: ['скачайте наш чек-лист', 'получите бесплатный чек-лист'], pass: ['скачайте обновление', 'температура ниже нуля'] },
  assistantTalk: { match: ['Конечно, вот статья', 'Вот ваш текст', 'Надеюсь, это поможет', 'Если нужно, я доработаю'], pass: ['Чем могу вам помочь?', 'Конечно, бывают исключения', 'Вот пять причин'] },
  modelSelfReference: { match: ['Как языковая модель, я', 'у меня нет доступа к интернету'], pass: ['языковые модели учатся', 'модель самолёта'] },
  instructionLabels: { match: ['Ключевое слово', 'Мета-описание', 'SEO-заголовок'], pass: ['Важно', 'Пример'] },
  cliches: { match: ['не просто чай', 'это не роскошь, а средство', 'в современном мире', 'залог успеха'], pass: ['не сложно', 'мир растений', 'простой чай'] },
  roles: { match: ['Эксперт сада', 'главного редактора', 'Команда'], pass: ['Анна Седова', 'Пётр Ильин'] },
  statisticIdioms: { match: ['100% внимания', 'по шкале от 1 до 5', 'предоплата 30 %', '24/7', 'график 5/2'], pass: ['70 % садоводов', 'каждый 3 из 10'] },
  vagueSources: { match: ['по статистике', 'исследования показывают', 'учёные доказали', 'Статистика, которая удивляет и убеждает'], pass: ['отдел статистики', 'исследование Ивановой 2020 года', 'эксперт музея'] },
  presentTime: { match: ['сегодня', 'в настоящее время', 'тренды'], pass: ['вчера', 'время'] },
  namedThings: { match: ['сравнение популярных платформ', 'лучшие отели'], pass: ['сравнение цен', 'популярная песня'] },
};

describe('Russian phrases', () => {
  for (const [list, { match, pass }] of Object.entries(cases) as [List, { match: string[]; pass: string[] }][]) {
    test.each(match)(`${list} match: %s`, (text) => expect(found(list, text)).toBeGreaterThan(0));
    test.each(pass)(`${list} pass: %s`, (text) => expect(found(list, text)).toBe(0));
  }
});


/** Other words of the same kind, and ordinary prose that is close to them. */
const wider: readonly (readonly [list: List, match: readonly string[], pass: readonly string[]])[] = [
  ['cliches', ['как никогда актуально', 'не оставит вас равнодушным', 'на любой вкус и кошелёк', 'краеугольный камень сервиса', 'окунитесь в атмосферу уюта', 'в кратчайшие сроки', 'симфония вкусов'], ['преобразует строку в число', 'ключ к шкафу', 'как видите, файл пуст', 'положите под ключи']],
  ['guarantees', ['вы ничем не рискуете', 'успех гарантирован', 'результат обеспечен', 'с гарантией результата', 'решит все ваши проблемы'], ['гарантирует, что функция вернёт строку', 'риск есть всегда', 'без побочных эффектов']],
  ['softGuarantees', ['в любую минуту', 'решим любую задачу', 'никогда не опаздываем', 'строго в срок'], ['в эту минуту', 'задача решена']],
  ['superlatives', ['бесспорный лидер', 'дешевле не найти', 'первые на рынке', 'опытнейшие мастера', 'единственная в городе'], ['эталонная реализация', 'первый шаг', 'единственный аргумент функции']],
  ['firstHand', ['знаем не понаслышке', 'редакция опробовала', 'один из наших клиентов', 'в ходе собственного исследования'], ['мы проверим наличие файла', 'рекомендуем тестировать', 'клиент отправляет запрос']],
  ['brandClaims', ['сотни довольных семей', 'работаем с 2014 года', 'безупречная репутация', 'дипломированные специалисты'], ['сотни строк кода', 'сервер работает с данными']],
  ['offers', ['замер бесплатно', 'кэшбэк 5', 'перезвоним через полчаса', 'за наш счёт', 'вернём вам деньги'], ['вернуть значение', 'бесплатный плагин']],
  ['promisedAssets', ['забирайте шпаргалку', 'чек-лист можно скачать', 'пришлём вам гайд'], ['скачать архив', 'прикрепить шаблон к форме']],
  ['vagueSources', ['социологи выяснили', 'по данным экспертов', 'клинически доказано', 'большинство экспертов'], ['по данным Росстата', 'эксперт музея выяснил дату']],
  ['callsToAction', ['приходите к нам', 'действуйте прямо сейчас', 'наши менеджеры ответят', 'не откладывайте'], ['получить доступ к файлу', 'зарегистрировать пользователя']],
  ['assistantTalk', ['Хорошо, держите текст', 'Скажите, если нужно изменить тон', 'С учётом ваших пожеланий', 'Отличный вопрос'], ['Вот два варианта, о которых стоит знать', 'Контроль над полезной нагрузкой', 'Если остались вопросы, пишите нам']],
  ['placeholders', ['добавь фото', 'укажите цену', 'здесь нужно фото', 'ваш логотип: размер'], ['дата доставки', 'имя гостя']],
  ['instructionLabels', ['Целевая аудитория', 'Количество слов', 'Поисковый интент', 'Стоп-слова'], ['Язык', 'Теги', 'Ингредиенты']],
];

describe.each(wider)('%s', (list, match, pass) => {
  test.each(match)('finds: %s', (text) => expect(found(list, text)).toBeGreaterThan(0));
  test.each(pass)('leaves: %s', (text) => expect(found(list, text)).toBe(0));
});

describe('Russian words', () => {
  test('stop words are folded', () => {
    expect([...language.stopWords].filter((word) => word.includes('ё') || word !== word.toLowerCase())).toEqual([]);
    expect(language.stopWords.size).toBeGreaterThan(150);
  });
  test('topic stems drop function words', () => expect([...language.topicStems('Как мы выбрали ёлку для сада')].length).toBe(3));
  test.each([['двадцать', 20], ['пяти', 5], ['сорока', 40], ['двенадцать', 12]])('number word %s', (word, value) => expect(language.numberWords[word]).toBe(value));
  test.each([['молоко', 3], ['ёж', 1], ['СССР', 0]])('syllables of %s', (word, count) => expect(language.syllables(word)).toBe(count));
});

describe('Russian registries', () => {
  const names = (text: string): string[] =>
    [...language.restrictedServices, ...language.markedOrganizations].filter((entry) => language.phrases(entry.names) && match(entry.names, text)).map((entry) => entry.id);
  const match = (phrases: readonly string[], text: string): boolean => language.words(text).some((word) => phrases.some((phrase) => phrase.endsWith('~') && word.lower.startsWith(phrase.slice(0, -1))));
  test.each([['в Вайбере', ['viber']], ['WhatsApp-чат', ['whatsapp']], ['страницу в Инстаграме', ['instagram']], ['Фейсбуком', ['facebook']], ['мета-описание', []], ['метать диск', []]])('%s', (text, ids) => expect(names(text)).toEqual(ids));
  test('every entry has a day and a source', () => {
    for (const entry of [...language.restrictedServices, ...language.markedOrganizations]) {
      expect(entry.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(entry.note).toMatch(/\(.+\)/);
    }
  });
});
