import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Language } from '../../text/language.ts';
import { wordTraits } from '../../text/word-traits.ts';

/**
 * Certain shapes (`{{…}}`, lorem ipsum, TODO marks, "XX euros", `%AUTHOR%`, `<READER NAME>`) and square brackets opened by a word of the lexicon: with
 * a colon ("[Button: …]") anywhere, without one ("[Insert the figure]") only outside quotation marks and list items, where brackets are often part of
 * a sample script ("Hello, [customer's name]!"). Variables inside quotation marks are shown, not left over. Code and links are not text and never match.
 */
export default defineRule({
  id: 'structure/leftover-placeholder',
  severity: 'error',
  about: 'A placeholder that was never filled: `[Button: …]`, `[Insert …]`, `{{name}}`, TODO, lorem ipsum.',
  why: 'It is printed on the page as it stands, and readers see that nobody read the article before them.',
  fix: 'Put the real content in its place, or remove it.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n**[Button: Order a catalogue]**\n', '# Title\n\nDear {{first_name}}, read on.\n', '---\nlang: ru\n---\n# Полы\n\n[Вставьте фото мастерской]\n'],
    good: ['# Title\n\nSay: "Good day, [customer name]!"\n', '# Title\n\nWrite `{{ name }}` in the template.\n', '---\nlang: ru\n---\n# Полы\n\nСпиливают торец [1] и шлифуют.\n'],
  },
  check({ doc, config, language }, report) {
    // Of a site nobody here knows: marks of a draft may be what the article is about, and where addresses hold `{{…}}` something fills it in.
    const filledIn = config === undefined && doc.links.some(({ url }) => url.includes('{{'));
    const severity = (text: string, quotable: boolean): 'error' | 'warning' => (config === undefined && (quotable || text.startsWith('$') || (filledIn && text.startsWith('{{'))) ? 'warning' : 'error');
    const suspects = new Set(doc.matches('placeholders').map(({ block }) => block));
    const suspicious = suspectTraits(doc);
    const braces = doc.text.includes('{') || doc.text.includes('&');
    const percents = hasPercentName(doc.text);
    for (const block of doc.blocks) {
      const { text } = block;
      const suspect = (suspects.has(block) && (text.includes('[') || text.includes('<') || text.includes('('))) || (braces && text.includes('{')) || (percents && text.includes('%')) || holds(block, suspicious);
      if (!suspect) continue;
      for (const { index, text: found, silent } of placeholders(text, language)) {
        const start = block.at(index);
        const end = block.at(index + found.length - 1) + 1;
        if (silent !== 'never' && (block.quoted || block.inQuotes(index) || (silent === 'script' && block.kind === 'item'))) continue;
        // What is escaped (`\{\{`, `&#123;`, `&lt;`) was written to be seen.
        if (/^[{<%$]/.test(found) && !doc.text.slice(start - 1, end + 1).includes(found)) continue;
        report({ start, end, severity: severity(found, silent === 'script'), message: `"${found}" is a placeholder that was never filled` });
      }
    }
    for (const { kind, name, start, end } of doc.html) {
      if (kind !== 'open') continue;
      const tag = doc.text.slice(start, end);
      const slot = TAG_SLOT.test(tag) || (CAPITAL_TAG.test(tag) && SLOT.test(tag) && !HTML_NAMES.has(name));
      if (slot && !/["«“„'`]/.test(doc.text.charAt(start - 1))) report({ start, end, severity: severity(tag, true), message: `"${tag}" is a placeholder that was never filled` });
    }
    for (const key of ['title', 'description']) {
      const value = doc.field(key);
      for (const { index, text, silent } of placeholders(value, language)) {
        if (silent !== 'never' && /[«"“„][^»"”]*$/.test(value.slice(0, index))) continue;
        report({ ...doc.place([key]), severity: severity(text, silent === 'script'), message: `the ${key} holds the unfilled placeholder "${text}"` });
      }
    }
    let filled = 0;
    for (const places of [doc.links, doc.images]) for (const { url, start, end } of places) {
      if (!/\{\{|\}\}|%7B%7B/i.test(url)) continue;
      // Versions and base addresses are filled in by many a generator: one such address says it.
      if (config === undefined && filled++ > 0) continue;
      report({ start, end, severity: config === undefined ? 'info' : 'error', message: `the address "${url}" holds a placeholder that was never filled` });
    }
  },
});

interface Placeholder {
  index: number;
  text: string;
  /** Where it is an example: nowhere, inside quotation marks, in a sample script (there in list items too). */
  silent: 'never' | 'quoted' | 'script';
}

const MAY_BE_CERTAIN = /[{$]\{|lorem|TODO|FIXME|TBD/i;
const CERTAIN = /\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,60}\}|\blorem ipsum\b|(?<![\p{L}\p{N}])(?:TODO|FIXME)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])TBD(?=\s*:)|(?<=[[(]\s*)TBD(?=\s*[\])])/giu;

