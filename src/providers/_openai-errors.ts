import { redact, SluglineError, type ErrorCode, type FaultDetails } from '../model/errors.ts';
import { rateLimits } from './_openai-limits.ts';
import { retryAfterMs } from './_openai-retry-after.ts';
import type { ReplyHeaders } from './_openai-transport.ts';

/** What goes wrong between us and a chat server, as SluglineErrors. Whether trying again can help is decided here and nowhere else. */

/** Who answered, for messages, and what must not stand in them. */
export interface Place {
  host: string;
  model: string;
  secrets: readonly string[];
}

/** An HTTP answer that is no reply. */
export interface Refusal {
  status: number;
  headers: ReplyHeaders;
  text: string;
}

/** The error object of a server, whatever its dialect. Absent parts are ''. */
interface ErrorInfo {
  message: string;
  code: string;
  type: string;
  /** The parameter it complains about. */
  param: string;
}

interface Kind {
  /** Looked for in the server's `code` and `type`. */
  names?: RegExp;
  /** Looked for in its message. */
  message?: RegExp;
  /** HTTP status (or the numeric `code` some servers put into a 200). */
  status?: readonly number[] | ((status: number) => boolean);
  code: ErrorCode;
  retryable?: true;
  what: string;
  help: string;
}

const LIMIT = 'Lower `model.concurrency`, or wait.';
const LATER = 'Try again later; finished work is kept.';

/** The first row that fits decides: every condition of a row must hold. What the server names goes before its HTTP status. */
const KINDS: readonly Kind[] = [
  { names: /insufficient_quota|billing_|insufficient_(credits|balance)/, code: 'PROVIDER_QUOTA', what: 'says the account has no money left', help: 'Top up the account or raise its spending limit; trying again does not help.' },
  { names: /content_policy|content_filter|moderation|safety/, code: 'PROVIDER_REFUSED', what: 'refused the request by its content policy', help: 'Reword the brief, or use another model.' },
  { names: /context_length/, code: 'PROVIDER_CONFIG', what: 'says the request is too long for the model', help: 'Shorten the brief and its facts, or choose a model with a larger context.' },
  // OpenAI's answer to a request larger than the whole minute's allowance: it can never succeed.
  { status: [429], message: /^Request too large/i, code: 'PROVIDER_CONFIG', what: 'says one request is larger than the limit per minute', help: 'Shorten the brief and its facts, or ask for a higher rate limit.' },
  { names: /invalid_api_key|authentication/, code: 'PROVIDER_AUTH', what: 'refused the API key', help: 'Check the variable that `model.apiKeyEnv` names (OPENAI_API_KEY by default), and that the key belongs to this host.' },
  { names: /rate_limit/, code: 'PROVIDER_RATE_LIMIT', retryable: true, what: 'says there are too many requests', help: LIMIT },
  { names: /model_not_found/, code: 'PROVIDER_CONFIG', what: 'does not know the model', help: 'Check `model.name` in slugline.config.yaml or `--model`, and that the key may use it.' },
  { status: [401, 403], code: 'PROVIDER_AUTH', what: 'refused the API key', help: 'Check the variable that `model.apiKeyEnv` names (OPENAI_API_KEY by default), that the key belongs to this host and may use this model.' },
  { status: [402], code: 'PROVIDER_QUOTA', what: 'wants to be paid first', help: 'Top up the account; trying again does not help.' },
  { status: [404, 405], code: 'PROVIDER_CONFIG', what: 'does not know the model or the address', help: 'Check `model.name` and `model.baseURL` (it usually ends in /v1).' },
  { status: (status) => status >= 300 && status < 400, code: 'PROVIDER_CONFIG', what: 'sent us on to another address', help: 'Set `model.baseURL` to the final address: a key is not sent after a redirect.' },
  { status: [429], code: 'PROVIDER_RATE_LIMIT', retryable: true, what: 'says there are too many requests', help: LIMIT },
  { status: [408, 409, 425], code: 'PROVIDER_UNAVAILABLE', retryable: true, what: 'could not take the request now', help: LATER },
  { status: (status) => status >= 500, code: 'PROVIDER_UNAVAILABLE', retryable: true, what: 'is out of order or overloaded', help: LATER },
  { status: (status) => status >= 400, code: 'PROVIDER_CONFIG', what: 'does not accept the request', help: 'Check `model` in slugline.config.yaml against what this server supports.' },
  // An error object without a status in it: in the midst of a stream, or under HTTP 200.
  { code: 'PROVIDER_UNAVAILABLE', retryable: true, what: 'sent an error instead of a reply', help: LATER },
];

/** An error with its place in front: "host, model m: what". */
export function fault(place: Place, code: ErrorCode, what: string, help: string, options: FaultDetails = {}): SluglineError {
  const message = clean(`${place.host}, model ${place.model}: ${what}`, place.secrets);
  return new SluglineError({ code, message: message.endsWith('.') ? message.slice(0, -1) : message, help }, options);
}

