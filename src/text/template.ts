import Handlebars from 'handlebars';
import type { Message } from '../kinds.ts';
import type { Problem } from '../model/errors.ts';
import { nearest } from './nearest.ts';

/** What can be said of a prompt template without filling it in: its parts, its faults, and where it uses which name. */
export interface Template {
  parts: readonly TemplatePart[];
  problems: readonly Problem[];
  names: readonly NameUse[];
}

export interface TemplatePart {
  role: Message['role'] | undefined;
  text: string;
  /** Lines of the file before the part. */
  lineOffset: number;
}

/** A name as the template writes it, with the block whose data it is read from. */
export interface NameUse {
  path: readonly string[];
  /** Last name of the nearest `each` or `with` around it; '' outside of any. */
  block: string;
  line: number;
  column: number;
}

const ROLES: readonly string[] = ['system', 'user', 'assistant'];

/**
 * Reads a template: syntax, helpers, partials, roles.
 * @param text the template without front matter, lines ending in LF
 * @param lineOffset lines of the file before it
 */
export function readTemplate(text: string, file: string, lineOffset: number, helpers: ReadonlySet<string>, partials: ReadonlySet<string>): Template {
  const problems: Problem[] = [];
  const parts = splitRoles(text, lineOffset);
  const invalid = (line: number, column: number, message: string, help: string): void => {
    problems.push({ code: 'PROMPT_INVALID', file, line, column, message, help });
  };
  text.split('\n').forEach((line, index) => {
    const role = /^===\s*(.*?)\s*===\s*$/.exec(line)?.[1];
    if (role === undefined || (ROLES.includes(role) && line === `=== ${role} ===`)) return;
    const near = nearest(role.toLowerCase(), ROLES);
    invalid(lineOffset + index + 1, 1, `unknown role "${role}"`, `A part starts with ${ROLES.map((known) => `"=== ${known} ==="`).join(', ')} on a line of its own.${near === undefined ? '' : ` Did you mean "=== ${near} ==="?`}`);
  });
  const names: NameUse[] = [];
  for (const part of parts) {
    const program = parsePart(part, invalid);
    if (program !== undefined) visit(program, part.lineOffset, helpers, partials, names, invalid);
  }
  return { parts, problems, names };
}

/** Splits a template at lines `=== system ===`, `=== user ===`; done on the trusted source, so no value can open a role. */
function splitRoles(text: string, lineOffset: number): TemplatePart[] {
  const pieces = text.split(/^=== (system|user|assistant) ===\n/m);
  const parts: TemplatePart[] = [];
  let line = lineOffset;
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = pieces[i] ?? '';
    const role = i === 0 ? undefined : (pieces[i - 1] as Message['role']);
    if (i > 0) line += 1;
    if (role !== undefined || piece.trim() !== '' || pieces.length === 1) parts.push({ role, text: piece, lineOffset: line });
    line += piece.split('\n').length - 1;
  }
  return parts;
}

type Report = (line: number, column: number, message: string, help: string) => void;

function parsePart(part: TemplatePart, invalid: Report): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(part.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/(?:line |- )(\d+)/i.exec(message)?.[1] ?? 1);
    const expected = /Expecting .*?, got '(\w+)'/.exec(message)?.[1];
    const said = /doesn't match/.test(message) ? message.replace(/ - \d+:\d+$/, '').replace(/^(\S+) doesn't match (\S+)$/, 'the block "$1" ends as "$2"') : `the template breaks off or goes on wrongly${expected === 'EOF' ? ': a block or a {{…}} is never closed' : ''}`;
    invalid(part.lineOffset + line, 1, said, 'Check the {{…}} of this line and before it: each "{{" needs its "}}", each "{{#if}}" its "{{/if}}".');
    return undefined;
  }
}

function visit(program: hbs.AST.Program, lineOffset: number, helpers: ReadonlySet<string>, partials: ReadonlySet<string>, names: NameUse[], invalid: Report): void {
  const visitor = new Handlebars.Visitor();
  const base = Handlebars.Visitor.prototype;
  const blocks: string[] = [];
  const report = (loc: hbs.AST.SourceLocation, what: string, name: string, known: Iterable<string>): void => {
    const near = nearest(name, known);
    invalid(loc.start.line + lineOffset, loc.start.column + 1, `unknown ${what} "${name}"`, near === undefined ? `Known: ${[...known].join(', ')}.` : `Did you mean "${near}"?`);
  };
  const call = (node: { path: unknown; params: unknown[]; loc: hbs.AST.SourceLocation }, block: boolean): void => {
    const path = node.path as hbs.AST.PathExpression;
    if ((block || node.params.length > 0) && path.type === 'PathExpression' && !helpers.has(path.original)) report(node.loc, 'helper', path.original, helpers);
  };
  visitor.PathExpression = (node) => {
    if (node.data || node.parts.length === 0) return;
    names.push({ path: node.parts, block: blocks.at(-1 - node.depth) ?? '', line: node.loc.start.line + lineOffset, column: node.loc.start.column + 1 });
  };
  visitor.MustacheStatement = (node) => { call(node, false); base.MustacheStatement.call(visitor, node); };
  visitor.SubExpression = (node) => { call(node, true); base.SubExpression.call(visitor, node); };
  visitor.BlockStatement = (node) => {
    call(node, true);
    for (const param of node.params) visitor.accept(param);
    const [list] = node.params as hbs.AST.PathExpression[];
    const opens = ['each', 'with'].includes(node.path.original);
    if (opens) blocks.push(list?.parts?.at(-1) ?? '');
    // A block that is empty has no program.
    if ((node.program as hbs.AST.Program | undefined) !== undefined) visitor.accept(node.program);
    if (opens) blocks.pop();
    if ((node.inverse as hbs.AST.Program | undefined) !== undefined) visitor.accept(node.inverse);
  };
  visitor.PartialStatement = (node) => {
    const name = node.name as hbs.AST.PathExpression;
    if (name.type === 'PathExpression') {
      if (!partials.has(name.original)) report(node.loc, 'partial', name.original, partials);
      for (const param of node.params) visitor.accept(param);
    } else base.PartialStatement.call(visitor, node);
  };
  visitor.accept(program);
}
