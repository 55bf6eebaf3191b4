import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { keyRuns } from '../../text/key-runs.ts';
import { holdsTrait, wordTraits } from '../../text/word-traits.ts';

/** Keys with a shape of their own, by the documentation of the services that issue them. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----\s+(?:[A-Za-z-]+: [^\n]*\n\s*)*[A-Za-z0-9+/=]{40,}/g],
  // Shorter pieces, as in running text, by how these keys begin; manuals break off with dots.
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*(?:MI[A-Z]|b3B)[A-Za-z0-9+/=]{7,}(?![A-Za-z0-9+/=]|\s*(?:\.\.|…|\[|<))/g],
  ['an Anthropic key', /\bsk-ant-[A-Za-z0-9_-]{20,}/g],
  ['an OpenAI key', /\bsk-(?!ant-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}/g],
  ['an AWS key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g],
  ['a Google OAuth token', /\bya29\.[A-Za-z0-9_-]{30,}/g],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})/g],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/g],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/g],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/g],
  ['a Telegram bot token', /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g],
  ['a SendGrid key', /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g],
  ['a Hugging Face token', /\bhf_[A-Za-z0-9]{34}\b/g],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a Yandex Cloud key', /\b(?:AQVN[A-Za-z0-9_-]{30,}|y[0-3]_[A-Za-z0-9_-]{50,})/g],
  ['a DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{64}\b/g],
  ['a signed web token', /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/g],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:(?!\/\/)[^\s/@:<>{}$*]{6,}@[a-z0-9.-]+\.[a-z]{2,}/gi],
];

const EXAMPLE = /example|sample|dummy|xxxx|\*\*\*\*|\.\.\.|your|test|password|secret|placeholder|changeme|1234567|abcdef|0000000/i;

/**
 * The whole file, code blocks included: that is where keys are pasted. Documentation shows made-up keys, so those that say so, count up or repeat few
 * characters are left alone. The message never repeats the key.
 */
export default defineRule({
  id: 'safety/secret-leak',
  severity: 'error',
  about: 'An API key, an access token, a private key or a password in the file.',
  why: 'Once published it can be used by anyone, and removing it later does not take it back.',
  fix: 'Revoke the key where it was issued, then remove it from the text; show a made-up one such as YOUR_API_KEY.',
  needs: 'article',
  examples: {
    bad: [`# Title\n\nUse the key \`${['ghp', 'q8Zt2LwX7vRb4NcJ1yHd6KfS9mGp3TaE5uVo'].join('_')}\`.\n`],
    good: ['# Title\n\nUse the key `sk-your-key-here-0000000000`.\n\n`AKIAIOSFODNN7EXAMPLE` is the example of the manual.\n'],
  },
  check({ doc }, report) {
    const found: { start: number; end: number }[] = [];
    const runs = keyRuns(doc.text, SHORTEST);
    if (mayHoldSecret(doc.text, runs)) known(doc.text, found, report);
    for (const { start, end, certain } of [...assignedInText(doc), ...assignedRuns(doc.text, runs)]) {
      if (found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ start, end });
      report({ start, end, severity: certain ? 'error' : 'warning', message: 'this looks like a password or a key beside its name' });
    }
  },
});

type Report = (finding: { start: number; end: number; message: string }) => void;

/** Keys of a known shape. */
function known(text: string, found: { start: number; end: number }[], report: Report): void {
  for (const [what, pattern] of SECRETS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const isPem = match[0].startsWith('-----');
      const secret = match[0].replace(/^-----BEGIN [A-Z ]+-----/, '');
      if (EXAMPLE.test(secret) || new Set(secret.slice(4)).size < (isPem ? 6 : 10) || found.some((other) => start < other.end && end > other.start)) continue;
      // A long hyphenated word such as "sk-learn-…" has no digits.
      if (!/\d/.test(secret) && !isPem && !what.startsWith('a password')) continue;
      found.push({ start, end });
      report({ start, end, message: `this looks like ${what}` });
    }
  }
}

