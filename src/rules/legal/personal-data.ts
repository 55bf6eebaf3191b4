import { ownHosts } from '../../model/site.ts';
import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import { isUnder } from '../../text/link-targets.ts';
import { DIGITS, DOCUMENT, personalTrait, PRIVATE_PERSON } from '../../text/personal-words.ts';
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
const OPTIONS = { allow: [] as readonly string[] };

/**
 * Numbers need their word beside them, contacts a role of a private person (client, patient, tenant) beside a name in the same block: the editor's and the firm's own
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
  check({ doc, config, options }, report) {
    const traits = traitsOf(doc);
    const mailed = new Set(doc.links.filter((link) => link.url.startsWith('mailto:')).map((link) => link.start));
    for (const block of doc.blocks) {
      const { numbers, from, to } = block.tokens;
      let trait = 0;
      for (let token = from; token < to; token++) trait |= traits[numbers[token] as number] as number;
      if ((trait & (DOCUMENT | PRIVATE_PERSON)) === 0) continue;
      const digits = (trait & DIGITS) !== 0;
      // Addresses in the text are links to the parser, with or without brackets.
      const mail = mailed.size > 0 && [...mailed].some((start) => start >= block.start && start < block.end);
      if (!digits && !mail) continue;
      const found = (trait & DOCUMENT) === 0 || !digits ? [] : documentsIn(block);
      if ((trait & PRIVATE_PERSON) !== 0 && namesPerson(block, traits)) found.push(...contactsIn(block, config === undefined ? [] : [...ownHosts(config)]));
      const allowed = { ...OPTIONS, ...options }.allow.map((item) => item.toLowerCase());
      for (const { start, text, what } of found) {
        if (allowed.includes(text.toLowerCase())) continue;
        report({ start: block.at(start), end: block.at(start + text.length - 1) + 1, message: `"${text}" looks like ${what}` });
      }
    }
  },
});

/** True when a role stands beside a name. */
function namesPerson({ text, tokens: { numbers, starts, ends, from, to } }: Block, traits: Uint8Array): boolean {
  for (let token = from; token < to; token++) {
    if (((traits[numbers[token] as number] as number) & PRIVATE_PERSON) === 0) continue;
    const [start, end] = [starts[token] as number, ends[token] as number];
    if (NAME_AFTER.test(text.slice(end, end + 60)) || (APPOSITION_END.test(text.slice(end, end + 40)) && NAME_BEFORE.test(text.slice(Math.max(0, start - 60), start)))) return true;
  }
  return false;
}

interface Datum {
  start: number;
  text: string;
  what: string;
}

function documentsIn({ text }: Block): Datum[] {
  return DOCUMENTS.flatMap(({ what, pattern }) => [...text.matchAll(pattern)].flatMap((match): Datum[] => {
    const number = match[1] ?? '';
    const digits = number.replace(/\D/g, '');
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
