import { ownHosts } from '../../model/site.ts';
import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { isUnder } from '../../text/link-targets.ts';
import { DIGITS, DOCUMENT, HOME, PATRONYMIC, personalTrait, PRIVATE_PERSON } from '../../text/personal-words.ts';
import { wordTraits } from '../../text/word-traits.ts';

const traitsOf = wordTraits(personalTrait);

/** Numbers of documents, each with the word it must stand beside. A firm's ИНН has ten digits, a person's twelve. */
const DOCUMENTS: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a passport number', pattern: /(?:паспорт[а-я]*|серия)(?:[^\d.!?]|(?:сер|ном)\.){0,40}(\d{2}\s?\d{2}\s*(?:№|N|номер|,)?\s*\d{6})(?!\d)/giu },
  { what: 'a passport number', pattern: /\bpassport(?:[^\d.!?]|no\.){0,30}\b((?:[A-Z]{1,2}\s?)?\d{8,9})(?![\d])/giu },
  { what: "a person's tax number", pattern: /ИНН[^\d.!?]{0,20}(\d{12})(?!\d)/giu },
  { what: 'a pension insurance number', pattern: /СНИЛС[^\d.!?]{0,20}(\d{3}[-\s]?\d{3}[-\s]?\d{3}[-\s]?\d{2})(?!\d)/giu },
  { what: 'a social security number', pattern: /(?:\bSSN|social security)[^\d.!?]{0,25}(\d{3}-\d{2}-\d{4})(?!\d)/giu },
  { what: 'a bank card number', pattern: /(?:\bcard|карт[аыуе]|картой)[^\d.!?]{0,40}((?:\d{4}[\s-]?){3}\d{4})(?!\d)/giu },
];
const PHONE = /(?<![\w/.+-])(?:\+\d{1,3}|8)[\s(‑-]{0,2}\d{3,5}[\s)‑-]{0,2}\d{2,4}(?:[\s‑-]?\d{2,4}){1,2}(?![\w-])/gu;
const EMAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/gu;
/** Digits that are obviously made up: all alike, in a row, or set aside for examples. */
const MADE_UP = /^(\d)\1+$|^0?12345678|^98765432|^4111111111111111$|(?:0000|1234567?)$/;
const EXAMPLE_HOST = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;
/** A name right after the role, or right before it: "клиентка Анна К.", "Mary Jones, the tenant". */
const NAME_AFTER = /^[,\s]{1,2}(?:по имени\s|named\s|called\s)?\p{Lu}\p{Ll}+\s\p{Lu}/u;
/** What closes the role behind a name: "Иван Зимин, сосед сверху, …"; a verb opens a clause of its own. */
const APPOSITION_END = /^(?:\s\p{Ll}+){0,2}[,.)]/u;
const NAME_BEFORE = /\p{Lu}\p{Ll}+\s\p{Lu}(?:\p{Ll}+|\.)[,\s—–-]{1,3}(?:(?:an?|the|our|my|наш\p{Ll}{0,2}|мой|моя)\s)?$/u;
/** "Игорь Павлович Лапин", "Лапина Тамара Игоревна", "Тамара Игоревна": a name with its patronymic. */
const FULL_NAME = /\p{Lu}\p{Ll}+\s(?:\p{Lu}\p{Ll}+\s)?\p{Lu}\p{Ll}+(?:[ое]вич|[ое]вн|иничн|ьич)\p{Ll}{0,2}(?:\s\p{Lu}\p{Ll}+)?(?!\p{L})/u;
/** Two words in capitals before the verb that says where somebody lives. */
const NAMED_RESIDENT = /\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(?:,?\s(?:who|he|she|die|der|которая|который|он|она))?,?\s(?:still\s|now\s|по-прежнему\s)?(?:lives|lived|resides|resided|wohnt|wohnte|живет|живёт|жил|жила|проживает|проживал|проживала|прописан|прописана|зарегистрирован|зарегистрирована)(?!\p{L})/u;
const RESIDES = /жив[её]т|жила? |прожива|прописан|зарегистрирован|lives|lived|resid|wohn/;
/** A street with the number of a house; a flat makes it somebody's home. */
const ADDRESS = /(?:(?<!\p{L})(?:ул(?:иц[аеуы]|\.)|просп(?:ект[а-я]*|\.)|пр-т|переул[а-я]+|пер\.|бульвар[а-я]*|шоссе|наб(?:ережн[а-я]+|\.)|проезд[а-я]*)\s?[^.!?\n]{2,40}?,?\s(?:д(?:ом[а-я]*|\.)\s?)?\d{1,4}[а-яА-Я]?(?!\d)(?:[,\s]+(?:корп[а-я.]*|стр[а-я.]*)\s?\d+)?(?:[,\s]+(?:кв(?:артир[а-я]+|\.)?)\s?\d{1,4})?|(?<![\p{L}\d])\d{1,4}[a-z]?,?\s(?:\p{Lu}\p{Ll}+\s){1,3}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive|Close|Court|Terrace|Crescent|Way|Boulevard)(?:,?\s(?:flat|apartment|apt\.?|unit)\s?\d+\w?)?|\p{Lu}\p{Ll}+(?:straße|strasse|str\.|weg|allee|gasse|platz)\s\d{1,4}[a-z]?)/gu;
/** Whose contact it is, when no name is given: "почта соседки", "the tenant's number", "Telefon der Mieterin". */
const CONTACT_OF = /(?:почт[аыуе]|мобильн[а-я]{2,3}|телефон[а-я]{0,2}|номер[а-я]{0,2}|e-?mail|адрес[а-я]{0,2}|mail|telefon|telefonnummer|handynummer|number|phone)\s(?:(?:of|der|des|von)\s)?(?:(?:the|our|my|a|an|наш\p{Ll}{1,3}|мо\p{Ll}{1,3}|одно\p{Ll}{1,3})\s)?$/iu;
const OWN_CONTACT = /^(?:['’]s?\s(?:e-?mail|phone|telephone|mobile|home)?\s?(?:address|number|e-?mail|phone)?)(?=[\s:])/iu;
const OPTIONS = { allow: [] as readonly string[] };

/**
 * Numbers need their word beside them, contacts a full name with a patronymic, the words for a home, or a role of a private person (client, patient, tenant) beside a name in the same block: the editor's and the firm's own
 * contacts have neither. Contacts that merely stand there are the matter of `links/bare-email-phone`. A number that is made up for an example is known by its digits.
 */
export default defineRule({
  id: 'legal/personal-data',
  severity: 'warning',
  about: 'Document numbers, or the contacts of a named private person.',
  why: 'Publishing personal data without consent harms the person and breaks the law; a sample that looks real does too.',
  fix: 'Remove it, or replace it by one that is obviously made up.',
  source: '152-ФЗ, ст. 7 and 10.1; GDPR, Art. 4 and 6',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Прописка\n\nВ договоре стоял паспорт 4012 № 385716.\n', '# Lease\n\nThe tenant Mary Jones can be reached at mary.jones84@mailbox.net at night.\n'],
    good: ['---\nlang: ru\n---\n# Прописка\n\nВ договор вписывают паспорт (серия 0000 № 000000) и ИНН фирмы 7812345678. Бюро: +7 812 334-55-66.\n', '# Lease\n\nTenants write to office@example.org. The passport has 9 digits.\n'],
  },
  check({ doc, config, language, options }, report) {
    const traits = traitsOf(doc);
    const mailed = new Set(doc.links.filter((link) => link.url.startsWith('mailto:')).map((link) => link.start));
    for (const block of doc.blocks) {
      const { numbers, from, to } = block.tokens;
      let trait = 0;
      for (let token = from; token < to; token++) trait |= traits[numbers[token] as number] as number;
      if ((trait & (DOCUMENT | PRIVATE_PERSON | PATRONYMIC | HOME)) === 0) continue;
      const digits = (trait & DIGITS) !== 0;
      // Addresses in the text are links to the parser, with or without brackets.
      const mail = mailed.size > 0 && [...mailed].some((start) => start >= block.start && start < block.end);
      if (!digits && !mail && (trait & (PATRONYMIC | HOME)) === 0) continue;
      const found = (trait & DOCUMENT) === 0 || !digits ? [] : documentsIn(block);
      const own = config === undefined ? [] : [...ownHosts(config)];
      if ((trait & PRIVATE_PERSON) !== 0 && (digits || mail) && namesPerson(block, traits)) found.push(...contactsIn(block, own));
      // A full name with a telephone is nobody's office unless the text says what the person is there.
      const named = ((trait & HOME) !== 0 && RESIDES.test(block.text) && NAMED_RESIDENT.test(block.text)) || ((trait & PATRONYMIC) !== 0 && FULL_NAME.test(block.text) && language.find('roles', block.words).length === 0);
      if (named && found.length === 0 && !FIRM.test(block.text)) found.push(...contactsIn(block, own), ...homesIn(block, (trait & HOME) !== 0));
      const allowed = { ...OPTIONS, ...options }.allow.map((item) => item.toLowerCase());
      for (const { start, text, what, doubtful } of found) {
        if (allowed.includes(text.toLowerCase())) continue;
        report({ ...(doubtful === true ? { severity: 'info' } : {}), start: block.at(start), end: block.at(start + text.length - 1) + 1, message: `"${text}" looks like ${what}` });
      }
    }
  },
});

/** Firms, offices and people of the past. */
const FIRM = /(?<!\p{L})(?:ООО|АО|ПАО|ИП|ЗАО|НКО|музе[йяюе]|бюро|отдел|приёмная|приемная|офис|мастерск\p{Ll}+|клуб\p{Ll}{0,2}|библиотек\p{Ll}|Ltd|Inc|GmbH|memorial|museum|office|мемориальн\p{Ll}+|экскурс\p{Ll}+|родил\p{Ll}+|умер|памятн\p{Ll}+)(?!\p{L})|1[0-9]\d\d\s?(?:год|г\.)/u;

function homesIn({ text }: Block, isHome: boolean): Datum[] {
  return isHome ? [...text.matchAll(ADDRESS)].map((match) => ({ start: match.index, text: match[0].trim(), what: 'the home of a private person' })) : [];
}

/** True when a role stands beside a name, or a contact is said to be theirs. */
function namesPerson({ text, tokens: { numbers, starts, ends, from, to } }: Block, traits: Uint8Array): boolean {
  for (let token = from; token < to; token++) {
    if (((traits[numbers[token] as number] as number) & PRIVATE_PERSON) === 0) continue;
    const [start, end] = [starts[token] as number, ends[token] as number];
    if (CONTACT_OF.test(text.slice(Math.max(0, start - 40), start)) || OWN_CONTACT.test(text.slice(end - (/['’]s$/.test(text.slice(start, end)) ? 2 : 0), end + 40))) return true;
    if (NAME_AFTER.test(text.slice(end, end + 60)) || (APPOSITION_END.test(text.slice(end, end + 40)) && NAME_BEFORE.test(text.slice(Math.max(0, start - 60), start)))) return true;
  }
  return false;
}

interface Datum {
  start: number;
  text: string;
  what: string;
  /** May be made up for an example. */
  doubtful?: boolean;
}

function documentsIn({ text }: Block): Datum[] {
  return DOCUMENTS.flatMap(({ what, pattern }) => [...text.matchAll(pattern)].flatMap((match): Datum[] => {
    const number = match[1] ?? '';
    const digits = number.replace(/\D/g, '');
    // The series of a real passport, and the first number that comes to mind: perhaps a sample, perhaps one that was not finished.
    if (what === 'a passport number' && /^(?!0000|1111|1234)\d{4}123456$/.test(digits)) return [{ start: match.index + match[0].lastIndexOf(number), text: number, what, doubtful: true }];
    const real = !MADE_UP.test(digits) && new Set(digits).size > 2 && (what !== 'a bank card number' || passesLuhn(digits));
    return real ? [{ start: match.index + match[0].lastIndexOf(number), text: number, what }] : [];
  }));
}

function contactsIn({ text }: Block, own: readonly string[]): Datum[] {
  const phones = [...text.matchAll(PHONE)].filter((match) => !MADE_UP.test(match[0].replace(/[^\d]/g, '')) && !/555[\s‑-]?01\d\d$/.test(match[0])).map((match) => ({ start: match.index, text: match[0], what: 'the telephone of a private person' }));
  const emails = [...text.matchAll(EMAIL)].filter((match) => !EXAMPLE_HOST.test(match[1] ?? '') && !isUnder(match[1] ?? '', own) && !/^(?:info|office|hello|contact|support|press|help|sales|mail|zakaz|admin)@/i.test(match[0])).map((match) => ({ start: match.index, text: match[0], what: 'the address of a private person' }));
  return [...phones, ...emails];
}

/** The check digit of card numbers (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
