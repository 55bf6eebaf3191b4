import type { SpokenRules } from './spoken.ts';

/** Structured data: what its nodes are and how they hang together. */
export const schemaNodes: SpokenRules = {
  'schema/author-shape': {
    title: 'Автор в разметке записан неверно',
    why: 'Программы различают авторов по типу, имени и странице; должность или компания в имени делают из него другого автора.',
    fix: 'Запишите автора как Person или Organization: одно имя и `url` или `sameAs`.',
    says: {
      'the author "{q}" is text, not a Person or an Organization': 'Автор «{q}» записан текстом, а не как Person или Organization.',
      'the author "{q}" is a node without type, not a Person or an Organization': 'Автор «{q}» записан без типа, а не как Person или Organization.',
      'the author "{q}" is a {types}, not a Person or an Organization': 'Автор «{q}» записан как {types}, а не как Person или Organization.',
      'the author has no `name`': 'У автора нет `name`.',
      'the author "{q}" is {n} people in one node': 'Автор «{q}» — это {n} {n|человек|человека|человек} в одной записи.',
      'the name of the author "{q}" holds {extra}': 'В имени автора «{q}» стоит {extra*}.',
      'the author "{q}" has neither `url` nor `sameAs`': 'У автора «{q}» нет ни `url`, ни `sameAs`.',
      'the {types} has no `author`': 'У {types} нет `author`.',
    },
    words: {
      'a title ("{q}")': 'звание («{q}»)', 'a label ("{q}")': 'пометка («{q}»)', 'a role ("{q}")': 'должность («{q}»)', 'a degree ("{q}")': 'степень («{q}»)', 'more than a name ("{q}")': 'лишнее («{q}»)',
      'the name of the site or company ("{q}")': 'название сайта или компании («{q}»)',
    },
  },
  'schema/breadcrumb': {
    title: 'Путь к странице неполон',
    why: 'Поисковики показывают путь к странице только по полным спискам.',
    fix: 'Перечислите все уровни с `position` от 1, `name` и `item`; у последнего `item` можно опустить.',
    says: {
      'the breadcrumb path has no entries': 'В пути к странице (BreadcrumbList) нет ни одного пункта.',
      'the breadcrumb path has only one entry': 'В пути к странице (BreadcrumbList) только один пункт.',
      'entry {n} of the breadcrumb path is no ListItem': 'Пункт {n} пути к странице — не ListItem.',
      'entry {n} of the breadcrumb path has the position (none); they count from 1 to {n2}': 'У пункта {n} пути к странице нет номера; номера идут от 1 до {n2}.',
      'entry {n} of the breadcrumb path has the position {position}; they count from 1 to {n2}': 'У пункта {n} пути к странице номер {position}; номера идут от 1 до {n2}.',
      '"{q}" of the breadcrumb path has the position (none); they count from 1 to {n2}': 'У пункта «{q}» пути к странице нет номера; номера идут от 1 до {n2}.',
      '"{q}" of the breadcrumb path has the position {position}; they count from 1 to {n2}': 'У пункта «{q}» пути к странице номер {position}; номера идут от 1 до {n2}.',
      'entry {n} of the breadcrumb path has no `name`': 'У пункта {n} пути к странице нет `name`.',
      'entry {n} of the breadcrumb path has no `item`': 'У пункта {n} пути к странице нет `item`.',
      '"{q}" of the breadcrumb path has no `item`': 'У пункта «{q}» пути к странице нет `item`.',
    },
  },
  'schema/howto-without-steps': {
    title: 'Инструкция без шагов',
    why: 'HowTo — это список шагов; без них разметка обещает инструкцию, которой на странице нет.',
    fix: 'Уберите HowTo и опишите статью как BlogPosting.',
    says: { 'the HowTo has no `step`': 'У HowTo нет ни одного `step`.', 'the HowTo "{q}" has no `step`': 'У HowTo «{q}» нет ни одного `step`.' },
  },
  'schema/id-dangling': {
    title: 'Ссылка в разметке ведёт в пустоту',
    why: 'Программы читают каждую страницу отдельно, поэтому автор, издатель или картинка за такой ссылкой теряются.',
    fix: 'Добавьте запись с этим `@id` в `@graph` или впишите её на место ссылки.',
    says: { '`{key}` refers to {id}, which the page does not define': '`{key}` ссылается на {id}, а на странице такого нет.' },
  },
  'schema/id-duplicate': {
    title: 'Один @id у двух записей',
    why: 'Записи с одним `@id` сливаются, и из двух вещей получается одна со свойствами обеих.',
    fix: 'Дайте каждой записи свой `@id`, например с `#article` и `#webpage` после адреса.',
    says: {
      'two nodes have the `@id` {id}, with different `{key}`: "{one}" and "{other}"': 'У двух записей один `@id` {id}, а `{key}` разные: «{one}» и «{other}».',
      'two nodes have the `@id` {id}, a {one} and a {other}': 'У двух записей один `@id` {id}: {one} и {other}.',
    },
  },
  'schema/parse': {
    title: 'Разметка не читается',
    why: 'Программы пропускают то, чего не могут прочесть, а блог печатает это на каждой странице.',
    fix: 'Укажите в `schema` `@context` https://schema.org, а у каждой записи — `@type`.',
    says: {
      'the JSON-LD script is no JSON: {problem}': 'Скрипт JSON-LD — не JSON: {problem}',
      '`schema` is no JSON: {problem}': '`schema` — не JSON: {problem}',
      'Remove the script and describe the article under `schema` in front matter, or correct the JSON.': 'Уберите скрипт и опишите статью в поле `schema` или исправьте JSON.',
      '{what} is an empty list': '{what*} — пустой список.',
      '{what} is text, not keys with values': '{what*} — текст, а не поля со значениями.',
      '{what} is no object, not keys with values': '{what*} — не поля со значениями.',
      'Write the JSON-LD as YAML keys under `schema`, not as one string.': 'Запишите JSON-LD полями YAML в `schema`, а не одной строкой.',
      '{what} has no `@context`': '{what*}: нет `@context`.',
      'the `@context` is {context}, not https://schema.org': '`@context` — {context}, а не https://schema.org.',
      'node {n} of `@graph` has no `@type`': 'У записи {n} в `@graph` нет `@type`.',
      '{what} has no `@type`': '{what*}: нет `@type`.',
      '`@graph` is no list of nodes': '`@graph` — не список записей.',
    },
    words: { '`schema`': '`schema`', 'the JSON-LD script': 'Скрипт JSON-LD' },
  },
  'schema/primary-type': {
    title: 'Разметка описывает не статью',
    why: 'Заголовок, автора, даты и картинку статьи берут из записи Article, BlogPosting или NewsArticle; другой тип говорит, что страница — нечто другое.',
    fix: 'Опишите статью как BlogPosting.',
    says: {
      'there is no structured data: `schema` is missing': 'Разметки нет: поля `schema` не хватает.',
      'the structured data describes the page as {types}, not as an article': 'Разметка описывает страницу как {types}, а не как статью.',
    },
  },
  'schema/publisher-logo': {
    title: 'Логотип издателя не годится',
    why: 'Логотип представляет издателя в поиске; значок сайта (.ico) для этого не подходит.',
    fix: 'Возьмите логотип не меньше 112 × 112 px в PNG, JPEG, WebP, SVG, AVIF, GIF или BMP.',
    says: {
      'the publisher "{q}" has no `logo`': 'У издателя «{q}» нет `logo`.',
      'the logo {url} is in a format that is not supported': 'Логотип {url} — в формате, который не поддерживается.',
      'the logo is {size} px, smaller than {n} × {n2}': 'Логотип {size} px — меньше {n} × {n2}.',
    },
  },
  'schema/rating-fabricated': {
    title: 'Рейтинг ни на чём не основан',
    why: 'Рейтинг без отзывов обманывает читателей, а Google может наложить за выдуманный рейтинг ручные санкции.',
    fix: 'Уберите рейтинг; если он настоящий, внесите его с источником и датой в настройки (`ratings`).',
    says: {
      'the rating {value} from {count} reviews stands nowhere on the page': 'Рейтинга {value} (отзывов: {count}) на странице нет.',
      'the rating {value} from {count} reviews has no source in the config': 'Для рейтинга {value} (отзывов: {count}) в настройках нет источника.',
    },
  },
  'schema/rating-type-ineligible': {
    title: 'Звёзды здесь не показывают',
    why: 'У этих типов звёзд не показывают, а оценки самому себе считаются корыстными.',
    fix: 'Уберите рейтинг из этой записи.',
    says: {
      '`{key}` of {what} is not eligible for stars': '`{key}` у {what*} не даёт звёзд в поиске.',
      'a rating of {what} is not eligible for stars': 'Рейтинг у {what*} не даёт звёзд в поиске.',
    },
    words: { 'the site\'s own {types}': 'собственной записи сайта ({types})', 'an {types}': '{types}', 'a {types}': '{types}' },
  },
};