/** What a value is called, and the sign after it. Stems, so that "паролем: …" counts. */
const LABEL = /(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_ -]?key|access[_ -]?key|парол[а-я]{0,2}|токен[а-я]{0,2}|passwort|kennwort)["'`»]?\s*(?:[=:]|is\s|ist\s|—\s)\s*["'`«“]?$/iu;
/** What samples look like besides `EXAMPLE`. */
const SAMPLE = /p[a@4]ssw[o0]rd|passwort|парол|qwert|йцук|hunter2|letmein|tr0ub4|correct|horse|admin|demo|user|foo|bar|12345|abc123|[<>{}$*…]|\.\.|xxx|[/\\]{2}/i;
/** Texts about passwords show them. */
const SHOWN = /например|пример|образец|слаб|надёжн|надежн|сильн|хорош|плох|взлом|вместо|example|e\.g\.|for instance|such as|weak|strong|guess|crack|instead|sample|beispiel|sicher|schwach/i;
const wordsForSecrets = wordTraits((lower) => (/^(?:pass|passw.*|pwd|secret|token|.+[_-]key|apikey|парол.*|токен.*|kennwort)$/.test(lower) ? 1 : 0));

interface Assigned {
  start: number;
  end: number;
  certain: boolean;
}

/** "password=…" and "пароль: …" in running text. An equals sign is how files write it, a colon may stand before any word: the former is certain. */
function assignedInText(doc: Document): Assigned[] {
  const found: Assigned[] = [];
  const traits = wordsForSecrets(doc);
  if (!holdsTrait(doc, traits)) return found;
  for (const { text, at, tokens: { numbers, ends, from, to } } of doc.blocks) {
    for (let token = from; token < to; token++) {
      if (traits[numbers[token] as number] === 0) continue;
      const after = text.slice(ends[token], (ends[token] as number) + 60);
      const match = /^["'`»]?(?:\s\p{Ll}+){0,3}\s*([=:])\s*["'`«“]?([^\s"'`«»“”]{8,40})/u.exec(after);
      const value = match?.[2]?.replace(/[.,;:!?)]+$/, '') ?? '';
      if (match === null || value.length < 8 || !mixed(value) || (match[1] === ':' && /^\p{L}+[-–]?\d+$/u.test(value)) || EXAMPLE.test(value) || SAMPLE.test(value) || SHOWN.test(text)) continue;
      const start = (ends[token] as number) + match[0].indexOf(match[2] ?? '');
      found.push({ start: at(start), end: at(start + value.length - 1) + 1, certain: match[1] === '=' });
    }
  }
  return found;
}

/** Long keys of no known shape beside their names, in code too. */
function assignedRuns(text: string, runs: readonly { start: number; end: number }[]): Assigned[] {
  return runs.filter(({ start, end }) => {
    if (!'=:"\'` «“'.includes(text.charAt(start - 1))) return false;
    const value = text.slice(start, end);
    return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && new Set(value).size >= 12 && !EXAMPLE.test(value) && !SAMPLE.test(value) && LABEL.test(text.slice(Math.max(0, start - 30), start));
  }).map(({ start, end }) => ({ start, end, certain: true }));
}

/** Letters with digits, and capitals or signs among them: nobody's word. */
function mixed(value: string): boolean {
  return /\d/.test(value) && /\p{Ll}/u.test(value) && (/\p{Lu}/u.test(value) || /[!@#%^&*?+~]/.test(value)) && !/^(?:@|https?|\d+[.:])/i.test(value) && new Set(value).size >= 7;
}

/** Every key has so many letters, digits, "_" and "-" in a row, and one of these in them or right before. */
const SHORTEST = 18;
const HINT = /sk-|AKIA|ASIA|AIza|ya29\.|gh[pousr]_|github_pat_|glpat-|xox|[rs]k_live_|:AA|SG\.|hf_|npm_|AQVN|y[0-3]_|do[opr]_v1_|eyJ/;

/** False for nearly all articles; costs a tenth of looking for every kind of key. */
function mayHoldSecret(text: string, runs: readonly { start: number; end: number }[]): boolean {
  return text.includes('PRIVATE KEY') || hasUserInfo(text) || runs.some(({ start, end }) => HINT.test(text.slice(Math.max(0, start - 12), end)));
}

/** True when something stands between "//" and the next colon that may be a name before a password. */
function hasUserInfo(text: string): boolean {
  for (let at = text.indexOf('//'); at >= 0; at = text.indexOf('//', at + 2)) if (/^[^\s/:@]+:/.test(text.slice(at + 2, at + 100))) return true;
  return false;
}
