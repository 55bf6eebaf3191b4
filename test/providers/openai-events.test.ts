import { describe, expect, test } from 'vitest';
import { createEventReader } from '../../src/providers/_openai-events.ts';

/** What a reader makes of a text that comes in pieces of `size` bytes: data, and the name of the event where it has one. */
function read(text: string | Buffer, size = Infinity): string[] {
  const seen: string[] = [];
  const reader = createEventReader((data, name) => seen.push(name === '' ? data : `${name}: ${data}`));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) if (!reader.push(bytes.subarray(at, Math.min(bytes.length, at + size)))) seen.push('not UTF-8');
  return seen;
}

const cases: [string, string, string[]][] = [
  ['events', 'data: a\n\ndata: b\n\n', ['a', 'b']],
  ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
  ['CR alone', 'data: a\r\rdata: b\r\r', ['a', 'b']],
  ['line ends of all kinds', 'data: a\r\ndata: b\rdata: c\n\r\n', ['a\nb\nc']],
  ['a byte order mark', '\uFEFFdata: a\n\n', ['a']],
  ['a byte order mark inside', 'data: \uFEFFa\n\n', ['\uFEFFa']],
  ['comments and other fields', ': ping\n\nid: 1\nretry: 10\ndata: a\nnonsense\n\n', ['a']],
  ['data of several lines', 'data: {\ndata:  "a": 1}\n\n', ['{\n "a": 1}']],
  ['no space after the colon', 'data:a\ndata:  b\n\n', ['a\n b']],
  ['names', 'event: error\ndata: a\n\ndata: b\n\n', ['error: a', 'b']],
  ['an event without data', 'event: ping\n\ndata:\n\ndata: a\n\n', ['a']],
  ['letters of several bytes', 'data: Чат 👍 сразу\n\n', ['Чат 👍 сразу']],
  ['an end in the midst of an event', 'data: a\n\ndata: b\n', ['a']],
];

describe('an event stream', () => {
  test.each(cases)('with %s', (_name, text, expected) => {
    // However it is cut, at the same place or in the midst of letters and line ends.
    for (const size of [Infinity, 1, 2, 3, 7]) expect(read(text, size)).toEqual(expected);
  });

  test('that is not UTF-8 is noticed', () => {
    expect(read(Buffer.from([...Buffer.from('data: caf'), 0xe9, 10, 10]))).toEqual(['not UTF-8']);
  });

  test('with one line of many megabytes is read in time', () => {
    const begun = performance.now();
    expect(read(`data: ${'x'.repeat(8_000_000)}\n\n`, 4096)[0]).toHaveLength(8_000_000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
