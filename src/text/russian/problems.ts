import { inRussian, type Said } from './spoken.ts';

/** Problems of briefs, files and runs, and what the desk answers. What a server or the system says stays in its own words. */
const YAML: Said = {
  'the key "{key}" stands twice in one block': 'Ключ «{key}» стоит в одном блоке дважды.',
  'Keep one of the two.': 'Оставьте один из двух.',
  'the tag "{tag}" is not read: only plain YAML values are, never code': 'Тег «{tag}» не читается: читаются только обычные значения YAML, код — никогда.',
  'Remove the "!…" tag and write the value itself; text that starts with "!" needs quotes.': 'Уберите тег «!…» и напишите само значение; текст, который начинается с «!», берётся в кавычки.',
  'this line is indented with a tab; YAML allows only spaces': 'Отступ этой строки сделан табуляцией, а в YAML допустимы только пробелы.',
  'Replace the tab by two spaces.': 'Замените табуляцию двумя пробелами.',
  'a key stands where a value goes on': 'На месте продолжения значения стоит ключ.',
  'Text that holds ": " needs quotes: key: "text: more text". A key of its own is indented like the keys around it.': 'Текст с «: » внутри берётся в кавычки: key: "текст: ещё текст". У отдельного ключа такой же отступ, как у соседних.',
  'the quotation mark ({mark}) that opens here is never closed': 'Кавычка ({mark}), открытая здесь, не закрыта.',
  'Write {mark} after the text as well; a value with such marks inside goes between {others}.': 'Поставьте {mark} и после текста; значение с такими кавычками внутри берётся в {others}.',
  'this line is no "key: value"': 'Эта строка — не «ключ: значение».',
  'Write a colon and a space after the key; text that goes on is indented deeper than its key.': 'Поставьте после ключа двоеточие и пробел; у продолжения текста отступ больше, чем у ключа.',
  'a "," is missing here': 'Здесь не хватает запятой.',
  'Separate the items between "[" and "]" or "{" and "}" by commas.': 'Разделите пункты внутри скобок запятыми.',
  'a value begins with a character that has a meaning of its own': 'Значение начинается со знака, у которого есть собственный смысл.',
  'a "[" or "{" before this place is never closed': 'Скобка «[» или «{» перед этим местом не закрыта.',
  'Close it on its line; text that starts with "[" or "{" needs quotes.': 'Закройте её на той же строке; текст, который начинается со скобки, берётся в кавычки.',
  'this line is not indented like its neighbours': 'Отступ этой строки не такой, как у соседних.',
  'Indent the keys of one block alike, with spaces.': 'Сделайте у ключей одного блока одинаковый отступ пробелами.',
  'a value cannot start with {mark}': 'Значение не может начинаться с {mark}.',
  'Put it in quotes: {text}.': 'Возьмите его в кавычки: {text}.',
  'text goes on after the value has ended': 'После конца значения идёт ещё текст.',
  'Put the whole value between quotation marks that it does not hold: {text}.': 'Возьмите всё значение в кавычки, которых в нём нет: {text}.',
  'between "[" and "]" or "{" and "}" a comma is missing, or text that holds ": " has no quotes': 'Внутри скобок не хватает запятой, или текст с «: » стоит без кавычек.',
  'text that starts with "&" or "*" is read as an anchor or an alias': 'Текст, который начинается с «&» или «*», читается как метка YAML.',
  'Text that holds ": " or starts with a special character needs quotes: key: "text: more text".': 'Текст с «: » внутри или с особым знаком в начале берётся в кавычки: key: "текст: ещё текст".',
  'a line that starts with "%" is read as a directive': 'Строка, которая начинается с «%», читается как указание YAML.',
  'Put the text in quotes, or remove the "%".': 'Возьмите текст в кавычки или уберите «%».',
  'a "---" line begins a second document, and only one is read': 'Строка «---» начинает второй документ, а читается только один.',
  'Keep one document a file: move the rest to a file of its own.': 'Оставьте в файле один документ, остальное перенесите в отдельный файл.',
  'lists or blocks are nested too deeply': 'Списки или блоки вложены слишком глубоко.',
  'Write plain text, lists and blocks of keys, a few levels deep.': 'Пишите обычный текст, списки и блоки ключей в несколько уровней.',
  'the file holds NUL characters, which no text does (it may be saved as UTF-16)': 'В файле есть нулевые знаки, которых в тексте не бывает (возможно, он сохранён в UTF-16).',
  'Open it in an editor and save it as UTF-8.': 'Откройте его в редакторе и сохраните в UTF-8.',
};

