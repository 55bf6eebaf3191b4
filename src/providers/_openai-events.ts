import { isUtf8 } from 'node:buffer';

/** Reader of server-sent events (WHATWG HTML, "Interpreting an event stream"), for the little that chat servers send of it. */

export interface EventReader {
  /** Takes the next bytes. @returns false when they are not UTF-8 */
  push(bytes: Buffer): boolean;
}

/**
 * Reads lines ended by LF, CR or CRLF, with or without a byte order mark, split anywhere. Comments and `id`, `retry` fields say
 * nothing. An event the stream ends in the midst of is left out, as the standard wants it.
 * @param take gets the data of each event (its lines joined by line feeds) and the event's name, '' when it has none
 */
export function createEventReader(take: (data: string, name: string) => void): EventReader {
  let unfinished: Buffer[] = [];
  let begun = false;
  let afterReturn = false;
  let data: string | undefined;
  let name = '';

  function line(text: string): void {
    if (text === '') {
      if (data !== undefined && data !== '') take(data, name);
      data = undefined;
      name = '';
      return;
    }
    if (text.startsWith('data:')) {
      const value = text.slice(text.charCodeAt(5) === 32 ? 6 : 5);
      data = data === undefined ? value : `${data}\n${value}`;
    } else if (text.startsWith('event:')) {
      name = text.slice(6).trim();
    }
  }

  function push(bytes: Buffer): boolean {
    // Line ends are ASCII: bytes cut at one never cut a letter, so whole lines need no decoder with a state.
    const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
    if (end === 0) {
      unfinished.push(bytes);
      return true;
    }
    const whole = unfinished.length === 0 ? bytes.subarray(0, end) : Buffer.concat([...unfinished, bytes.subarray(0, end)]);
    unfinished = end === bytes.length ? [] : [bytes.subarray(end)];
    if (!isUtf8(whole)) return false;
    let text = whole.toString('utf8');
    if (!begun && text.startsWith('\uFEFF')) text = text.slice(1);
    begun = true;
    // A CRLF may have been cut in two.
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    afterReturn = text === '' ? false : text.endsWith('\r');
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    for (let at = 0; at < text.length; ) {
      const stop = text.indexOf('\n', at);
      line(text.slice(at, stop));
      at = stop + 1;
    }
    return true;
  }

  return { push };
}
