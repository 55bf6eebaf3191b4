import { defineRule } from '../../kinds.ts';
import { isUnder } from '../../text/link-targets.ts';
import { ownHosts } from '../../model/site.ts';
import { AT_SIGN, blocksWith, TEN_DIGITS } from '../../text/signs.ts';

const EMAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/gu;
/** With a country code, or with the area code in brackets, or a Russian 8-800: anything looser finds article numbers and dates. */
const PHONE = /(?<![\w/.+-])(?:\+\d{1,3}[\s(‑-]{0,2}\d{2,4}[\s)‑-]{0,2}\d{2,4}(?:[\s‑-]?\d{2,4}){1,3}|8[\s‑-]?\(?\d{3,5}\)?[\s‑-]?\d{1,3}[\s‑-]\d{2}[\s‑-]\d{2}|8[\s‑-]800[\s‑-]\d{3}[\s‑-]?\d{2}[\s‑-]?\d{2}|\(\d{3}\)\s?\d{3}[‑-]\d{4})(?![\w-])/gu;
/** Mail services anyone may use: an address there belongs to a person. */
const FREE_MAIL = /(?:^|\.)(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|aol|proton|protonmail|gmx|zoho|mail|inbox|list|bk|yandex|ya|rambler|internet)\.(?:com|ru|net|me|de|by|kz|ua)$/i;
/** "name.surname" and "n.surname" before the @. */
const PERSONAL = /^[a-z]+[._][a-z]{3,}\d*@/i;
/** Domains and numbers set aside for examples. */
const EXAMPLE = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;
const EXAMPLE_PHONE = /555[\s‑-]?01\d\d$|(?:000|123)[\s‑-]?(?:00|45)[\s‑-]?(?:00|67)$/;
const OPTIONS = { allow: [] as readonly string[] };

/** Mailboxes of organisations, addresses of the own hosts and explicit `mailto:` links are public on purpose; so is whatever `allow` lists. Code is never looked at. */
export default defineRule({
  id: 'links/bare-email-phone',
  severity: 'warning',
  about: 'A personal e-mail address in the text, or a telephone number that is not a link.',
  why: 'Personal contacts slip into articles by mistake and stay there; a number that is meant to be called should be a link.',
  fix: 'Remove it if it is private; otherwise link it by `mailto:` or `tel:`.',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: ['# Piano\n\nAsk the tuner at ivan.petrov77@mail.ru about the price.\n', '# Пианино\n\nЗвоните мастеру: +7 921 345-67-89.\n'],
    good: ['# Piano\n\nWrite to hello@example.org or [call](tel:+78121112233) us. The piano of 1908-05-12 has the number 8123-456.\n', '# Пианино\n\nОткройте страницу `+7 921 345-67-89`.\n'],
  },
  check({ doc, config, options }, report) {
    const suspects = blocksWith(doc, AT_SIGN | TEN_DIGITS);
    if (suspects.length === 0) return;
    const allowed = new Set({ ...OPTIONS, ...options }.allow.map((item) => item.toLowerCase()));
    const hosts = config === undefined ? [] : ownHosts(config);
    const linked = (offset: number): boolean => doc.links.some((link) => offset >= link.start && offset < link.end && (link.url !== `mailto:${link.text}` || /[<[]/.test(doc.text.charAt(link.start))));
    for (const block of suspects) {
      for (const match of block.text.matchAll(EMAIL)) {
        const host = (match[1] ?? '').toLowerCase();
        const start = block.at(match.index);
        if (!(FREE_MAIL.test(host) || PERSONAL.test(match[0])) || EXAMPLE.test(host) || isUnder(host, hosts) || allowed.has(match[0].toLowerCase()) || allowed.has(host) || linked(start)) continue;
        report({ start, end: block.at(match.index + match[0].length - 1) + 1, message: `the personal e-mail address ${match[0]} stands open in the text` });
      }
      for (const match of block.text.matchAll(PHONE)) {
        const digits = match[0].replace(/\D/g, '');
        const start = block.at(match.index);
        if (digits.length < 10 || digits.length > 15 || EXAMPLE_PHONE.test(match[0]) || allowed.has(match[0]) || allowed.has(digits) || linked(start)) continue;
        report({ start, end: block.at(match.index + match[0].length - 1) + 1, message: `the telephone number ${match[0]} is not a link` });
      }
    }
  },
});