const KEYS: Said = {
  'unknown key "{key}" in "{name}"': 'Незнакомый ключ «{key}» в «{name}».',
  'unknown key "{key}"': 'Незнакомый ключ «{key}».',
  'Did you mean "{near}"?': 'Может быть, «{near}»?',
  'Known keys: {keys}.': 'Известные ключи: {keys}.',
  'the required key "{name}" is missing': 'Не хватает обязательного ключа «{name}».',
  'Add "{key}: …" ({what}).': 'Добавьте «{key}: …» ({what*}).',
  '"{name}": expected {what}, found {found}': '«{name}»: должно быть — {what*}, а стоит {found*}.',
  'Choose one of these.': 'Выберите одно из них.',
  'Correct it, or leave the key out: the slug is then made from the topic.': 'Исправьте его или уберите ключ: тогда адрес составится из темы.',
  'Write the whole address, starting with https://.': 'Напишите адрес целиком, начиная с https://.',
  'Write the day as year-month-day, with all its digits.': 'Напишите день как год-месяц-день, всеми цифрами.',
  'Correct the value.': 'Исправьте значение.',
  'Write something after the "-", or delete the item.': 'Напишите что-нибудь после «-» или удалите пункт.',
  'Write the value after "{key}:". Text that starts with "#" needs quotes.': 'Напишите значение после «{key}:». Текст, который начинается с «#», берётся в кавычки.',
  'Write the value after "{key}:", or delete the line if it is not needed. Text that starts with "#" needs quotes.': 'Напишите значение после «{key}:» или удалите строку, если она не нужна. Текст, который начинается с «#», берётся в кавычки.',
  'Write one text, not a list; text that starts with "[" or "- " needs quotes.': 'Напишите один текст, а не список; текст, который начинается с «[» или «- », берётся в кавычки.',
  'Text that holds ": " needs quotes around the whole of it: "text: more text".': 'Текст с «: » внутри берётся в кавычки целиком: "текст: ещё текст".',
  'Put the value in quotes: {text}.': 'Возьмите значение в кавычки: {text}.',
  'Write digits, without quotes, spaces or units; the decimal mark is a point.': 'Пишите цифрами, без кавычек, пробелов и единиц; дробь — через точку.',
  'Write a list: one "- item" a line, or [a, b].': 'Напишите список: по одному «- пункт» в строке или [a, b].',
  'Write one "key: value" a line, indented below.': 'Пишите по одному «ключ: значение» в строке, с отступом.',
  'Write "{text}". Known keys: {keys}.': 'Напишите «{text}». Известные ключи: {keys}.',
  'expected "key: value" lines, found {found}': 'Нужны строки «ключ: значение», а стоит {found*}.',
  'The file consists of keys such as "{key}: …", each with a colon and a space after it.': 'Файл состоит из ключей вроде «{key}: …», после каждого — двоеточие и пробел.',
};

const VALUES: Said = {
  nothing: 'пустое значение', 'empty text': 'пустой текст', 'a block of keys': 'блок ключей', 'a list': 'список', 'a list of {n}': 'список из {n}', 'the number {value}': 'число {value}', 'the value {value}': 'значение {value}',
  text: 'текст', 'a number': 'число', 'a whole number': 'целое число', 'true or false': 'true или false', 'some text': 'какой-нибудь текст', 'another value': 'другое значение', 'something else': 'другое',
  'one of {values}': 'одно из: {values}', 'text of at least {n} characters': 'текст не короче {n} {n|знака|знаков|знаков}', 'text of at most {n} characters': 'текст не длиннее {n} {n|знака|знаков|знаков}',
  'a value of at least {value}': 'не меньше {value}', 'a value of at most {value}': 'не больше {value}', 'a value of more than {value}': 'больше {value}', 'a value of less than {value}': 'меньше {value}',
  'a date such as {day}': 'дата вида {day}', 'an absolute http(s) URL': 'полный адрес http(s)', 'lower-case latin words joined by "-", such as {slug}': 'строчные латинские слова через «-», например {slug}',
  'an id of letters, digits, "-" and "_"': 'код из латинских букв, цифр, «-» и «_»', 'an old slug such as {slug}, or a path of the site such as {path}': 'прежний адрес вроде {slug} или путь сайта вроде {path}',
  'a language tag such as ru or en': 'код языка, например ru или en', 'either "source" or "own", not both': 'или «source», или «own», но не оба', 'a day that is not before "asOf"': 'день не раньше «asOf»',
  'no such key in a brief of type {type}: it belongs to "type: {other}"': 'без этого ключа: в ТЗ типа {type} его нет, он для «type: {other}»',
  'a list "compares" beside it, with the names of what is compared': 'рядом список «compares» с названиями того, что сравнивают',
  '{n} values, one for each of "compares", in its order': '{n} {n|значение|значения|значений}, по одному на каждое из «compares», в том же порядке',
  'allow with a reason, such as overlap: {example}': 'allow с причиной, например overlap: {example}',
  '"{text}"': '«{text}»',
};

