import type { SpokenRules } from './spoken.ts';

/** What a reader expects of a type of article. */
export const types: SpokenRules = {
  'types/comparison-balance': {
    title: 'Сравнение неравное',
    why: 'Читатель пришёл взвесить; сравнение, решённое заранее, — реклама, а необъективное в России считается недобросовестной конкуренцией.',
    fix: 'Дайте каждой стороне примерно поровну места, сильные и слабые места, и вместо победителя назовите, кому что подходит.',
    says: {
      'of {n} words about single sides, "{q}" gets {n2}': 'Из {n} {n|слова|слов|слов} об отдельных сторонах на «{q}» приходится {n2}.',
      '"{one}" is only praised here ({n} times), "{other}" only blamed ({n2} times)': '«{one}» здесь только хвалят ({n} {n|раз|раза|раз}), «{other}» — только ругают ({n2} {n2|раз|раза|раз}).',
      'a verdict ("{q}") without a condition or a source': 'Вывод («{q}») без условия и без источника.',
    },
  },
  'types/comparison-sides': {
    title: 'Названы не все, кого сравнивают',
    why: 'Сравнение двух вещей ищут по их названиям; сторона без подзаголовка или столбца не сравнена.',
    fix: 'Назовите каждую сторону в заголовке или первом абзаце и дайте ей подзаголовок или столбец таблицы.',
    says: {
      '"{q}" is compared here, but neither title nor opening, and no heading or table, names it': '«{q}» сравнивают, но не называют ни в заголовке и начале, ни в подзаголовках и таблице.',
      '"{q}" is compared here, but neither title nor opening names it': '«{q}» сравнивают, но не называют ни в заголовке, ни в начале.',
      '"{q}" is compared here, but no heading and no table names it': '«{q}» сравнивают, но не называют ни в подзаголовках, ни в таблице.',
    },
  },
  'types/howto-steps': {
    title: 'Шаги не по порядку',
    why: 'Читатель идёт по номерам, и руки у него заняты. Из-за пропущенного или повторного номера он ищет шаг, которого нет.',
    fix: 'Пронумеруйте шаги 1, 2, 3 в порядке работы и дайте в HowTo те же шаги.',
    says: {
      'the HowTo has a single step: that is no procedure': 'В HowTo один шаг: это ещё не инструкция.',
      'Write the article as a guide, or give the steps that are missing.': 'Напишите статью как руководство или добавьте недостающие шаги.',
      'this is step {n}, and step {n2} was to come here': 'Это шаг {n}, а здесь должен быть шаг {n2}.',
      '"{q}" are announced here, and the page shows {n}': 'Здесь обещано «{q}», а на странице {n}.',
      'the HowTo has {n} steps, the page shows {n2}': 'В HowTo {n} {n|шаг|шага|шагов}, а на странице {n2}.',
    },
  },
  'types/listicle-count': {
    title: 'Число в заголовке не сходится',
    why: 'Число в заголовке — обещание, за которым пришли, и читатель считает.',
    fix: 'Исправьте число в заголовке или добавьте либо уберите пункты; пронумеруйте их 1, 2, 3.',
    says: {
      'this item has the number {n}, and number {n2} was to come here': 'У этого пункта номер {n}, а здесь должен быть {n2}.',
      'the ItemList has other items than the page': 'В ItemList не те пункты, что на странице.',
      'the ItemList has {n} items, the page shows {n2}': 'В ItemList {n} {n|пункт|пункта|пунктов}, а на странице {n2}.',
      '"{q}" are announced here, and the list has {n} items': 'Здесь обещано «{q}», а в списке {n} {n|пункт|пункта|пунктов}.',
      'the title promises "{q}", and the list has {n} items': 'Заголовок обещает «{q}», а в списке {n} {n|пункт|пункта|пунктов}.',
    },
  },
  'types/news-source': {
    title: 'Новость без дня или источника',
    why: 'Что случилось, когда и кто об этом сообщил — без этого текст не новость: его не проверить, и называть его новостью поисковику не стоит.',
    fix: 'Начните с события, дня и источника со ссылкой; иначе выпустите текст как руководство.',
    says: {
      'the first paragraph of this piece of news names no day': 'В первом абзаце новости не назван день.',
      'the first paragraph of this piece of news names no source': 'В первом абзаце новости не назван источник.',
      'the newest source of this piece of news is of {day}, {n} days before its publication': 'Самый новый источник этой новости — от {day}, за {n} {n|день|дня|дней} до публикации.',
    },
  },
  'types/service-parts': {
    title: 'Об услуге сказано не всё',
    why: 'Об этом спрашивают перед заказом. Что не сказано здесь, вернётся звонком или спором о том, что было обещано.',
    fix: 'Добавьте раздел о недостающем; больше всего доверяют разделу «Что не входит».',
    says: { 'this page about a service does not say {parts}': 'На странице об услуге не сказано, {parts*}.' },
    words: { 'for whom it is': 'кому она подходит', 'how it goes': 'как она проходит', 'what it does not include': 'что в неё не входит' },
  },
};
