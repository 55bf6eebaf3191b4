import { expect, test } from 'vitest';
import { SluglineError, type Problem } from '../../src/model/errors.ts';
import { scanXml } from '../../src/text/xml.ts';

/** What the scanner tells, as one line an event. */
function scan(text: string): string[] {
  const told: string[] = [];
  scanXml({ file: 'a.xml', text }, {
    open: ({ namespace, name, attributes, depth }) => void told.push(`${depth}<${namespace === '' ? '' : `{${namespace}}`}${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}`),
    text: (found) => void (found.trim() !== '' && told.push(`"${found}"`)),
    close: ({ name }) => void told.push(`>${name}`),
  });
  return told;
}

function fault(text: string): Problem {
  try {
    scan(text);
  } catch (error) {
    if (error instanceof SluglineError) return error.problems[0] as Problem;
  }
  throw new Error(`no fault: ${text}`);
}

test('elements, text, entities, CDATA, comments and instructions', () => {
  expect(scan('\uFEFF<?xml version="1.0"?>\n<!-- a <b> --><a x="1&amp;2" y=\'"\'>t &lt;b&gt; &#65;&#x42;<![CDATA[<raw> & ]] ]]><!-- c --><b/></a>\n')).toEqual(['1<a x=1&2 y="', '"t <b> AB"', '"<raw> & ]] "', '2<b', '>b', '>a']);
  expect(scan('<å.b-c>ёж 😀</å.b-c >')).toEqual(['1<å.b-c', '"ёж 😀"', '>å.b-c']);
});

test('namespaces hold for the element and what is in it', () => {
  expect(scan('<a xmlns="u:1" xmlns:p="u:2"><p:b/><c xmlns=""><d/></c><e p:x="1"/></a>')).toEqual([
    '1<{u:1}a xmlns=u:1 xmlns:p=u:2', '2<{u:2}b', '>b', '2<c xmlns=', '3<d', '>d', '>c', '2<{u:1}e p:x=1', '>e', '>a',
  ]);
});

test('what is no XML is refused with its place', () => {
  expect(fault('<a>\n  <b></a>')).toMatchObject({ code: 'CONFIG_INVALID', file: 'a.xml', line: 2, column: 6, message: 'this is no XML that can be read: the tag </a> closes nothing; <b> is still open' });
  const said = (text: string): string => fault(text).message.replace(/^.*: /, '');
  expect(said('')).toBe('it is empty');
  expect(said('just text')).toBe('it does not begin with an element');
  expect(said('<a/>more')).toBe('there is text after the last element');
  expect(said('<a/><b/>')).toBe('there is more than one outermost element');
  expect(said('<a>')).toBe('<a> is never closed');
  expect(said('</a>')).toBe('the tag </a> closes nothing');
  expect(said('<a x=1/>')).toBe('the tag <a> is not written correctly');
  expect(said('<a x="1" x="2"/>')).toBe('the attribute "x" stands twice');
  expect(said('<a x="<"/>')).toBe('the tag <a> is not written correctly');
  expect(said('<a>a < b</a>')).toBe('a "<" stands where no tag begins');
  expect(said('<a>a & b</a>')).toBe('an "&" stands alone');
  expect(said('<a>&nbsp;</a>')).toBe('the entity "&nbsp;" is not known');
  expect(said('<a>&constructor;</a>')).toBe('the entity "&constructor;" is not known');
  expect(said('<a>&#0;</a>')).toBe('the entity "&#0;" is not known');
  expect(said('<a>&#x110000;</a>')).toBe('the entity "&#x110000;" is not known');
  expect(said('<p:a/>')).toContain('is not declared');
  expect(said('<a><!-- b</a>')).toBe('the comment never ends');
  expect(said('<a><![CDATA[b</a>')).toBe('the CDATA section never ends');
  expect(said('<?xml')).toBe('the processing instruction never ends');
});

test('nothing unfolds: document types, depth and length are bounded', () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('\n');
  expect(fault(`<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>\n<a>&l9;</a>`)).toMatchObject({ line: 2, message: expect.stringContaining('document type declaration') });
  expect(fault('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>').message).toContain('document type declaration');
  expect(fault('<a>'.repeat(101)).message).toContain('more than 100 levels');
  expect(fault(`<a ${Array.from({ length: 101 }, (_, at) => `x${at}="1"`).join(' ')}/>`).message).toContain('more than 100 attributes');
  expect(fault(`<a>${'x'.repeat(20 * 1024 * 1024)}</a>`).message).toContain('longer than 20 million');
});

test('hostile input takes no time', () => {
  const begun = performance.now();
  for (const text of ['<a '.repeat(50_000), `<a ${'x = '.repeat(50_000)}`, `<a>${'&'.repeat(100_000)}</a>`, '<!--'.repeat(50_000), `<a ${' '.repeat(200_000)}x`]) expect(() => scan(text)).toThrow(SluglineError);
  expect(performance.now() - begun).toBeLessThan(2000);
});