/** The error for an HTTP status other than 200. */
export function refusalFault(place: Place, refusal: Refusal, now: number, details: FaultDetails = {}): SluglineError {
  return infoFault(place, errorInfo(refusal.text), refusal.status, refusal.headers, now, details);
}

/** The error for an error object; `status` is undefined when it came under HTTP 200. @param details what else is known, kept as it is */
export function infoFault(place: Place, info: ErrorInfo, status: number | undefined, headers: ReplyHeaders, now: number, details: FaultDetails = {}): SluglineError {
  const number = status ?? (/^[45]\d\d$/.test(info.code) ? Number(info.code) : 0);
  const names = `${info.code} ${info.type}`.toLowerCase();
  const kind = KINDS.find(
    (row) =>
      (row.names?.test(names) ?? true) &&
      (row.message?.test(info.message) ?? true) &&
      (row.status === undefined || (typeof row.status === 'function' ? row.status(number) : row.status.includes(number))),
  ) as Kind;
  const said = quote(info.message || names.trim(), place.secrets);
  const what = `the server ${kind.what} (HTTP ${status ?? `200, error ${info.code || 'object'}`})${said === '' ? '' : `: ${said}`}`;
  const retryable = kind.retryable ?? false;
  return fault(place, kind.code, what, kind.help, {
    limits: rateLimits(headers, now), ...details, retryable, congested: retryable && (CONGESTED_STATUS.has(number) || CONGESTED_NAMES.test(names)),
    retryAfterMs: retryable ? retryAfterMs(headers, now) : undefined,
  });
}

/** What says that the server has more to do than it can, rather than that it is broken. 529 is Anthropic's and its gateways'. */
const CONGESTED_STATUS: ReadonlySet<number> = new Set([429, 503, 529]);
const CONGESTED_NAMES = /rate_limit|overloaded/;

const TLS = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

/** The error for what the network threw: resets, refused connections, unknown hosts, bad certificates. */
export function connectionFault(place: Place, error: unknown, started: boolean, details: FaultDetails = {}): SluglineError {
  const chain: { code?: unknown; message?: unknown }[] = [];
  for (let at = error; at !== null && typeof at === 'object' && chain.length < 10; at = (at as { cause?: unknown }).cause) chain.push(at);
  const code = chain.map((one) => one.code).find((one) => typeof one === 'string' && /^[A-Z_]+$/.test(one)) as string | undefined;
  const messages = chain.flatMap((one) => (typeof one.message === 'string' ? [one.message] : []));
  if (code !== undefined && TLS.test(code)) {
    return fault(place, 'PROVIDER_CONFIG', `no secure connection (${code})`, 'Check `model.baseURL` and the certificate of that server.', details);
  }
  if (code === undefined && !messages.some((message) => /terminated|fetch failed|other side closed|network|socket|Connection error/i.test(message))) {
    return fault(place, 'INTERNAL', `unexpected ${quote(messages.join(' / ') || String(error), place.secrets)}`, 'This is a defect of Slugline itself; nothing finished is lost.', details);
  }
  const why = code ?? quote(messages.at(-1) ?? '', place.secrets);
  const what = started ? `the connection broke in the middle of the reply (${why})` : `no connection, or it broke before the reply began (${why})`;
  return fault(place, 'PROVIDER_UNAVAILABLE', what, 'Check the network and `model.baseURL`, then try again; finished work is kept.', { ...details, retryable: true });
}

/** A server's own words for a message: one line, no secrets, no markup, at most 300 characters, in quotes; '' when there are none. */
export function quote(text: string, secrets: readonly string[]): string {
  const line = clean(text, secrets);
  if (line === '') return '';
  return `"${line.length > 300 ? `${line.slice(0, 299)}…` : line}"`;
}

/** Secrets, and what looks like a key even when masked or another's, replaced; control characters and runs of white space as one space. */
function clean(text: string, secrets: readonly string[]): string {
  return redact(text, secrets)
    .replace(/\b(?:sk|rk|pk|gsk|xai)-[\w*.•…-]{6,}|\bBearer\s+\S+|\S*\*{3,}\S*/g, '[secret]')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}

/** Reads the body of an error: OpenAI's `{error: {…}}`, `{error: "…"}`, Gemini's array of it, FastAPI's `{detail}`, flat `{message}`, HTML, text. */
export function errorInfo(body: string): ErrorInfo {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1];
    return { message: /^\s*</.test(body) ? `a web page${title === undefined ? '' : `, ${title.trim()}`}` : body, code: '', type: '', param: '' };
  }
  if (Array.isArray(value)) value = value[0];
  return objectInfo(value);
}

/** The same for a body already parsed, or for the error object itself. */
export function objectInfo(value: unknown): ErrorInfo {
  const outer = record(value);
  const error = outer['error'] ?? outer['detail'] ?? value;
  const inner = record(error);
  const message = typeof error === 'string' ? error : typeof inner['message'] === 'string' ? inner['message'] : (JSON.stringify(error) ?? '');
  return { message, code: word(inner['code']), type: word(inner['type'] ?? inner['status']), param: word(inner['param']) };
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
