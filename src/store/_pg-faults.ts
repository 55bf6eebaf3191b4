import { redact, SluglineError } from '../model/errors.ts';

/** What PostgreSQL and the way to it complain of. */

/** Faults of the network, as Node names them. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
/**
 * SQLSTATE (PostgreSQL 18, appendix A): class 08 connection exceptions, 57P01–57P03 shutdown, crash, starting up, 53300 too many connections;
 * 40001 and 40P01 are conflicts of transactions, which are meant to be tried again.
 */
const AWAY = /^(?:08...|57P0[123]|53300)$/;
const CONFLICT = /^(?:40001|40P01)$/;
/** What the server itself cannot do: 25006 it is read-only (a standby), class 53 it lacks memory or room, 57 an operator or a limit of time stepped in, 58 its system fails, XX it is damaged. */
const UNABLE = /^(?:25006|5[378]...|XX...)$/;

/** The connection is gone, or none can be had for now. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== undefined && (NETWORK.has(code) || AWAY.test(code))) return true;
  // What node-postgres says of a connection that broke under a query carries no code.
  return /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(error.message)
    || (error instanceof AggregateError && error.errors.some(isLost));
}

/** Trying again may help. */
export function isPassing(error: unknown): boolean {
  return isLost(error) || (error instanceof Error && CONFLICT.test(codeOf(error) ?? ''));
}

/** The fault in words for the person; defects of ours stay what they are. @param secrets passwords, which are shown nowhere */
export function told(error: unknown, name: string, secrets: readonly string[]): unknown {
  const code = error instanceof Error ? codeOf(error) : undefined;
  const said = redact(error instanceof Error && error.message !== '' ? error.message : (code ?? String(error)), secrets);
  const fault = (message: string, help: string): SluglineError => new SluglineError({ code: 'STORE_UNWRITABLE', message, help });
  if (isPassing(error)) return fault(`the database ${name} does not answer: ${said}`, 'Check that it runs and can be reached from here; run again when it does: everything finished is kept.');
  if (code === '28P01' || code === '28000') return fault(`the database ${name} does not let us in: ${said}`, 'Check user and password in its address.');
  if (code === '3D000') return fault(`there is no such database: ${said}`, 'Make it (createdb), or correct the address.');
  if (code === '42501') return fault(`the database ${name} does not allow it: ${said}`, 'Give the user the right to create the schemas "slugline" and "slugline_boss", or create them for it.');
  if (code === '53100') return fault(`the disk of the database ${name} is full: ${said}`, 'Free some space and run again.');
  if (UNABLE.test(code ?? '')) return fault(`the database ${name} cannot do it: ${said}`, 'See to the database, and run again: everything finished is kept.');
  if (code === 'ENOTFOUND') return fault(`the host of the database is unknown: ${said}`, 'Check its address.');
  return error;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
