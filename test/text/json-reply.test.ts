import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFromReply, JsonReplyError, withoutThinking } from '../../src/text/json-reply.ts';

const found: Record<string, [reply: string, json: string]> = {
  'plain JSON': ['{"a":1}', '{"a":1}'],
  'white space and a byte order mark': ['\uFEFF\n {\n  "a": 1\n}\n', '{\n  "a": 1\n}'],
  'a fence': ['```json\n{"a":1}\n```', '{"a":1}'],
  'prose before and after': ['Here you are:\n\n{"a":1}\n\nAnything else?', '{"a":1}'],
  'a fence in prose': ['Вот ответ:\n```\n{"а":"б"}\n```\nГотово.', '{"а":"б"}'],
  'the first of two objects': ['{"a":1} {"b":2}', '{"a":1}'],
  'an empty object': ['{ }', '{ }'],
  'brackets and quotes inside strings': ['{"a":"} \\" ] {","b":[{"c":"```"}]} }', '{"a":"} \\" ] {","b":[{"c":"```"}]}'],
  'a template placeholder before it': ['Use {name} and {{brand}}: {"a":1}', '{"a":1}'],
  'an unclosed brace in prose before it': ['Sets { are fun. {"a":1}', '{"a":1}'],
  'double braces around it': ['{{"a":1}}', '{"a":1}'],
  'a broken example before it': ['Format: {"a": ...}. Answer: {"a":1}', '{"a":1}'],
  'footnote marks before it': ['As asked [1]: {"a":1}', '{"a":1}'],
  'a think block with JSON in it': ['<think>maybe {"a":0}?</think>\n{"a":1}', '{"a":1}'],
};

const refused: Record<string, [reply: string, message: RegExp]> = {
  nothing: ['', /no JSON object/],
  prose: ['I cannot do that.', /no JSON object/],
  'a trailing comma': ['{"a":1,}', /broken/],
  'a broken object with a good one inside': ['{"a":{"b":1},}', /broken/],
  'a cut object': ['{"a":[1,2', /cut off/],
  'a cut object with a good one inside': ['{"a":{"b":1},"c":', /cut off/],
  'a cut string': ['{"a":"b', /cut off/],
  'an array of objects': ['[{"a":1},{"a":2}]', /array/],
  'an array in a fence': ['```json\n[ { "a": 1 } ]\n```', /array/],
  'a number': ['42', /no JSON object/],
  'single quotes': ["{'a': 1}", /no JSON object/],
};

describe('jsonFromReply', () => {
  for (const [name, [reply, json]] of Object.entries(found)) {
    test(`finds ${name}`, () => {
      expect(jsonFromReply(reply)).toBe(json);
    });
  }
  for (const [name, [reply, message]] of Object.entries(refused)) {
    test(`refuses ${name}`, () => {
      expect(() => jsonFromReply(reply)).toThrow(JsonReplyError);
      expect(() => jsonFromReply(reply)).toThrow(message);
    });
  }

  const object = fc.dictionary(fc.string(), fc.jsonValue());
  const prose = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[{[]/g, ''));

  test('finds any object in any prose, whatever its layout', () => {
    fc.assert(
      fc.property(object, prose, prose, fc.constantFrom(0, 2, '\t'), fc.boolean(), (value, before, after, indent, fenced) => {
        const json = JSON.stringify(value, null, indent);
        expect(jsonFromReply(`${before}\n${fenced ? `\`\`\`json\n${json}\n\`\`\`` : json}\n${after}`)).toBe(json);
      }),
    );
  });

  test('finds no object in any cut object', () => {
    fc.assert(
      fc.property(object, fc.nat(), (value, at) => {
        const json = JSON.stringify(value);
        expect(() => jsonFromReply(json.slice(0, at % json.length))).toThrow(JsonReplyError);
      }),
    );
  });

  const pieces = ['{', '}', '[', ']', '"', '\\', ',', ':', ' ', '\n', '1', 'a', '```json', '<think>', '</think>', '{"a":1}', '\u0000', '\uD800'];
  const soup = fc.array(fc.constantFrom(...pieces)).map((list) => list.join(''));

  test('gives a JSON object or its own error for any text', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        try {
          const json = jsonFromReply(text);
          const value: unknown = JSON.parse(json);
          expect(typeof value === 'object' && value !== null && !Array.isArray(value)).toBe(true);
          expect(text).toContain(json);
        } catch (error) {
          if (!(error instanceof JsonReplyError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });

  for (const [name, unit] of Object.entries({ braces: '{', openings: '{"', 'nested objects': '{"a":', 'spaced braces': '{ '.padEnd(50), 'broken objects': '{"a"}', 'think tags': '<think>' })) {
    test(`takes linear time on a megabyte of ${name}`, () => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const start = performance.now();
      expect(() => jsonFromReply(text)).toThrow(JsonReplyError);
      expect(performance.now() - start).toBeLessThan(2000);
    });
  }
});

test('withoutThinking removes a leading block only', () => {
  expect(withoutThinking('<think>\nhm\n</think>\n\nText')).toBe('Text');
  expect(withoutThinking('Text <think>a</think>')).toBe('Text <think>a</think>');
  expect(withoutThinking('<think>never closed')).toBe('<think>never closed');
});
