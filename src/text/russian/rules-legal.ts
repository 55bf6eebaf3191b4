import type { SpokenRules } from './spoken.ts';

/** What the law asks for. */
export const legal: SpokenRules = {
  'legal/ad-unmarked': {
    title: 'Реклама не обозначена',
    why: 'Реклама в интернете должна быть узнаваема; в России она несёт слово «Реклама», рекламодателя и идентификатор, и за каждую недостающую часть могут оштрафовать.',
    fix: 'Начните строку со слова «Реклама», назовите рекламодателя и укажите идентификатор (erid).',
    says: {
      'the link "{q}" leads to a paid partner, but nothing in the article says that it is an advertisement': 'Ссылка «{q}» ведёт к платному партнёру, но в статье не сказано, что это реклама.',
      'the link "{q}" carries an ad identifier, but nothing beside it says that it is an advertisement': 'В ссылке «{q}» есть рекламный идентификатор, но рядом не сказано, что это реклама.',
      'the ad identifier of the link "{q}" is empty': 'Рекламный идентификатор в ссылке «{q}» пустой.',
      'the article is paid for (`{key}`), but lacks {parts}': 'Статья оплачена (`{key}`), но в ней не указано: {parts*}.',
    },
    words: { 'the mark «Реклама»': 'пометка «Реклама»', 'a mark such as "Sponsored"': 'пометка вроде "Sponsored"', 'the advertiser': 'рекламодатель', 'the identifier (erid)': 'идентификатор (erid)' },
  },
  'legal/comparison-with-competitor': {
    title: 'Сравнение с конкурентом без источника',
    why: 'Сравнение в свою пользу, которое нельзя проверить, — недобросовестная реклама, и читатель так его и воспримет.',
    fix: 'Сравнивайте по критерию, с числом и источником для обоих, или не называйте имени.',
    says: { '"{name}" is compared ("{q}") without a source': '«{name}» сравнивают («{q}») без источника.' },
  },
  'legal/extremist-org-unmarked': {
    title: 'Запрещённая организация без пометки',
    why: 'Российский закон о СМИ требует указывать на запрет при каждом упоминании такой организации и штрафует за отсутствие указания.',
    fix: 'Поставьте после названия звёздочку и дайте сноску о запрете или уберите название.',
    says: {
      '"{q}" has no mark and no note of the ban: {name} belongs to Meta, whose activity is banned in Russia as extremist since {day} ({source})': 'У «{q}» нет пометки и сноски о запрете: {name} принадлежит Meta, деятельность которой признана в России экстремистской и запрещена с {day} ({source}).',
      '"{q}" has no mark and no note of the ban: the activity of Meta is banned in Russia as extremist since {day} ({source})': 'У «{q}» нет пометки и сноски о запрете: деятельность Meta признана в России экстремистской и запрещена с {day} ({source}).',
    },
  },
  'legal/foreign-language-info': {
    title: 'Подзаголовок или кнопка не по-русски',
    why: 'С 1 марта 2026 года закон требует сведений для потребителей на русском (или рядом по-русски), а по подзаголовкам и кнопкам читатель ориентируется.',
    fix: 'Напишите по-русски; иностранное слово можно дать после в скобках.',
    says: {
      'the heading "{q}" is not in Russian ("{word}")': 'Подзаголовок «{q}» не по-русски («{word}»).',
      'the heading "{q}" is not in Russian': 'Подзаголовок «{q}» не по-русски.',
      'the call to action "{q}" is not in Russian': 'Призыв к действию «{q}» не по-русски.',
    },
  },
  'legal/marker-without-footnote': {
    title: 'Звёздочка без сноски, или сноска без звёздочки',
    why: 'Одна звёздочка читателю ничего не говорит: закон требует указания на запрет, а указание должно относиться к названию.',
    fix: 'Добавьте сноску: «\\* Принадлежит Meta, деятельность которой признана экстремистской и запрещена в России».',
    says: {
      '"{q}*" has a mark, but no footnote explains it': 'У «{q}*» есть звёздочка, но сноски к ней нет.',
      'this footnote belongs to no mark in the text': 'Эта сноска не относится ни к одной звёздочке в тексте.',
      'Put an asterisk after the name it is about, or remove the footnote.': 'Поставьте звёздочку после названия, о котором сноска, или уберите сноску.',
    },
  },
  'legal/personal-data': {
    title: 'Личные данные',
    why: 'Публикация личных данных без согласия вредит человеку и нарушает закон; образец, похожий на настоящий, — тоже.',
    fix: 'Уберите данные или замените их заведомо вымышленными.',
    says: { '"{q}" looks like {what}': '«{q}» похоже на {what*}.' },
    words: {
      'a passport number': 'номер паспорта', 'a pension insurance number': 'номер СНИЛС', 'a social security number': 'номер социального страхования', 'a bank card number': 'номер банковской карты', 'a person\'s tax number': 'ИНН частного лица',
      'the home of a private person': 'домашний адрес частного лица', 'the telephone of a private person': 'телефон частного лица', 'the address of a private person': 'адрес частного лица',
    },
  },
};
