import type { SpokenRules } from './spoken.ts';

/** The fields of an article. */
export const frontmatter: SpokenRules = {
  'frontmatter/author-extra-info': {
    title: 'В поле автора не только имя',
    why: 'Поле попадает в подпись и в разметку, а там поисковики ждут одно имя.',
    fix: 'Оставьте только имя; о должности скажите в тексте об авторе.',
    says: { 'the author "{q}" holds {extra} besides a name': 'В поле автора «{q}», кроме имени, стоит {extra*}.' },
    words: {
      'a label ("{q}")': 'пометка («{q}»)', 'a role ("{q}")': 'должность («{q}»)', 'a degree ("{q}")': 'степень («{q}»)', 'more than a name ("{q}")': 'лишнее («{q}»)',
      'the name of the site or company ("{q}")': 'название сайта или компании («{q}»)',
    },
  },
  'frontmatter/author-not-registered': {
    title: 'Автор неизвестен',
    why: 'Читателю важно, кто написал статью и откуда он это знает; должность без имени на это не отвечает.',
    fix: 'Напишите имя автора так, как оно стоит в настройках (`authors`), или добавьте автора туда.',
    says: {
      '"{q}" names a role, not a person or an organisation': '«{q}» — это должность, а не человек и не организация.',
      'Write the name of the person who answers for the article.': 'Назовите человека, который отвечает за статью.',
      '"{q}" is not among the authors of this site: it is the id of {name}': '«{q}» нет среди авторов сайта: это код автора {name}.',
      '"{q}" is not among the authors of this site': '«{q}» нет среди авторов сайта.',
      'Write "{q}", or add the author to the config under `authors`.': 'Напишите «{q}» или добавьте автора в настройки (`authors`).',
    },
  },
  'frontmatter/byline-conflict': {
    title: 'Автор и подпись расходятся',
    why: 'На странице видны два разных автора, и непонятно, кому верить.',
    fix: 'Назовите в поле и в подписи одного автора или уберите подпись.',
    says: { 'the text is signed by "{one}", the front matter names "{other}"': 'Под текстом подпись «{one}», а в поле автора — «{other}».' },
  },
  'frontmatter/date-future': {
    title: 'Дата ещё не наступила',
    why: 'Читатели и поисковики видят дату из будущего, а многие блоги молча прячут такие статьи.',
    fix: 'Исправьте дату или до того дня отметьте статью черновиком: `draft: true`.',
    says: { '`{key}` is {day}, after today ({today})': '`{key}`: {day} — позже сегодняшнего дня ({today}).' },
  },
  'frontmatter/date-invalid': {
    title: 'Дата записана неверно',
    why: 'Другие записи программы читают по-разному (03/04 — это март или апрель?), и неверная дата попадает в ленты, карты сайта и разметку.',
    fix: 'Напишите дату как год-месяц-день, например \'2026-03-01\', или полностью, со временем и поясом.',
    says: {
      '`{key}`: "{q}" is no day or time that exists': '`{key}`: «{q}» — такого дня или времени не бывает.',
      '`{key}`: "{q}" is no date in the form 2026-03-01': '`{key}`: «{q}» — не дата вида 2026-03-01.',
      '`{key}`: its value is no date in the form 2026-03-01': '`{key}`: значение — не дата вида 2026-03-01.',
    },
  },
  'frontmatter/fake-freshness': {
    title: 'Дата новая, текст прежний',
    why: 'Дату обновления принимают за знак настоящей правки; менять её ради свежести — один из признаков страниц, сделанных для поисковика.',
    fix: 'Верните прежний `updatedDate` или переработайте статью.',
    says: {
      '`updatedDate` moved from {day} to {new}, but the words of the article are the same': '`updatedDate` изменилась с {day} на {new}, а слова статьи те же.',
      '`updatedDate` moved to {new}, but the words of the article are the same': '`updatedDate` теперь {new}, а слова статьи те же.',
    },
  },
  'frontmatter/lang-mismatch': {
    title: 'Язык указан неверно',
    why: 'По этому полю читают вслух программы экранного доступа, предлагают перевод браузеры и работают проверки стиля.',
    fix: 'Укажите в `lang` язык текста.',
    says: {
      '`lang` says "{lang}", but only {n} % of the letters are {alphabet}': 'В `lang` стоит «{lang}», но букв этого языка ({alphabet}) только {n} %.',
      '`lang` says "{lang}", but the words are not those of "{other}"': 'В `lang` стоит «{lang}», но слова не из языка «{other}».',
      '`lang` says "{lang}", but the text is in "{other}"': 'В `lang` стоит «{lang}», но текст на языке «{other}».',
    },
  },
  'frontmatter/missing-required': {
    title: 'Поле не заполнено',
    why: 'Из этих полей берут результаты поиска, списки статей, подпись и программы экранного доступа; без них страница показывает пустоту или догадки.',
    fix: 'Добавьте поле и заполните его.',
    says: {
      'there is no front matter, so {keys} are missing': 'У статьи нет полей, поэтому не хватает: {keys}.',
      'Begin the file with a block of these keys between two `---` lines.': 'Начните файл с этих полей между двумя строками `---`.',
      '`{key}` is empty or no text': 'Поле `{key}` пустое, или в нём не текст.',
      'the page has no title: neither `title` in front matter nor a level-1 heading': 'У страницы нет заголовка: ни поля `title`, ни заголовка уровня 1 в тексте.',
      '`description` is missing, so search results show a passage of the text': 'Поля `description` нет, поэтому в поиске покажут отрывок текста.',
      '`{key}` is missing': 'Поля `{key}` нет.',
      'Add pictures to `images.pool` of the config, or `hero` to the brief.': 'Добавьте картинки в настройки (`images.pool`) или поле `hero` в ТЗ.',
    },
  },
  'frontmatter/modified-before-published': {
    title: 'Обновлена раньше, чем опубликована',
    why: 'Статью нельзя обновить до публикации, значит, одна из дат на странице неверна.',
    fix: 'Исправьте неверную дату или уберите `updatedDate`.',
    says: { '`{key}` {day} is before `{first}` {published}': '`{key}` ({day}) раньше, чем `{first}` ({published}).' },
  },
  'frontmatter/parse-error': {
    title: 'Поля статьи не читаются',
    why: 'Блог не соберёт страницу или соберёт её без заголовка, даты и автора.',
    fix: 'Исправьте YAML между строками `---`: значения с «: » берутся в кавычки, каждое поле стоит один раз.',
    says: {
      'the front matter is opened with "---" and never closed, so the page shows it as text': 'Поля открыты строкой "---" и не закрыты, поэтому страница покажет их как текст.',
      'Put a line with only "---" after the last key.': 'После последнего поля поставьте строку из одних "---".',
      'the front matter is not a block of keys': 'Между строками `---` стоят не поля.',
      'front matter in "{q}" is not read: it could run code': 'Поля, записанные как «{q}», не читаются: так можно запустить код.',
      'the front matter is not valid YAML: {fault}': 'Поля статьи — неверный YAML: {fault*}.',
      'the front matter is not valid TOML: {fault}': 'Поля статьи — неверный TOML: {fault}',
      'the front matter is not valid JSON: {fault}': 'Поля статьи — неверный JSON: {fault}',
      'Values with ": " or a leading special character need quotes.': 'Значения с ": " внутри или с особым знаком в начале берутся в кавычки.',
      'Write the front matter as YAML between plain "---" lines.': 'Запишите поля в YAML между двумя строками "---".',
      'Write "key: value" lines between the "---" lines.': 'Пишите между строками "---" строки вида "key: value".',
      'Text needs quotes: title = "…"; dates need none.': 'Текст берётся в кавычки: title = "…"; даты — без кавычек.',
      'Keys and text stand in double quotes, and no comma follows the last one.': 'Ключи и текст стоят в двойных кавычках, после последнего запятой нет.',
    },
    words: {
      'duplicated mapping key': 'поле стоит дважды', 'bad indentation of a mapping entry': 'отступ поля не такой, как у соседних', 'bad indentation of a sequence entry': 'отступ пункта не такой, как у соседних',
      'can not read a block mapping entry; a multiline key may not be an implicit key': 'на месте названия поля стоит текст в несколько строк', 'can not read an implicit mapping pair; a colon is missed': 'после названия поля нет двоеточия',
      'a whitespace character is expected after the key-value separator within a block mapping': 'после двоеточия нет пробела', 'missed comma between flow collection entries': 'между пунктами в скобках нет запятой',
      'tab characters must not be used in indentation': 'отступ сделан табуляцией', 'unexpected end of the stream within a double quoted scalar': 'кавычка " не закрыта', 'unexpected end of the stream within a single quoted scalar': 'кавычка \' не закрыта',
      'unexpected end of the stream within a flow collection': 'скобка не закрыта', 'end of the stream or a document separator is expected': 'после полей стоит лишний текст', 'unknown escape sequence': 'после \\ стоит знак, которого там быть не может',
      'the stream contains non-printable characters': 'в тексте есть непечатаемые знаки', 'null byte is not allowed in input': 'в тексте есть нулевые знаки', '{other}': '{other}',
    },
  },
  'frontmatter/slug-invalid': {
    title: 'Неудачный адрес статьи',
    why: 'Другие знаки в адресе превращаются в проценты с цифрами или понимаются серверами по-разному; длинный или пустой адрес ничего не говорит читателю.',
    fix: 'Переименуйте файл до публикации; опубликованной статье нужно перенаправление со старого адреса.',
    says: {
      'the address "{q}" holds characters that links show percent-encoded': 'В адресе «{q}» есть знаки, которые в ссылках превращаются в проценты с цифрами.',
      'the address "{q}" is not lower-case Latin words joined by "-"': 'Адрес «{q}» — не строчные латинские слова через "-".',
      'Rename the file to "{q}"; a published article needs a redirect from the old address.': 'Переименуйте файл в «{q}»; опубликованной статье нужно перенаправление со старого адреса.',
      'the address has {n} characters, more than {n2}: "{q}"': 'В адресе {n} {n|знак|знака|знаков} — больше {n2}: «{q}».',
      'the address "{q}" holds only function words': 'В адресе «{q}» одни служебные слова.',
    },
  },
  'frontmatter/title-h1-mismatch': {
    title: 'Заголовок в поиске и на странице о разном',
    why: 'Кто нажал на заголовок в поиске, попадает на страницу о другом, а поисковик выбирает между двумя ответами, о чём она.',
    fix: 'Пусть поле `title` и главный заголовок называют один предмет; один может быть короче другого.',
    says: {
      'the title "{one}" and the main heading "{other}" share no word of substance': 'У заголовка «{one}» и главного заголовка на странице «{other}» нет ни одного общего значимого слова.',
      'the title "{one}" and the main heading "{other}" share no words of substance': 'У заголовка «{one}» и главного заголовка на странице «{other}» нет ни одного общего значимого слова.',
      'the title "{one}" and the main heading "{other}" share only {n} of {n2} words of substance': 'У заголовка «{one}» и главного заголовка на странице «{other}» общих значимых слов только {n} из {n2}.',
    },
  },
  'frontmatter/unknown-key': {
    title: 'Незнакомое поле',
    why: 'Поле с опечаткой блог молча пропускает, а при строгой схеме из-за него не собирается сайт.',
    fix: 'Исправьте название поля, уберите его или внесите в настройки (`article.frontMatter`).',
    says: {
      'unknown key `{key}`; did you mean `{near}`?': 'Незнакомое поле `{key}`; может быть, `{near}`?',
      'unknown key `{key}`': 'Незнакомое поле `{key}`.',
      'Rename it to `{near}`, or list it under `article.frontMatter` in the config.': 'Переименуйте его в `{near}` или внесите в настройки (`article.frontMatter`).',
    },
  },
};
