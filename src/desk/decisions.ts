import { isMap, isScalar, parseDocument, Scalar, type Document } from 'yaml';
import { lockText } from '../locks.ts';
import { NOTES_MAX_LENGTH } from '../model/brief.ts';
import { SluglineError } from '../model/errors.ts';
import type { Lock } from '../model/lock.ts';
import type { Files } from '../model/world.ts';
import { readString } from '../place.ts';
import type { Decision } from './shapes.ts';

/** What a person decides of an article: approved, held, sent back with a note. */

/** Writes the decision into the lock; `state` null takes it back. An article that Slugline did not write has no lock, and no decision can be kept. */
export function decide(files: Files, path: string, lock: Lock, decision: { state: Decision | null; by: string; at: string; sha256: string }): void {
  const { approval: _before, ...rest } = lock;
  const { state, ...told } = decision;
  files.write(path, lockText(state === null ? rest : { ...rest, approval: { state, ...told } }));
}

/**
 * Adds a note to the brief, where the writer of the next version finds it: `notes` of a YAML brief, the text of a Markdown one. Comments and layout stay.
 * @throws SluglineError when the brief is gone or cannot be edited
 */
export function sendBack(files: Files, path: string, note: string): void {
  const text = readString(files, path);
  const refuse = (message: string, help: string): never => {
    throw new SluglineError({ code: 'BRIEF_INVALID', file: path, message, help });
  };
  if (text === undefined) return refuse('the brief is gone', 'Restore it, or write the note where the brief is now.');
  if (/\.md$/i.test(path)) {
    files.write(path, `${text.replace(/\s*$/, '')}\n\n${note}\n`);
    return;
  }
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0 || !isMap(document.contents)) return refuse('the brief is no valid YAML, so no note can be added', 'Correct the brief first.');
  const before: unknown = document.get('notes');
  if (before !== undefined && typeof before !== 'string') return refuse('"notes" of the brief is no text', 'Make it a text first.');
  const notes = [before?.trim(), note].filter(Boolean).join('\n\n');
  if (notes.length > NOTES_MAX_LENGTH) return refuse(`with this note the notes would be longer than ${NOTES_MAX_LENGTH} characters`, 'Shorten the notes of the brief.');
  const next = spliced(text, document, notes) ?? reprinted(text, document, notes);
  const after = parseDocument(next);
  const same = JSON.stringify({ ...(document.toJS() as object), notes: '' }) === JSON.stringify({ ...(after.toJS() as object), notes: '' });
  if (after.errors.length > 0 || !same || String(after.get('notes')).trim() !== notes) return refuse('the note cannot be added to the brief as it is written', 'Write it under "notes:" by hand.');
  files.write(path, next);
}

/** Only the lines of the key change; undefined where it does not stand in lines of its own. */
function spliced(text: string, document: Document.Parsed, notes: string): string | undefined {
  if (!isMap(document.contents) || document.contents.flow === true) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = `notes: |\n${notes.split(/\r?\n/).map((line) => (line.trim() === '' ? '' : `  ${line}`)).join('\n')}\n`.replaceAll('\n', eol);
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === 'notes');
  if (pair === undefined) return /\n(?:---|\.\.\.)\s*$/.test(text) ? undefined : `${text === '' || text.endsWith('\n') ? text : `${text}${eol}`}${lines}`;
  const [start, end] = [isScalar(pair.key) ? pair.key.range?.[0] : undefined, isScalar(pair.value) ? pair.value.range?.[1] : undefined];
  if (start === undefined || end === undefined || pair.value?.comment != null) return undefined;
  return text.slice(0, start) + lines + text.slice(end).replace(/^[ \t]*\r?\n/, '');
}

/** The whole file as the parser prints it: comments stay, no line is folded. */
function reprinted(text: string, document: Document.Parsed, notes: string): string {
  const value = new Scalar(`${notes}\n`);
  value.type = Scalar.BLOCK_LITERAL;
  const copy = document.clone();
  copy.set('notes', value);
  return copy.toString({ lineWidth: 0, flowCollectionPadding: !/\{\S/.test(text) });
}
