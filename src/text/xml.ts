import { SluglineError } from '../model/errors.ts';
import { lineIndex } from './lines.ts';

/**
 * A small strict scanner of XML for sitemaps and feeds. It reads elements, namespaces, text, CDATA, comments and the five entities that need no
 * declaration. Document types are refused: what entities of their own expand to cannot be bounded, and neither format needs them.
 */

export interface XmlElement {
  /** URI of the namespace; '' for none. */
  namespace: string;
  /** Without prefix. */
  name: string;
  /** By the name as it is written, prefix included (`xml:lang`). */
  attributes: ReadonlyMap<string, string>;
  /** 1 for the root. */
  depth: number;
  /** Offset of its "<". */
  start: number;
}

interface XmlHandler {
  open(element: XmlElement): void;
  /** Text of the innermost open element, decoded; a run of text may come in several pieces. */
  text(text: string): void;
  close(element: XmlElement): void;
}

/** Sitemaps nest three levels deep, feeds with XHTML in them a few dozen. */
const MAX_DEPTH = 100;
const MAX_ATTRIBUTES = 100;
/** Characters; the same as the limit of a download in bytes. */
const MAX_XML_LENGTH = 20 * 1024 * 1024;

const NAME = /[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*(?::[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*)?/y;
const ATTRIBUTE = /\s+([^\s=<>/'"]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** @throws SluglineError CONFIG_INVALID with the place, for anything that is no well-formed XML or exceeds a limit */
export function scanXml({ file, text }: { file: string; text: string }, handler: XmlHandler): void {
  const fail = (at: number, message: string, help = 'Correct the file, or name another source under content.existing.'): never => {
    throw new SluglineError({ code: 'CONFIG_INVALID', file, ...lineIndex(text).position(at), message: `this is no XML that can be read: ${message}`, help });
  };
  if (text.length > MAX_XML_LENGTH) fail(0, `it is longer than ${MAX_XML_LENGTH / 1024 / 1024} million characters`);
  const open: { element: XmlElement; written: string; scope: ReadonlyMap<string, string> }[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let roots = 0;

  const characters = (from: number, to: number): void => {
    if (from >= to) return;
    const raw = text.slice(from, to);
    if (open.length > 0) handler.text(decode(raw, from));
    else if (raw.trim() !== '') fail(from + raw.length - raw.trimStart().length, roots === 0 ? 'it does not begin with an element' : 'there is text after the last element');
  };
  const decode = (raw: string, from: number): string => (raw.includes('&') ? raw.replace(/&(?:([^;\s<&]{1,32});)?/g, (whole, name: string | undefined, offset: number) => {
    const known = name === undefined ? undefined : name.startsWith('#') ? codePoint(name.slice(1)) : Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    return known ?? fail(from + offset, name === undefined ? 'an "&" stands alone' : `the entity "${whole}" is not known`, 'Write "&amp;" for an "&", and other characters as they are.');
  }) : raw);
  const skipTo = (end: string, from: number, what: string): number => {
    const found = text.indexOf(end, from);
    return found < 0 ? fail(from, `the ${what} never ends`) : found;
  };
  const match = (pattern: RegExp, from: number): RegExpExecArray | null => {
    pattern.lastIndex = from;
    return pattern.exec(text);
  };
  const resolve = (written: string, scope: ReadonlyMap<string, string>, start: number): { namespace: string; name: string } => {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon);
    const namespace = prefix === 'xml' ? XML_NAMESPACE : (scope.get(prefix) ?? (prefix === '' ? '' : fail(start, `the prefix "${prefix}:" is not declared`)));
    return { namespace, name: written.slice(colon + 1) };
  };

  const openTag = (start: number): number => {
    const written = match(NAME, start + 1)?.[0] ?? fail(start, 'a "<" stands where no tag begins', 'Write "&lt;" for a "<" in a text.');
    const attributes = new Map<string, string>();
    let end = start + 1 + written.length;
    for (let found = match(ATTRIBUTE, end); found !== null; found = match(ATTRIBUTE, end)) {
      const [whole, name = '', double, single] = found;
      if (attributes.has(name)) fail(end, `the attribute "${name}" stands twice`);
      if (attributes.size >= MAX_ATTRIBUTES) fail(end, `an element has more than ${MAX_ATTRIBUTES} attributes`);
      end += whole.length;
      attributes.set(name, decode(double ?? single ?? '', end - 1 - (double ?? single ?? '').length));
    }
    const closing = match(TAG_END, end) ?? fail(start, `the tag <${written}> is not written correctly`);
    const parent = open.at(-1);
    if (parent === undefined && ++roots > 1) fail(start, 'there is more than one outermost element');
    if (open.length >= MAX_DEPTH) fail(start, `elements are nested more than ${MAX_DEPTH} levels deep`);
    const scope = scopeOf(attributes, parent?.scope);
    const element = { ...resolve(written, scope, start), attributes, depth: open.length + 1, start };
    handler.open(element);
    if (closing[1] === '/') handler.close(element);
    else open.push({ element, written, scope });
    return end + closing[0].length;
  };
  const closeTag = (start: number): number => {
    const written = match(NAME, start + 2)?.[0] ?? '';
    const closing = match(TAG_END, start + 2 + written.length);
    const last = open.pop();
    if (last === undefined || last.written !== written || closing === null || closing[1] === '/') return fail(start, `the tag </${written}> closes nothing${last === undefined ? '' : `; <${last.written}> is still open`}`);
    handler.close(last.element);
    return start + 2 + written.length + closing[0].length;
  };

  while (at < text.length) {
    const next = text.indexOf('<', at);
    characters(at, next < 0 ? text.length : next);
    if (next < 0) break;
    if (text.startsWith('<!--', next)) at = skipTo('-->', next + 4, 'comment') + 3;
    else if (text.startsWith('<![CDATA[', next)) {
      const end = skipTo(']]>', next + 9, 'CDATA section');
      if (open.length === 0) fail(next, 'a CDATA section stands outside of the elements');
      handler.text(text.slice(next + 9, end));
      at = end + 3;
    } else if (text.startsWith('<?', next)) at = skipTo('?>', next + 2, 'processing instruction') + 2;
    else if (text.startsWith('<!', next)) fail(next, 'it has a document type declaration, which is never read', 'Remove the <!DOCTYPE …>; sitemaps and feeds need none. If it is an HTML page, the address is wrong.');
    else at = text.startsWith('</', next) ? closeTag(next) : openTag(next);
  }
  const left = open.at(-1);
  if (left !== undefined) fail(left.element.start, `<${left.written}> is never closed`);
  if (roots === 0) fail(0, 'it is empty');
}

/** The namespaces that hold in an element, by prefix; '' is that of names without one. */
function scopeOf(attributes: ReadonlyMap<string, string>, outer: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const own = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  return own.length === 0 ? outer : new Map([...outer, ...own.map(([name, uri]) => [name.slice(6), uri] as const)]);
}

/** A character by its number, "10" or "x0A"; undefined for what XML allows nowhere. */
function codePoint(written: string): string | undefined {
  if (!/^(?:\d{1,7}|x[\da-fA-F]{1,6})$/.test(written)) return undefined;
  const code = Number(written.startsWith('x') ? `0${written}` : written);
  const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}