const BRIEFS: Said = {
  'the slug "{slug}", made from the topic, is already that of {file}': 'Адрес «{slug}», составленный из темы, уже занят: {file}.',
  'the slug "{slug}" is already that of {file}': 'Адрес «{slug}» уже занят: {file}.',
  'Give this brief a slug of its own: a line such as "slug: {slug}".': 'Дайте этому ТЗ свой адрес, например строкой «slug: {slug}».',
  'no slug can be made from the topic: it holds no Latin or Cyrillic letters and no digits': 'Из темы нельзя составить адрес: в ней нет ни букв, ни цифр.',
  'Add a line "slug: words-in-latin-letters"; the address of the article ends in it.': 'Добавьте строку «slug: slova-latinicej»: на неё кончается адрес статьи.',
  'the front matter is never closed': 'Поля в начале файла не закрыты.',
  'Put a line "---" after the last key of the brief; the text below becomes notes for the writer.': 'Поставьте строку «---» после последнего ключа ТЗ; текст ниже станет заметками для автора.',
  'a .md brief starts with front matter, and this one has none': 'ТЗ в .md начинается с полей, а здесь их нет.',
  'Put the brief between two "---" lines at the top; the text below becomes notes for the writer.': 'Поставьте ТЗ вверху между двумя строками «---»; текст ниже станет заметками для автора.',
  'the notes are {n} characters long, more than the {n2} that a writer is given': 'В заметках {n} {n|знак|знака|знаков}, а автору даётся не больше {n2}.',
  'Shorten the text below the front matter.': 'Сократите текст под полями.',
  '"{key}": the config has no {what} "{id}"': '«{key}»: в настройках нет «{id}» ({what}).',
  'Known: {names}. Add it to {file} or correct the brief.': 'Известны: {names}. Добавьте в {file} или исправьте ТЗ.',
  'the fact id "{id}" stands twice': 'Код факта «{id}» стоит дважды.',
  'Give each fact an id of its own.': 'Дайте каждому факту свой код.',
  'the fact id "{id}" stands in {place} as well': 'Код факта «{id}» стоит и в {place}.',
  'the fact id "{id}" is already in use (here or in {place})': 'Код факта «{id}» уже занят (здесь или в {place}).',
  'Give it an id of its own.': 'Дайте ему свой код.',
  '"redirectFrom": "{slug}" is the slug that this article has now': '«redirectFrom»: «{slug}» — нынешний адрес этой статьи.',
  '"redirectFrom": "{slug}" is the slug of {file}, so nothing can lead away from there': '«redirectFrom»: «{slug}» — адрес {file}, поэтому увести оттуда нельзя.',
  'List only slugs that no article has any more.': 'Перечислите только адреса, которых больше нет ни у одной статьи.',
  '"redirectFrom": "{slug}" stands in {place} as well': '«redirectFrom»: «{slug}» стоит и в {place}.',
  'One address leads to one article: take it out of one of the briefs.': 'Один адрес ведёт к одной статье: уберите его из одного из ТЗ.',
  'the link to the fact "{id}": it expired on {day}': 'Ссылка на факт «{id}»: он истёк {day}.',
  'Look the fact up again and give it a new text and a new "expires", or take the link out.': 'Перепроверьте факт и дайте ему новый текст и срок («expires») или уберите ссылку.',
  'the link to the fact "{id}": its scope is {scope}, and "{slug}" is not in it': 'Ссылка на факт «{id}»: он для {scope}, а «{slug}» сюда не входит.',
  'Widen the scope of the fact, or take the link out.': 'Расширьте область факта или уберите ссылку.',
  'the brief is gone': 'ТЗ больше нет.',
  'Restore it, or write the note where the brief is now.': 'Верните его или запишите замечание там, где ТЗ теперь.',
};

