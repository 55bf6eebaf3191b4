import type { SpokenRules } from './spoken.ts';

/** Structured data: its values. Names of types and properties stay as they are: they stand so in the file. */
export const schema: SpokenRules = {
  'schema/dates-mismatch': {
    title: 'Даты в разметке и в полях разные',
    why: 'Поисковик находит две даты одного события и показывает любую из них или никакую.',
    fix: 'Перенесите `pubDate` в `datePublished`, а `updatedDate` (или `pubDate`) — в `dateModified`.',
    says: {
      '`{key}`: "{q}" is no date in the form 2026-03-01': '`{key}`: «{q}» — не дата вида 2026-03-01.',
      'Write an ISO date, the same as in the front matter.': 'Напишите дату вида 2026-03-01, ту же, что в полях статьи.',
      '`{key}` is {one}, `{other}` is {day} and there is no `updatedDate`': '`{key}` — {one}, а `{other}` — {day}, и поля `updatedDate` нет.',
      '`{key}` is {one}, `{other}` is {day}': '`{key}` — {one}, а `{other}` — {day}.',
    },
  },
  'schema/deprecated-type': {
    title: 'Разметка, которую больше не показывают',
    why: 'Такая разметка в поиске уже ничего не даёт и говорит о странице то, чего читатель не видит.',
    fix: 'Уберите её и опишите статью как BlogPosting.',
    says: { '{type}: {what} have not been shown since {day}': '{type}: {what*} не показывают с {day}.' },
    words: {
      'how-to results in Google Search': 'инструкции в поиске Google', 'FAQ results in Google Search': 'вопросы и ответы в поиске Google', 'special announcements in Google Search': 'особые объявления в поиске Google',
      'estimated salaries in Google Search': 'оценки зарплат в поиске Google', 'fact checks in Google Search': 'проверки фактов в поиске Google',
    },
  },
  'schema/duplicate-of-frontmatter': {
    title: 'Разметка расходится с полями статьи',
    why: 'Что записано дважды, правят в одном месте: поисковик начинает читать не то, что на странице.',
    fix: 'Возьмите значение из полей статьи.',
    says: {
      'the `description` of the {types} is not the one of the front matter': 'Описание (`description`) у {types} не то, что в полях статьи.',
      'the {types} is called "{q}", the article "{title}"': '{types} называется «{q}», а статья — «{title}».',
      '`inLanguage` is {one}, `lang` is {other}': '`inLanguage` — {one}, а `lang` — {other}.',
      'the `keywords` of the {types} have nothing in common with those of the front matter': 'Ключевые слова (`keywords`) у {types} не имеют ничего общего с полями статьи.',
      'the author of the {types} is {one}, the one of the front matter {other}': 'Автор у {types} — {one}, а в полях статьи — {other}.',
      'the {types} repeats {keys} of the front matter': '{types} повторяет поля статьи: {keys}.',
      'Leave the structured data to Slugline, which takes it from the front matter, or change both together.': 'Оставьте разметку Slugline, он берёт её из полей статьи, или меняйте обе вместе.',
    },
  },
  'schema/headline-mismatch': {
    title: 'Заголовок в разметке другой',
    why: 'У страницы оказывается два заголовка; разметка должна повторять тот, что видит читатель.',
    fix: 'Перенесите заголовок статьи в `headline`.',
    says: { 'the headline "{q}" is neither the title "{title}" nor the main heading': '`headline` «{q}» — это ни заголовок статьи «{title}», ни главный заголовок на странице.' },
  },
  'schema/host-mismatch': {
    title: 'Адрес в разметке с другого сайта',
    why: 'Поисковик может счесть главным другой адрес, а временный адрес может исчезнуть.',
    fix: 'Поставьте адрес, по которому страницу находят читатели.',
    says: {
      '{url} is an address of a hosting platform, not of {host}': '{url} — адрес хостинга, а не {host}.',
      '{url} is an address of a hosting platform': '{url} — адрес хостинга.',
      '{url} is not on the site\'s host {host}': '{url} — не на сайте {host}.',
    },
  },
  'schema/image-unusable': {
    title: 'Картинка в разметке не годится',
    why: 'Поисковик покажет картинку рядом с результатом, только если может её получить и она есть на странице.',
    fix: 'Поставьте полный адрес обложки.',
    says: {
      'the image "{q}" is no absolute URL': 'Адрес картинки «{q}» неполный.',
      'the image {url} is in a format that is not supported': 'Картинка {url} — в формате, который не поддерживается.',
      'the image {url} is {n} × {n2} px, less than {n3} pixels in all': 'Картинка {url} — {n} × {n2} px, это меньше {n3} {n3|точки|точек|точек} всего.',
      'the image {url} is neither the hero image nor in the text': 'Картинка {url} — не обложка, и в тексте её нет.',
    },
  },
  'schema/not-visible': {
    title: 'В разметке то, чего нет на странице',
    why: 'Разметка описывает то, что видит читатель; лишнее в ней вводит программы в заблуждение и может лишить страницу особого вида в поиске.',
    fix: 'Добавьте текст на страницу или уберите его из разметки.',
    says: {
      'the headline "{q}" stands nowhere on the page': 'Заголовка «{q}» на странице нет.',
      'the author "{q}" stands nowhere on the page': 'Автора «{q}» на странице нет.',
      'the question "{q}" stands nowhere on the page': 'Вопроса «{q}» на странице нет.',
      'the answer to "{q}" stands nowhere on the page': 'Ответа на вопрос «{q}» на странице нет.',
    },
  },
  'schema/property-not-in-domain': {
    title: 'Свойство не от этого типа',
    why: 'Программы ищут свойство у тех типов, у которых оно есть; в другом месте его не читают, и, возможно, неверно выбран сам тип.',
    fix: 'Перенесите свойство к тому, что оно описывает, или выберите тип, у которого оно есть.',
    says: {
      '`{key}` is an earlier name of `{other}`': '`{key}` — прежнее название `{other}`.',
      'Write `{key}` instead.': 'Напишите вместо него `{key}`.',
      '`{key}` is no property of {types}; schema.org has it for {others}': 'Свойства `{key}` нет у {types~}; в schema.org оно есть у {others~}.',
    },
  },
  'schema/type-unknown': {
    title: 'Незнакомое слово в разметке',
    why: 'Незнакомые названия программы пропускают; из-за одной буквы в типе пропадает вся запись.',
    fix: 'Возьмите название из словаря schema.org, буква в букву.',
    says: {
      '"{q}" is no type of schema.org; did you mean {near}?': 'Типа «{q}» в schema.org нет; может быть, {near}?',
      '"{q}" is no type of schema.org': 'Типа «{q}» в schema.org нет.',
      '"{q}" is no property of schema.org; did you mean {near}?': 'Свойства «{q}» в schema.org нет; может быть, {near}?',
      '"{q}" is no property of schema.org': 'Свойства «{q}» в schema.org нет.',
    },
  },
  'schema/value-type': {
    title: 'Значение не того вида',
    why: 'Значение, которое нельзя прочесть, всё равно что отсутствует, и особого вида в поиске страница не получит.',
    fix: 'Запишите значение так, как просит schema.org.',
    says: {
      '`{key}`: "{q}" is {what}': '`{key}`: «{q}» — {what*}.',
      '`{key}` is {value}; schema.org asks for a date or a duration': '`{key}` — {value}, а нужна дата или длительность.',
      '`{key}` is {value}; schema.org asks for an address': '`{key}` — {value}, а нужен адрес.',
      '`{key}` is an object; schema.org asks for text': '`{key}` — запись, а нужен текст.',
      '`{key}` is a {types}; schema.org asks for text': '`{key}` — {types}, а нужен текст.',
      '`{key}` is a {types}; schema.org asks for {others}': '`{key}` — {types}, а нужно: {others~}.',
      '`{key}` is {value}; schema.org asks for {others}': '`{key}` — {value}, а нужно: {others~}.',
      'Write digits, with a point before decimals.': 'Пишите цифрами, дробь — через точку.',
      'Write digits, with a point before decimals: 4.9.': 'Пишите цифрами, дробь — через точку: 4.9.',
      'Write digits with a point before decimals, and the currency in `priceCurrency`.': 'Пишите цифрами, дробь — через точку, а валюту — в `priceCurrency`.',
      'Write true or false.': 'Напишите true или false.',
      'Write 2026-03-01 or 2026-03-01T09:30:00+03:00.': 'Напишите 2026-03-01 или 2026-03-01T09:30:00+03:00.',
      'Write 09:30:00.': 'Напишите 09:30:00.',
      'Write PT30M for 30 minutes, PT1H30M for an hour and a half, P2D for two days.': 'Напишите PT30M для 30 минут, PT1H30M для полутора часов, P2D для двух дней.',
      'Write the address with https:// and the host.': 'Напишите адрес полностью, с https:// и сайтом.',
    },
    words: {
      'no number': 'не число', 'is no number': 'не число', 'no price as a number': 'не цена числом', 'is no price as a number': 'не цена числом', 'neither true nor false': 'ни true, ни false', 'is neither true nor false': 'ни true, ни false',
      'no ISO 8601 date': 'не дата по ISO 8601', 'is no ISO 8601 date': 'не дата по ISO 8601', 'no ISO 8601 time': 'не время по ISO 8601', 'is no ISO 8601 time': 'не время по ISO 8601',
      'no ISO 8601 duration': 'не длительность по ISO 8601', 'is no ISO 8601 duration': 'не длительность по ISO 8601', 'no absolute URL': 'не полный адрес', 'is no absolute URL': 'не полный адрес',
    },
  },
};
