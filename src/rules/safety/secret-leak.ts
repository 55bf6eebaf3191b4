import { defineRule } from '../../kinds.ts';
import { keyRuns } from '../../text/key-runs.ts';

/** Keys with a shape of their own, by the documentation of the services that issue them. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----\s+(?:[A-Za-z-]+: [^\n]*\n\s*)*[A-Za-z0-9+/=]{40,}/g],
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
    if (!mayHoldSecret(doc.text)) return;
    const found: { start: number; end: number }[] = [];
    for (const [what, pattern] of SECRETS) {
      for (const match of doc.text.matchAll(pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        const secret = match[0].replace(/^-----[^\n]*/, '');
        if (EXAMPLE.test(secret) || new Set(secret.slice(4)).size < 10 || found.some((other) => start < other.end && end > other.start)) continue;
        // A long hyphenated word such as "sk-learn-…" has no digits.
        if (!/\d/.test(secret) && !what.startsWith('a password')) continue;
        found.push({ start, end });
        report({ start, end, message: `this looks like ${what}` });
      }
    }
  },
});

/** Every key has so many letters, digits, "_" and "-" in a row, and one of these in them or right before. */
const SHORTEST = 18;
const HINT = /sk-|AKIA|ASIA|AIza|ya29\.|gh[pousr]_|github_pat_|glpat-|xox|[rs]k_live_|:AA|SG\.|hf_|npm_|AQVN|y[0-3]_|do[opr]_v1_|eyJ/;

/** False for nearly all articles; costs a tenth of looking for every kind of key. */
function mayHoldSecret(text: string): boolean {
  return text.includes('PRIVATE KEY') || hasUserInfo(text) || keyRuns(text, SHORTEST).some(({ start, end }) => HINT.test(text.slice(Math.max(0, start - 12), end)));
}

/** True when something stands between "//" and the next colon that may be a name before a password. */
function hasUserInfo(text: string): boolean {
  for (let at = text.indexOf('//'); at >= 0; at = text.indexOf('//', at + 2)) if (/^[^\s/:@]+:/.test(text.slice(at + 2, at + 100))) return true;
  return false;
}