const RUNS: Said = {
  'the lock file cannot be read, so this article is left as it is': 'Служебный файл статьи не читается, поэтому статья оставлена как есть.',
  'Restore it from version control; or delete it, and the article is written anew.': 'Верните его из системы контроля версий или удалите: тогда статья будет написана заново.',
  'the lock file was changed during the run, so this article is left as it is': 'Служебный файл статьи изменился во время запуска, поэтому статья оставлена как есть.',
  'Run again when nothing else works in the output directory.': 'Запустите снова, когда в папке статей никто больше не работает.',
  'the file cannot be written: {fault}': 'Файл не записывается: {fault}',
  'the file cannot be read: {fault}': 'Файл не читается: {fault}',
  'Check the permissions and the free space of the output directory, then run again: what was written is kept.': 'Проверьте права и место в папке статей и запустите снова: написанное сохранено.',
  'Check its permissions, then run again: what was written is kept.': 'Проверьте права на файл и запустите снова: написанное сохранено.',
  'this file is not valid UTF-8 (it may be saved as windows-1251 or UTF-16), so it was left alone': 'Файл не в UTF-8 (возможно, windows-1251 или UTF-16), поэтому он не тронут.',
  'this file was not written by Slugline, so it was left alone': 'Этот файл написан не Slugline, поэтому он не тронут.',
  'with the edits of a person the new version would have errors, so the file was left alone': 'С правками человека в новой версии были бы ошибки, поэтому файл не тронут.',
  'the provider "{id}" needs an API key, and {name} is not set': 'Модели «{id}» нужен ключ API, а {name} не задан.',
  'Set {name}, or write without a model: --provider offline.': 'Задайте {name} или пишите без модели: --provider offline.',
  'a run is at work already': 'Запуск уже идёт.',
  'Wait until it is done, or stop it.': 'Дождитесь его конца или остановите.',
  'there is no slugline.config.yaml here, so this is no Slugline project': 'Здесь нет slugline.config.yaml, значит, это не проект Slugline.',
  '{n} of {n2} calls have failed, so the run stops instead of trying on; the last fault: {fault}': 'Не удались {n} из {n2} вызовов, поэтому запуск остановлен; последняя ошибка: {fault}',
  'Run again when the server works: everything finished is kept and not asked again.': 'Запустите снова, когда сервер заработает: готовое сохранено и второй раз не запрашивается.',
  'the next call could cost up to {worst}, and of the run\'s budget of {budget} {spent} is spent, so it was not made': 'Следующий вызов мог бы стоить до {worst}, а из бюджета запуска {budget} потрачено {spent}, поэтому вызова не было.',
  'the next call could cost up to {worst}, and of the article\'s budget of {budget} {spent} is spent, so it was not made': 'Следующий вызов мог бы стоить до {worst}, а из бюджета статьи {budget} потрачено {spent}, поэтому вызова не было.',
};

const DESK: Said = {
  'The text is too long for the desk.': 'Текст слишком длинный.',
  'The request is too long.': 'Запрос слишком длинный.',
  'There is nothing to fix there any more.': 'Исправлять здесь уже нечего.',
  'This key cannot be changed here: edit it in the text.': 'Это поле здесь не изменить: исправьте его в тексте.',
  'Only an article that Slugline placed can be approved or held.': 'Одобрить или придержать можно только статью, которую сохранил Slugline.',
  'The article has changed meanwhile: look at it again.': 'Статья тем временем изменилась: посмотрите на неё ещё раз.',
  'A run is at work: decide when it is done, so that it does not write over it.': 'Идёт запуск: решите, когда он закончится, чтобы он не перезаписал решение.',
  'There is no brief to send it back to.': 'ТЗ этой статьи нет, вернуть её некуда.',
  'The new version is another one by now: look at it again.': 'Новая версия уже другая: посмотрите на неё ещё раз.',
  'The file was changed meanwhile.': 'Файл тем временем изменили.',
  'The desk does not understand this request.': 'Запрос не понят.',
  'There is no such article.': 'Такой статьи нет.',
  'There is no such file.': 'Такого файла нет.',
  'There is nothing here.': 'Здесь ничего нет.',
  'Something went wrong in the desk. The files are as they were.': 'Что-то пошло не так. Файлы не изменились.',
};

const TABLES: readonly Said[] = [YAML, KEYS, BRIEFS, RUNS, DESK];

function sentence(english: string): string | undefined {
  for (const table of TABLES) {
    const text = inRussian(english, table, VALUES);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Where a problem is, as `formatProblem` puts it before the message. */
const PLACE = /^(\S[^\n]*?(?::\d+:\d+)?) {2}(?=\S)/;
const HELP = '  → ';

/**
 * Problems as `formatProblem` prints them, one or more.
 * @returns undefined unless every message is known in Russian; advice that is not known is left out
 */
export function russianProblem(text: string): string | undefined {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const isHelp = line.startsWith(HELP);
    const place = isHelp ? HELP : (PLACE.exec(line)?.[0] ?? '');
    const said = sentence(line.slice(place.length));
    if (said !== undefined) lines.push(`${place}${said}`);
    else if (!isHelp) return undefined;
  }
  return lines.join('\n');
}