/**
 * A number that was to come: two to four X (Latin or Cyrillic) beside a currency, a percent sign or a measure; a date or a telephone of them. Not
 * "XX век", "XXL".
 */
const UNKNOWN_NUMBER = /(?<![\p{L}\p{N}.-])(?:[$€£₽]\s?[XХ]{2,4}(?:[.,][XХ]{2})?(?![\p{L}\p{N}])|[XХ]{2,4}(?:\s?[–—-]\s?[XХ]{2,4}|[ .,][XХ]{2,3})?\s?(?:%|[$€£₽°]|(?:руб|рубл|тыс|млн|евро|доллар|тенге|грн|процент|час|минут|дн|день|дней|недел|месяц|лет|кг|грамм|км|метр|шт|человек|euro|dollar|pound|rubl|usd|eur|gbp|rub|percent|per cent|hour|minute|day|week|month|year|kg|km|people|customers|clients|prozent|stunde|tag|woche|monat|jahr)\p{L}{0,4}(?!\p{L}))|[XХ]{2}\.[XХ]{2}\.(?:20)?[XХ\d]{2,4}|\(?[XХ]{3}\)?[\s-][XХ]{3}[\s-][XХ]{2}[\s-]?[XХ]{2})/giu;
/** %AUTHOR%, as mail merges write it; not the variables of Windows. */
const PERCENT_NAME = /(?<![\p{L}\p{N}%])%(?!(?:PATH|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE|TEMP|TMP|PROGRAMFILES|WINDIR|SYSTEMROOT|HOMEPATH|USERNAME|COMPUTERNAME|PROGRAMDATA|PUBLIC|COMSPEC|SYSTEMDRIVE|HOMEDRIVE)%)\p{L}[\p{L}\d_-]{2,30}%(?![\p{L}\p{N}])/giu;
/** Nouns of what a template leaves open. In capitals inside brackets they are slots; "[SOLVED]", "<FAQ>" are none. */
const SLOT = /(?<!\p{L})(?:NAME|SURNAME|DATE|CITY|TOWN|COUNTRY|PRICE|AMOUNT|NUMBER|COMPANY|BRAND|PRODUCT|SERVICE|AUTHOR|EXPERT|READER|CLIENT|CUSTOMER|PHONE|EMAIL|ADDRESS|LINK|URL|YEAR|TOPIC|KEYWORD|TEXT|IMAGE|PHOTO|YOUR|INSERT|FIRSTNAME|LASTNAME|ИМЯ|ИМЕНИ|ФАМИЛИЯ|ФИО|ДАТА|ДАТУ|ГОРОД|ГОРОДА|СТРАНА|ЦЕНА|ЦЕНУ|СУММА|СУММУ|ЧИСЛО|НОМЕР|КОМПАНИЯ|КОМПАНИИ|БРЕНД|БРЕНДА|ТОВАР|ТОВАРА|ПРОДУКТ|ПРОДУКТА|УСЛУГА|УСЛУГИ|АВТОР|АВТОРА|ЭКСПЕРТ|ЧИТАТЕЛЬ|КЛИЕНТ|КЛИЕНТА|ТЕЛЕФОН|АДРЕС|ССЫЛКА|ССЫЛКУ|ГОД|ТЕМА|ТЕКСТ|ФОТО|НАЗВАНИЕ|ВАШ|ВАШЕ|ВАША|ВСТАВИТЬ|ВСТАВЬТЕ|FIRMA|DATUM|PREIS|STADT|VORNAME|NACHNAME)(?!\p{L})/u;
const SLOT_WORD = new RegExp(`^${SLOT.source}$`, 'u');
const CAPITAL_SLOT = /\[[\p{Lu}\d][\p{Lu}\d _/-]{2,40}\]|<[\p{Lu}\d][\p{Lu}\d _/-]{2,40}>|(?<![\p{L}\p{N}/{#$])\{\p{L}[\p{L}\d_ ]{1,30}\}(?!\})/gu;
/** The same as Markdown reads it: elements nobody has defined. */
const CAPITAL_TAG = /^<[A-Z][A-Z\d]*(?:[ _-][A-Z\d]+)*>$/;
const TAG_SLOT = /^<(?:your|insert|enter)(?:[ _-][a-z]+){1,4}>$/i;
const HTML_NAMES: ReadonlySet<string> = new Set(['address', 'link', 'text', 'image', 'title', 'time', 'data']);

/** "(вставить фото)", "(add link)": an order to the author in round brackets; "(ссылка на статью)" where a link is announced, "Read more: (link to article)". */
const BRACKETED = /\((?:(?:вставить|вставьте|вставь|добавить|добавьте|добавь|подставить|подставьте|поставить|insert|add|paste|put)\s(?:сюда\s|здесь\s|the\s|an?\s|your\s)?(?:ссылк|фото|картинк|скриншот|цитат|пример|цифр|данные|link|photo|image|picture|screenshot|quote|example|source|figure|url)[^()\n]{0,30}|(?<=(?:[—–:]|подробн\p{L}*|читайте|смотрите|здесь|по ссылке|more|read|see|here|details)\s*\()(?:ссылка|ссылку|link|url)(?:\s(?:на|to|here|тут|сюда|здесь)(?:\s(?:the\s|an?\s|our\s)?\p{L}+){0,2})?)\)/giu;
/** Talk about templates, where a slot is what the sentence is about. */
const ABOUT_TEMPLATES = /шаблон|заготовк|подстав|переменн|плейсхолдер|скобк|письм|template|placeholder|variable|bracket|mail|replace|substitut|vorlage|platzhalter|klammer/i;

/** Words in which a placeholder of a certain shape may stand: marks of work, rows of X, nouns of templates. */
const suspectTraits = wordTraits((lower) => (/lorem|todo|fixme|tbd|^[xх]{2,4}(?:[–-][xх]{2,4})?$/.test(lower) || SLOT_WORD.test(lower.toUpperCase()) ? 1 : 0));

function holds({ text, tokens: { numbers, starts, ends, from, to } }: Block, traits: Uint8Array): boolean {
  for (let at = from; at < to; at++) {
    if (traits[numbers[at] as number] === 0) continue;
    const word = text.slice(starts[at], ends[at]);
    // An ordinary word is suspect in capitals only.
    if (word === word.toUpperCase() || /lorem|todo|fixme|tbd|^[xх]/i.test(word)) return true;
  }
  return false;
}

/** True when a percent sign stands right before a letter: prose has it after numbers. */
function hasPercentName(text: string): boolean {
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) if (/\p{L}/u.test(text.charAt(at + 1))) return true;
  return false;
}

function placeholders(text: string, language: Language): Placeholder[] {
  const found: Placeholder[] = [];
  const add = (pattern: RegExp, silent: Placeholder['silent']): void => {
    for (const match of text.matchAll(pattern)) found.push({ index: match.index, text: match[0], silent });
  };
  if (MAY_BE_CERTAIN.test(text)) for (const match of text.matchAll(CERTAIN)) {
    // "todo" in lower case is an ordinary word ("a todo list").
    if (/^[a-z]+$/i.test(match[0]) && match[0] !== match[0].toUpperCase()) continue;
    found.push({ index: match.index, text: match[0], silent: /^[A-Z]+$/.test(match[0]) ? 'script' : /^[{$]/.test(match[0]) ? 'quoted' : 'never' });
  }
  if (/[XХ]{2}/.test(text)) add(UNKNOWN_NUMBER, 'quoted');
  if (text.includes('%')) add(PERCENT_NAME, 'quoted');
  if (text.includes('(')) add(BRACKETED, 'script');
  if (!/[[<{]/.test(text)) return found.sort((a, b) => a.index - b.index);
  for (const match of text.matchAll(/\[([^[\]\n]{2,120})\]|<(\p{Script=Cyrillic}[^<>\n]{2,80})>/gu)) {
    const inner = match[1] ?? match[2] ?? '';
    const words = language.words(inner);
    const [opener] = language.find('placeholders', words);
    if (opener?.first !== 0) continue;
    const colon = /^\s*:/.test(inner.slice(opener.end));
    // "[city name]" says all there is to say; of one word, "[Link]", Markdown itself may have left it.
    const whole = opener.last > 0 && words.length === opener.last + 1 && /\p{L}\s\p{L}/u.test(inner) && !ABOUT_TEMPLATES.test(text);
    if (colon || whole || words.length > opener.last + 1) found.push({ index: match.index, text: match[0], silent: colon ? 'never' : 'script' });
  }
  const listed = new Set(found.map(({ index }) => index));
  for (const match of text.matchAll(CAPITAL_SLOT)) {
    const name = match[0].replaceAll('_', ' ');
    // Names of variables in single braces are in small letters as a rule.
    if (!listed.has(match.index) && SLOT.test(name.startsWith('{') ? name.toUpperCase() : name)) found.push({ index: match.index, text: match[0], silent: 'script' });
  }
  return found.sort((a, b) => a.index - b.index);
}
