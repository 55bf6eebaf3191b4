import { isScalar, visit, type Document, type YAMLError } from 'yaml';

/** What is wrong with the YAML itself, in the words of someone who writes briefs. */
export interface YamlFault {
  offset: number;
  message: string;
  help: string;
}

const QUOTES_HELP = 'Text that holds ": " or starts with a special character needs quotes: key: "text: more text".';
const TOO_DEEP = { message: 'lists or blocks are nested too deeply', help: 'Write plain text, lists and blocks of keys, a few levels deep.' };

/** More of them would only repeat the first: one slip often breaks what follows. */
const MAX_FAULTS = 10;

/** The faults of a document, one a line. */
export function syntaxFaults(doc: Document, text: string): YamlFault[] {
  const faults: YamlFault[] = [];
  const lines = new Set<number>();
  for (const error of [...doc.errors, ...doc.warnings]) {
    if (error.code === 'MULTIPLE_DOCS' && isBlank(text.slice(error.pos[0]))) continue;
    const fault = describeFault(error, doc, text);
    const line = text.lastIndexOf('\n', fault.offset - 1);
    if (lines.has(line)) continue;
    lines.add(line);
    faults.push(fault);
  }
  return faults.slice(0, MAX_FAULTS);
}

/** The fault behind an exception of the parser or of the resolver of aliases. */
export function resolveFault(error: unknown, doc: Document | undefined): YamlFault {
  if (error instanceof RangeError) return { offset: 0, ...TOO_DEEP };
  let unresolved: YamlFault | undefined;
  if (doc !== undefined) {
    visit(doc, {
      Alias(_key, node) {
        if (node.resolve(doc) !== undefined) return undefined;
        unresolved = { offset: node.range?.[0] ?? 0, message: `"*${node.source}" is read as an alias (a reference to an anchor), and there is no such anchor`, help: 'Text that starts with "*" needs quotes: key: "*text".' };
        return visit.BREAK;
      },
    });
  }
  return unresolved ?? { offset: 0, message: 'aliases ("*name") repeat other values too many times', help: 'Write the values out instead of using anchors and aliases.' };
}

/** Nothing after the "---" that ends a file written like front matter. */
function isBlank(rest: string): boolean {
  return /^(?:---|\.\.\.)?(?:\s|#.*$)*$/m.test(rest) && rest.replace(/^---/, '').replace(/#.*$/gm, '').trim() === '';
}

function describeFault(error: YAMLError, doc: Document, text: string): YamlFault {
  const offset = error.pos[0];
  const fault = (message: string, help: string, at = offset): YamlFault => ({ offset: at, message, help });
  const first = error.message.split('\n')[0] ?? '';
  switch (error.code) {
    case 'DUPLICATE_KEY': return fault(`the key "${/^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? ''}" stands twice in one block`, 'Keep one of the two.');
    case 'TAG_RESOLVE_FAILED': return fault(`the tag "${/^\S*/.exec(text.slice(offset))?.[0] ?? ''}" is not read: only plain YAML values are, never code`, 'Remove the "!…" tag and write the value itself; text that starts with "!" needs quotes.');
    case 'TAB_AS_INDENT': return fault('this line is indented with a tab; YAML allows only spaces', 'Replace the tab by two spaces.');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY': return fault('a key stands where a value goes on', 'Text that holds ": " needs quotes: key: "text: more text". A key of its own is indented like the keys around it.');
    case 'MISSING_CHAR': {
      const quote = /closing (["'])/.exec(first)?.[1];
      if (quote !== undefined) return fault(`the quotation mark (${quote}) that opens here is never closed`, `Write ${quote} after the text as well; a value with such marks inside goes between ${quote === '"' ? "'…'" : '"…"'}.`, openingQuote(doc, text));
      if (/implicit (?:map )?key/i.test(first) || first.includes(':')) return fault('this line is no "key: value"', 'Write a colon and a space after the key; text that goes on is indented deeper than its key.');
      return /flow|,/i.test(first) ? fault('a "," is missing here', 'Separate the items between "[" and "]" or "{" and "}" by commas.') : fault('a value begins with a character that has a meaning of its own', QUOTES_HELP);
    }
    case 'BAD_INDENT': return /flow/i.test(first)
      ? fault('a "[" or "{" before this place is never closed', 'Close it on its line; text that starts with "[" or "{" needs quotes.')
      : fault('this line is not indented like its neighbours', 'Indent the keys of one block alike, with spaces.');
    case 'BAD_SCALAR_START': return fault(`a value cannot start with ${JSON.stringify(text.charAt(offset))}`, `Put it in quotes: "${text.charAt(offset)}…".`);
    case 'UNEXPECTED_TOKEN': return fault('text goes on after the value has ended', `Put the whole value between quotation marks that it does not hold: key: 'a "word" and more'.`);
    case 'BLOCK_IN_FLOW': return fault('between "[" and "]" or "{" and "}" a comma is missing, or text that holds ": " has no quotes', 'Separate items by commas; text that holds ": " needs quotes: { key: "text: more text" }.');
    case 'BAD_ALIAS': return fault('text that starts with "&" or "*" is read as an anchor or an alias', 'Put it in quotes: key: "*text".');
    case 'BAD_DIRECTIVE': return fault('a line that starts with "%" is read as a directive', 'Put the text in quotes, or remove the "%".');
    case 'BAD_DQ_ESCAPE': return fault('a "\\" inside "…" stands before a letter it cannot stand before', 'Write "\\\\" for a backslash, or put the value in single quotes.');
    case 'MULTIPLE_DOCS': return fault('a "---" line begins a second document, and only one is read', 'Keep one document a file: move the rest to a file of its own.');
    case 'RESOURCE_EXHAUSTION':
    case 'IMPOSSIBLE': return { offset, ...TOO_DEEP };
    default: return /call stack/i.test(first) ? { offset, ...TOO_DEEP } : fault(`invalid YAML: ${first}`, QUOTES_HELP);
  }
}

/** Where the last quoted scalar begins: the one that swallowed the rest of the file. */
function openingQuote(doc: Document, text: string): number {
  let opening = text.length;
  visit(doc, {
    Scalar(_key, node) {
      if (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) opening = node.range?.[0] ?? opening;
    },
  });
  return opening;
}
