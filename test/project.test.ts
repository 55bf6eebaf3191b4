import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeFiles } from '../src/io/files.ts';
import { SluglineError, formatProblem, type Problem } from '../src/model/errors.ts';
import { loadProject, type Project } from '../src/project.ts';

const CONFIG = `site: { url: https://example.org, name: Журнал, locale: ru }
brand: { name: Dvorik }
authors:
  - { id: anna, name: Анна Седова }
cta:
  - { id: konserzh, url: https://example.org/k/, text: условия }
`;
const FACTS = 'facts:\n  - { id: fee, text: Комиссия 4 % }\n';

const dirs: string[] = [];
afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** A project on disk: config, ledger and the given files; `undefined` leaves one out. */
function onDisk(files: Record<string, string | Uint8Array | undefined>): string {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-project-'));
  dirs.push(dir);
  for (const [path, content] of Object.entries({ 'slugline.config.yaml': CONFIG, 'briefs/_facts.yaml': FACTS, ...files })) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

const load = (dir: string): Project => loadProject({ files: nodeFiles() }, dir);

/** Loads a project with one doubtful brief between two good ones, which must always load. */
function loadBrief(path: string, content: string | Uint8Array): { problems: Problem[]; project: Project } {
  const dir = onDisk({ 'briefs/a-first.yaml': 'topic: Первая тема\n', [path]: content, 'briefs/zz-last.yaml': 'topic: Последняя тема\n' });
  const project = load(dir);
  expect(project.briefs.map((brief) => brief.slug)).toEqual(expect.arrayContaining(['pervaya-tema', 'poslednyaya-tema']));
  return { project, problems: project.problems.map((problem) => ({ ...problem, file: problem.file?.slice(dir.length + 1) ?? '' })) };
}

/** What no message may hold: words of the libraries, classes, stacks, control characters. */
function expectReadable(problem: Problem): void {
  const said = formatProblem(problem);
  expect(said).not.toMatch(/zod|invalid input|too small|too big|\bexpected (?:string|number|array|object|int|tuple|record)\b|a string|an int\b|undefined|\bnull\b|\[object|RangeError|call stack|resource exhaustion|compact mapping|implicit key/i);
  // eslint-disable-next-line no-control-regex -- exactly these must not reach a terminal
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  expect(problem.message).not.toMatch(/[.!]$/);
  expect(problem.line === undefined || problem.line > 0).toBe(true);
}

const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  }));
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
const lines = (...list: string[]): string => `${list.join('\n')}\n`;

const BOMB = lines(
  'topic: A', 'notes: *f', ...'abcdef'.split('').map((name, index, all) => `${name}: &${name} [${Array.from({ length: 9 }, () => (index === 0 ? 'x' : `*${all[index - 1] ?? ''}`)).join(', ')}]`),
).replace('notes: *f\n', '').concat('goal: *f\n');

type Place = `${string}:${number}:${number}` | '';
type Case = [content: string | Uint8Array, code: Problem['code'], place: Place, message: RegExp, help?: RegExp | undefined];

/** Place is line:column, '' for a fault of the whole file. */
const broken: Record<string, Case> = {
  'an unknown key near a known one': [lines('topic: A', 'keyword: x'), 'BRIEF_INVALID', ':2:1', /^unknown key "keyword"$/, /^Did you mean "keywords"\?$/],
  'an unknown key near none': [lines('topic: A', 'zzzqqq: x'), 'BRIEF_INVALID', ':2:1', /unknown key "zzzqqq"/, /^Known keys: topic, slug, type,/],
  'an unknown nested key': [lines('topic: A', 'keywords: { primry: x }'), 'BRIEF_INVALID', ':2:13', /unknown key "primry" in "keywords"/, /Did you mean "primary"/],
  'an unknown key in an item': [lines('topic: A', 'outline:', '  - heading: x', '    pionts: [a]'), 'BRIEF_INVALID', ':4:5', /unknown key "pionts" in "outline, item 1"/, /Did you mean "points"/],
  'a key that is a number': [lines('topic: A', '1: x'), 'BRIEF_INVALID', ':2:1', /unknown key "1"/],
  'a key with a bullet': [lines('topic: A', '• heading: a'), 'BRIEF_INVALID', ':2:1', /unknown key "• heading"/],
  'letters for a number': [lines('topic: A', 'length: много'), 'BRIEF_INVALID', ':2:9', /^"length": expected a number, found "много"$/, /Write digits/],
  'a quoted number': [lines('topic: A', 'length: "1200"'), 'BRIEF_INVALID', ':2:9', /"length": expected a number, found "1200"/, /without quotes/],
  'a broken number': [lines('topic: A', 'length: 12.5'), 'BRIEF_INVALID', ':2:9', /expected a whole number, found the number 12\.5/],
  'a number too small': [lines('topic: A', 'length: 5'), 'BRIEF_INVALID', ':2:9', /expected a value of at least 100, found the number 5/],
  'a number too large': [lines('topic: A', 'length: 1e9'), 'BRIEF_INVALID', ':2:9', /at most 20000/],
  'infinity': [lines('topic: A', 'length: .inf'), 'BRIEF_INVALID', ':2:9', /expected a number, found the number Infinity/],
  'no topic': [lines('slug: a'), 'BRIEF_INVALID', ':1:1', /^the required key "topic" is missing$/, /^Add "topic: …" \(text\)\.$/],
  'an empty topic': [lines('slug: a', 'topic: ""'), 'BRIEF_INVALID', ':2:8', /"topic": expected some text, found empty text/, /Write the value after "topic:"\./],
  'a topic of spaces': [lines('topic: "   "'), 'BRIEF_INVALID', ':1:8', /expected some text/, /Write the value/],
  'a topic left blank': [lines('topic:'), 'BRIEF_INVALID', ':1:7', /"topic": expected text, found nothing/, /Write the value after "topic:"\. Text that starts with "#" needs quotes/],
  'a key left blank': [lines('topic: A', 'audience:'), 'BRIEF_INVALID', ':2:10', /"audience": expected text, found nothing/, /or delete the line/],
  'an item left blank': [lines('topic: A', 'links:', '  must:', '    -'), 'BRIEF_INVALID', ':4:6', /"links\.must, item 1": expected text, found nothing/, /after the "-"/],
  'a topic far too long': [lines(`topic: ${'слово '.repeat(80)}`), 'BRIEF_INVALID', ':1:8', /expected text of at most 400 characters, found "слово [^"]{40,60}…"/],
  'a number for a topic': [lines('topic: 2026'), 'BRIEF_INVALID', ':1:8', /"topic": expected text, found the number 2026/, /Put the value in quotes: "2026"/],
  'a truth value for a topic': [lines('topic: true'), 'BRIEF_INVALID', ':1:8', /found the value true/, /Put the value in quotes: "true"/],
  'a list for text': [lines('topic: A', 'notes: [a]'), 'BRIEF_INVALID', ':2:8', /"notes": expected text, found a list of 1/, /not a list/],
  'a colon that makes a point a block': [lines('topic: A', 'outline:', '  - heading: x', '    points:', '      - Цена: от 5'), 'BRIEF_INVALID', ':5:9', /"outline, item 1, points, item 1": expected text, found a block of keys/, /needs quotes/],
  'a bad type': [lines('topic: A', 'type: guid'), 'BRIEF_INVALID', ':2:7', /"type": expected one of guide, howto, comparison, listicle, service, news, found "guid"/, /Did you mean "guide"/],
  'a bad status': [lines('topic: A', 'status: redy'), 'BRIEF_INVALID', ':2:9', /expected one of draft, ready, hold, found "redy"/, /Did you mean "ready"/],
  'a bad status near none': [lines('topic: A', 'status: published'), 'BRIEF_INVALID', ':2:9', /expected one of draft, ready, hold, found "published"/],
  'a duplicate key': [lines('topic: A', 'type: guide', 'topic: B'), 'YAML_INVALID', ':3:1', /^the key "topic" stands twice/, /Keep one/],
  'a duplicate nested key': [lines('topic: A', 'keywords:', '  primary: a', '  primary: b'), 'YAML_INVALID', ':4:3', /the key "primary" stands twice/],
  'a slug that climbs': [lines('topic: A', 'slug: ../../etc/passwd'), 'BRIEF_INVALID', ':2:7', /"slug": expected lower-case latin words joined by "-", such as chat-podderzhka, found "\.\.\/\.\.\/etc\/passwd"/],
  'a slug with a slash': [lines('topic: A', 'slug: a/b'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'a slug with a backslash': [lines('topic: A', 'slug: a\\b'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'a hidden slug': [lines('topic: A', 'slug: .hidden'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'an absolute slug': [lines('topic: A', 'slug: /etc/passwd'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'a slug with NUL': [lines('topic: A', 'slug: "a\\0b"'), 'BRIEF_INVALID', ':2:7', /found "a\\u0000b"/],
  'a slug with a line break': [lines('topic: A', 'slug: "a\\n"'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'an encoded slug': [lines('topic: A', 'slug: a%2eb'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'an upper-case slug': [lines('topic: A', 'slug: Chat'), 'BRIEF_INVALID', ':2:7', /expected lower-case latin words.*found "Chat"/],
  'a Cyrillic slug': [lines('topic: A', 'slug: чат'), 'BRIEF_INVALID', ':2:7', /lower-case latin words/],
  'a slug too long': [lines('topic: A', `slug: ${'a'.repeat(121)}`), 'BRIEF_INVALID', ':2:7', /at most 120 characters/],
  'a slug that is a number': [lines('topic: A', 'slug: 2026'), 'BRIEF_INVALID', ':2:7', /"slug": expected text, found the number 2026/, /quotes: "2026"/],
  '30 February': [lines('topic: A', 'pubDate: 2026-02-30'), 'BRIEF_INVALID', ':2:10', /"pubDate": expected a day that exists in the calendar, such as 2026-11-21, found "2026-02-30"/],
  'month 13': [lines('topic: A', 'pubDate: 2026-13-01'), 'BRIEF_INVALID', ':2:10', /a day that exists in the calendar/],
  'hour 25': [lines('topic: A', 'pubDate: 2026-02-28T25:00:00Z'), 'BRIEF_INVALID', ':2:10', /a day that exists in the calendar/],
  tomorrow: [lines('topic: A', 'pubDate: tomorrow'), 'BRIEF_INVALID', ':2:10', /"pubDate": expected a date such as 2026-11-21, found "tomorrow"/],
  'a date with points': [lines('topic: A', 'pubDate: 21.11.2026'), 'BRIEF_INVALID', ':2:10', /expected a date such as 2026-11-21/],
  'a year for a date': [lines('topic: A', 'pubDate: 2026'), 'BRIEF_INVALID', ':2:10', /expected a date such as 2026-11-21, found the number 2026/],
  'a date in a fact': [lines('topic: A', 'facts:', '  - { id: a, text: b, asOf: вчера }'), 'BRIEF_INVALID', ':3:29', /"facts, item 1, asOf": expected a date/],
  'code in a tag': [lines('topic: !!js/function "function () { return 1 }"'), 'YAML_INVALID', ':1:8', /^the tag "!!js\/function" is not read: only plain YAML values are, never code$/, /Remove the "!…" tag/],
  'another tag': [lines('topic: A', 'notes: !!python/object:os.system x'), 'YAML_INVALID', ':2:8', /the tag "!!python\/object:os\.system" is not read/],
  'an exclamation mark first': [lines('topic: !Важно купить'), 'YAML_INVALID', ':1:9', /meaning of its own/, /needs quotes/],
  'a billion laughs': [BOMB, 'YAML_INVALID', ':1:1', /aliases \("\*name"\) repeat other values too many times/, /Write the values out/],
  'an alias to nothing': [lines('slug: a', 'topic: **Чат**'), 'YAML_INVALID', ':2:8', /"\*\*Чат\*\*" is read as an alias/, /needs quotes/],
  'windows-1251': [windows1251(lines('slug: a', 'topic: Привет')), 'FILE_ENCODING', ':2:8', /not valid UTF-8 \(it may be saved as windows-1251/, /save it as UTF-8/],
  'UTF-16': [utf16('\uFEFFtopic: Привет\n'), 'FILE_ENCODING', ':1:1', /not valid UTF-8/, /save it as UTF-8/],
  'UTF-16 without a mark': [utf16('topic: A\n'), 'FILE_ENCODING', ':1:2', /NUL characters.*UTF-16/, /save it as UTF-8/],
  'a picture': [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]), 'FILE_ENCODING', ':1:1', /not valid UTF-8/],
  '5 MB': [`topic: A\nnotes: ${'x'.repeat(5_000_000)}\n`, 'FILE_TOO_LARGE', '', /5\.0 MB, more than the 2 MB/, /Split it/],
  'a fault after CRLF': ['topic: A\r\ntype: guid\r\n', 'BRIEF_INVALID', ':2:7', /found "guid"/, /Did you mean "guide"/],
  'a fault after CR alone': ['topic: A\rtype: guid\r', 'BRIEF_INVALID', ':2:7', /found "guid"/],
  'a fault after a byte order mark': ['\uFEFFtopic: A\ntype: guid\n', 'BRIEF_INVALID', ':2:7', /found "guid"/],
  'tabs as indentation': [lines('topic: A', 'keywords:', '\tprimary: x'), 'YAML_INVALID', ':3:1', /indented with a tab/, /two spaces/],
  'tabs before an item': [lines('topic: A', 'outline:', '\t- heading: x'), 'YAML_INVALID', ':3:1', /indented with a tab/],
  'a list': [lines('- topic: A'), 'BRIEF_INVALID', ':1:1', /expected "key: value" lines, found a list of 1/, /such as "topic: …"/],
  'a sentence': [lines('Чат-поддержка'), 'BRIEF_INVALID', ':1:1', /expected "key: value" lines, found "Чат-поддержка"/, /such as "topic: …"/],
  'no space after the colon': [lines('topic:A'), 'BRIEF_INVALID', ':1:1', /found "topic:A"/, /a colon and a space/],
  'an empty file': ['', 'BRIEF_INVALID', ':1:1', /the required key "topic" is missing/],
  'only a comment': ['# nothing\n', 'BRIEF_INVALID', ':1:1', /the required key "topic" is missing/],
  'an unknown author': [lines('topic: A', 'author: ana'), 'BRIEF_UNKNOWN_REFERENCE', ':2:9', /"author": the config has no author "ana"/, /Did you mean "anna"/],
  'an unknown author near none': [lines('topic: A', 'author: zzzzz'), 'BRIEF_UNKNOWN_REFERENCE', ':2:9', /no author "zzzzz"/, /Known: anna\. Add it to slugline\.config\.yaml/],
  'an unknown call to action': [lines('topic: A', 'cta: konserj'), 'BRIEF_UNKNOWN_REFERENCE', ':2:6', /the config has no cta "konserj"/, /Did you mean "konserzh"/],
  'a fact id twice': [lines('topic: A', 'facts:', '  - { id: x, text: a }', '  - { id: x, text: b }'), 'BRIEF_INVALID', ':4:11', /the fact id "x" is already in use/, /an id of its own/],
  'a fact id of the ledger': [lines('topic: A', 'facts:', '  - { id: fee, text: a }'), 'BRIEF_INVALID', ':3:11', /"fee" is already in use \(here or in briefs\/_facts\.yaml\)/],
  'a fact id of two words': [lines('topic: A', 'facts:', '  - { id: два слова, text: a }'), 'BRIEF_INVALID', ':3:11', /an id of letters, digits/],
  'a question left out': [lines('topic: A', 'faq:', '  - answer: Нужен.'), 'BRIEF_INVALID', ':3:5', /the required key "faq, item 1, question" is missing/, /Add "question: …"/],
  'questions as strings': [lines('topic: A', 'faq:', '  - Нужен ли чат?'), 'BRIEF_INVALID', ':3:5', /"faq, item 1": expected a block of keys, found "Нужен ли чат\?"/, /Write "question: Нужен ли чат\?"/],
  'a question as the whole list': [lines('topic: A', 'faq: Нужен ли чат?'), 'BRIEF_INVALID', ':2:6', /"faq": expected a list, found/, /one "- item" a line/],
  'an outline of strings': [lines('topic: A', 'outline:', '  - Что даёт чат'), 'BRIEF_INVALID', ':3:5', /"outline, item 1": expected a block of keys, found "Что даёт чат"/, /Write "heading: Что даёт чат"\. Known keys: heading, points/],
  'points as text': [lines('topic: A', 'outline:', '  - heading: x', '    points: one'), 'BRIEF_INVALID', ':4:13', /"outline, item 1, points": expected a list, found "one"/],
  'keywords as text': [lines('topic: A', 'keywords: чат'), 'BRIEF_INVALID', ':2:11', /"keywords": expected a block of keys, found "чат"/, /Write "primary: чат"/],
  'keywords as a list': [lines('topic: A', 'keywords: [a, b]'), 'BRIEF_INVALID', ':2:11', /found a list of 2/, /Known keys: primary, secondary/],
  'a relative picture': [lines('topic: A', 'hero: { image: /a.png, alt: b }'), 'BRIEF_INVALID', ':2:16', /"hero\.image": expected an absolute http\(s\) URL, found "\/a\.png"/],
  'a script for a picture': [lines('topic: A', 'hero: { image: "javascript:alert(1)", alt: b }'), 'BRIEF_INVALID', ':2:16', /absolute http\(s\) URL/],
  'a picture without words': [lines('topic: A', 'hero: { image: https://example.org/a.png }'), 'BRIEF_INVALID', ':2:1', /the required key "hero\.alt" is missing/],
  'a language by name': [lines('topic: A', 'locale: Russian'), 'BRIEF_INVALID', ':2:9', /a language tag such as ru or en/],
  'a topic of emoji': [lines('topic: 🎉🎉'), 'BRIEF_INVALID', ':1:8', /no slug can be made from the topic/, /Add a line "slug:/],
  'a Chinese topic': [lines('topic: 聊天支持'), 'BRIEF_INVALID', ':1:8', /no Latin or Cyrillic letters and no digits/, /Add a line "slug:/],
  'a __proto__ key': [lines('topic: A', '__proto__: { polluted: true }'), 'BRIEF_INVALID', ':2:1', /unknown key "__proto__"/],
  '__proto__ below a key': [lines('topic: A', 'keywords:', '  __proto__: { primary: x }'), 'BRIEF_INVALID', ':3:3', /unknown key "__proto__" in "keywords"/],
  'a constructor key': [lines('topic: A', 'constructor: { prototype: { polluted: true } }'), 'BRIEF_INVALID', ':2:1', /unknown key "constructor"/],
  'a merge key': [lines('topic: A', '<<: { polluted: true }'), 'BRIEF_INVALID', ':2:1', /unknown key "<<"/],
  'an unclosed double quote': [lines('topic: "A', 'slug: a'), 'YAML_INVALID', ':1:8', /the quotation mark \("\) that opens here is never closed/, /Write " after the text/],
  'an unclosed single quote': [lines('topic: A', 'faq:', "  - question: 'Что это?", '    answer: Это', 'length: 100'), 'YAML_INVALID', ':3:15', /the quotation mark \('\) that opens here is never closed/],
  'quotes inside quotes': [lines('topic: "Чат "Поддержка" онлайн"'), 'YAML_INVALID', ':1:14', /text goes on after the value has ended/, /quotation marks that it does not hold/],
  'an apostrophe inside quotes': [lines("topic: 'it's'"), 'YAML_INVALID', ':1:12', /text goes on after the value/],
  'brackets first': [lines('topic: [Кнопка] купить'), 'YAML_INVALID', ':1:17', /text goes on after the value/],
  'a colon in the topic': [lines('slug: a', 'topic: Чат: что это'), 'YAML_INVALID', ':2:8', /a key stands where a value goes on/, /Text that holds ": " needs quotes/],
  'wrong indentation': [lines('topic: A', ' slug: b'), 'YAML_INVALID', ':1:8', /a key stands where a value goes on/, /indented like the keys around it/],
  'items not below each other': [lines('topic: A', 'faq:', ' - question: a', '  - question: b'), 'YAML_INVALID', ':4:3', /not indented like its neighbours/],
  'an unclosed list': [lines('topic: A', 'keywords: { secondary: [a, b }'), 'YAML_INVALID', ':2:30', /is never closed/],
  'a comma left out': [lines('topic: A', 'keywords: { primary: x secondary: [a] }'), 'YAML_INVALID', ':2:22', /a comma is missing/],
  'an @ first': [lines('topic: @home'), 'YAML_INVALID', ':1:8', /a value cannot start with "@"/, /Put it in quotes/],
  'a % first': [lines('topic: %a'), 'YAML_INVALID', ':1:8', /a value cannot start with "%"/],
  'a grave accent first': [lines('topic: `a`'), 'YAML_INVALID', ':1:8', /a value cannot start with "`"/],
  'a hash first': [lines('topic: #1 в мире'), 'BRIEF_INVALID', ':1:8', /found nothing/, /Text that starts with "#" needs quotes/],
  'a Windows path in quotes': [lines('topic: "C:\\проект"'), 'YAML_INVALID', ':1:11', /a "\\" inside "…"/, /Write "\\\\"/],
  'a line without a colon': [lines('topic: A', 'length 100'), 'YAML_INVALID', ':2:1', /no "key: value"/],
  'two documents': [lines('topic: A', '---', 'topic: B'), 'YAML_INVALID', ':2:1', /a second document/, /a file of its own/],
  'a NUL': ['topic: A\u0000B\n', 'FILE_ENCODING', ':1:9', /NUL characters/],
};

const brokenMarkdown: Record<string, Case> = {
  'no front matter': ['# Чат\n\nТекст.\n', 'FRONT_MATTER_MISSING', ':1:1', /a \.md brief starts with front matter/, /between two "---" lines/],
  'an empty file': ['', 'FRONT_MATTER_MISSING', ':1:1', /starts with front matter/],
  'front matter after a blank line': ['\n---\ntopic: A\n---\n', 'FRONT_MATTER_MISSING', ':1:1', /starts with front matter/, /at the top/],
  'front matter never closed': ['---\ntopic: A\n', 'FRONT_MATTER_MISSING', ':1:1', /the front matter is never closed/, /a line "---"/],
  '---js': ['---js\nmodule.exports = { topic: process.exit(1) }\n---\n', 'FRONT_MATTER_CODE', ':1:1', /front matter in "js" is not read: it could run code/, /plain "---" lines/],
  '---json': ['---json\n{"topic": "A"}\n---\n', 'FRONT_MATTER_CODE', ':1:1', /"json" is not read/],
  'an empty block': ['---\n---\nТекст\n', 'BRIEF_INVALID', ':2:1', /"topic" is missing/],
  'a fault': ['---\ntopic: A\ntype: guid\n---\nТекст\n', 'BRIEF_INVALID', ':3:7', /found "guid"/],
  'a fault after CRLF': ['---\r\ntopic: A\r\ntype: guid\r\n---\r\nТекст\r\n', 'BRIEF_INVALID', ':3:7', /found "guid"/],
  'a fault after a byte order mark': ['\uFEFF---\ntopic: A\ntype: guid\n---\n', 'BRIEF_INVALID', ':3:7', /found "guid"/],
  'broken YAML': ['---\nslug: a\ntopic: Чат: что это\n---\n', 'YAML_INVALID', ':3:8', /a key stands where a value goes on/],
  'a body too long': [`---\ntopic: A\n---\n${'слово '.repeat(4000)}\n`, 'BRIEF_INVALID', ':4:1', /the notes are 2\d{4} characters long, more than the 20000/, /Shorten/],
};

function expectProblem(path: string, [content, code, place, message, help]: Case): void {
  const { problems } = loadBrief(path, content);
  problems.forEach(expectReadable);
  const found = problems.find((problem) => message.test(problem.message));
  expect(found, `among ${JSON.stringify(problems)}`).toBeDefined();
  expect(found?.code).toBe(code);
  expect(found?.file).toBe(path);
  expect(found?.line === undefined ? '' : `:${found.line}:${found.column ?? 0}`).toBe(place);
  if (help !== undefined) expect(found?.help ?? '').toMatch(help);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}

describe('a broken brief is a problem of its own, the others load', () => {
  for (const [name, one] of Object.entries(broken)) test(name, () => expectProblem('briefs/middle.yaml', one));
});

describe('a broken .md brief', () => {
  for (const [name, one] of Object.entries(brokenMarkdown)) test(name, () => expectProblem('briefs/middle.md', one));
});

describe('faults are told once', () => {
  test.each<[string, string]>([
    ['a bad date', lines('topic: A', 'pubDate: tomorrow')],
    ['wrong indentation', lines('topic: A', ' slug: b')],
    ['brackets without end', `topic: A\nnotes: ${'['.repeat(20_000)}\n`],
    ['nested brackets', `topic: A\nnotes: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
    ['nested dashes', `topic: A\nnotes:\n  ${'- '.repeat(20_000)}x\n`],
  ])('%s', (_name, content) => {
    const { problems } = loadBrief('briefs/middle.yaml', content);
    expect(problems).toHaveLength(1);
    problems.forEach(expectReadable);
  });
  test('every fault of a brief at once, in the words of a person', () => {
    const { problems } = loadBrief('briefs/middle.yaml', lines('topik: A', 'type: guid', 'length: много', 'faq:', '  - answer: b'));
    expect(problems.map((problem) => `${problem.line ?? 0} ${problem.message}`)).toEqual([
      '1 the required key "topic" is missing',
      '2 "type": expected one of guide, howto, comparison, listicle, service, news, found "guid"',
      '3 "length": expected a number, found "много"',
      '5 the required key "faq, item 1, question" is missing',
      '1 unknown key "topik"',
    ]);
  });
  test('nesting too deep is said so', () => {
    const { problems } = loadBrief('briefs/middle.yaml', `topic: A\nnotes: ${'['.repeat(20_000)}\n`);
    expect(problems[0]).toMatchObject({ code: 'YAML_INVALID', line: 2, message: 'lists or blocks are nested too deeply' });
  });
});

describe('briefs that load', () => {
  test.each<[string, string, string, Record<string, unknown>]>([
    ['CRLF', 'x.yaml', 'topic: Чат\r\nnotes: |\r\n  раз\r\n  два\r\n', { topic: 'Чат', notes: 'раз\nдва\n' }],
    ['a byte order mark', 'x.yaml', '\uFEFFtopic: Чат\n', { topic: 'Чат' }],
    ['CR alone', 'x.yaml', 'topic: Чат\rtype: news\r', { type: 'news' }],
    ['the document written like front matter', 'x.yaml', '---\ntopic: Чат\n---\n', { topic: 'Чат' }],
    ['JSON', 'x.yaml', '{"topic": "Чат"}', { topic: 'Чат' }],
    ['.yml', 'x.yml', 'topic: Чат\n', { topic: 'Чат' }],
    ['.YAML', 'x.YAML', 'topic: Чат\n', { topic: 'Чат' }],
    ['.md', 'x.md', '---\ntopic: Чат\n---\nЗаметка\n', { topic: 'Чат', notes: 'Заметка' }],
    ['.md with notes in both places', 'x.md', '---yaml\ntopic: Чат\nnotes: Раз\n---\n\nДва\n', { notes: 'Раз\n\nДва' }],
    ['.md with ---yml and CRLF', 'x.md', '\uFEFF---yml\r\ntopic: Чат\r\n---\r\nДва\r\n', { topic: 'Чат', notes: 'Два' }],
    ['a few aliases', 'x.yaml', 'topic: &t Чат\ntitle: *t\n', { title: 'Чат' }],
    ['a topic over two lines', 'x.yaml', 'topic: |\n  Чат  \n  на сайте\n', { topic: 'Чат на сайте', slug: 'chat-na-sayte' }],
    ['"yes" as a word', 'x.yaml', 'topic: yes\n', { topic: 'yes', slug: 'yes' }],
    ['no call to action', 'x.yaml', 'topic: Чат\ncta: none\n', { cta: 'none' }],
    ['a full timestamp', 'x.yaml', 'topic: Чат\npubDate: 2024-02-29T10:00:00Z\n', { pubDate: '2024-02-29T10:00:00Z' }],
    ['a topic of 400 letters', 'x.yaml', `topic: ${'щ'.repeat(400)}\n`, { slug: 'sch'.repeat(40) }],
    ['defaults', 'x.yaml', 'topic: Чат\n', { slug: 'chat', type: 'guide', intent: 'informational', length: 1000, status: 'ready', locale: 'ru', file: 'briefs/x.yaml', keywords: { secondary: [] }, links: { must: [], avoid: [] }, outline: [], faq: [], facts: [] }],
  ])('%s', (_name, file, content, expected) => {
    const { problems, project } = loadBrief(`briefs/${file}`, content);
    expect(problems).toEqual([]);
    expect(project.briefs.find((brief) => brief.file === `briefs/${file}`)).toMatchObject(expected);
  });
});

describe('slugs', () => {
  test('two briefs with one slug: the second names the first', () => {
    const dir = onDisk({ 'briefs/a.yaml': 'topic: A\nslug: chat\n', 'briefs/b/c.yaml': 'topic: B\nslug: chat\n', 'briefs/d.yaml': 'topic: Чат\n', 'briefs/e.yaml': 'topic: E\n' });
    const { briefs, problems } = load(dir);
    expect(briefs.map((brief) => brief.file)).toEqual(['briefs/a.yaml', 'briefs/e.yaml']);
    expect(problems).toEqual([
      { code: 'BRIEF_DUPLICATE_SLUG', file: `${dir}/briefs/b/c.yaml`, line: 2, column: 7, message: `the slug "chat" is already that of ${dir}/briefs/a.yaml`, help: 'Give this brief a slug of its own: a line such as "slug: chat-2".' },
      { code: 'BRIEF_DUPLICATE_SLUG', file: `${dir}/briefs/d.yaml`, line: 1, column: 8, message: `the slug "chat", made from the topic, is already that of ${dir}/briefs/a.yaml`, help: 'Give this brief a slug of its own: a line such as "slug: chat-2".' },
    ]);
  });
});

describe('files that are no briefs', () => {
  test('shared material, hidden files, other endings, and a directory with the name of a brief', () => {
    const dir = onDisk({ 'briefs/_draft.yaml': 'x', 'briefs/.hidden.yaml': 'x', 'briefs/readme.txt': 'x', 'briefs/_old/a.yaml': 'x', 'briefs/x.yaml/inside.yaml': 'topic: Внутри\n', 'briefs/good.yaml': 'topic: Чат\n' });
    const { briefs, problems } = load(dir);
    expect(problems).toEqual([]);
    expect(briefs.map((brief) => brief.slug)).toEqual(['chat', 'vnutri']);
  });
  test('no briefs directory', () => {
    const dir = onDisk({ 'briefs/_facts.yaml': undefined });
    expect(load(dir)).toMatchObject({ briefs: { length: 0 }, problems: [], facts: [] });
  });
  test('a link to nothing is no brief and no crash', () => {
    const dir = onDisk({ 'briefs/good.yaml': 'topic: Чат\n' });
    symlinkSync(join(dir, 'gone.yaml'), join(dir, 'briefs/lost.yaml'));
    const { briefs, problems } = load(dir);
    expect(briefs.map((brief) => brief.slug)).toEqual(['chat']);
    expect(problems.map((problem) => problem.file)).toEqual([`${dir}/briefs/lost.yaml`]);
  });
  test('a directory that links to itself ends', () => {
    const dir = onDisk({ 'briefs/good.yaml': 'topic: Чат\n' });
    symlinkSync('.', join(dir, 'briefs/loop'));
    const { briefs, problems } = load(dir);
    expect(briefs.map((brief) => brief.slug)).toEqual(['chat']);
    expect(problems.map(formatProblem).join('\n')).toMatch(/does one of them link to itself\?/);
  });
  test.skipIf(process.getuid?.() === 0)('a file that may not be read (skipped for root, who may read all)', () => {
    const dir = onDisk({ 'briefs/closed.yaml': 'topic: A\n', 'briefs/good.yaml': 'topic: Чат\n' });
    chmodSync(join(dir, 'briefs/closed.yaml'), 0);
    const { briefs, problems } = load(dir);
    expect(briefs.map((brief) => brief.slug)).toEqual(['chat']);
    expect(problems[0]).toMatchObject({ code: 'FILE_UNREADABLE', file: `${dir}/briefs/closed.yaml` });
  });
  test('a file whose reading fails', () => {
    const dir = onDisk({ 'briefs/bad.yaml': 'topic: A\n', 'briefs/good.yaml': 'topic: Чат\n' });
    const files = nodeFiles();
    const failing = { ...files, read: (path: string) => { if (path.endsWith('bad.yaml')) throw new Error(`EIO: i/o error, read '${path}'`); return files.read(path); } };
    const { briefs, problems } = loadProject({ files: failing }, dir);
    expect(briefs.map((brief) => brief.slug)).toEqual(['chat']);
    expect(problems).toEqual([{ code: 'FILE_UNREADABLE', file: `${dir}/briefs/bad.yaml`, message: 'the file cannot be read: EIO: i/o error', help: 'Check that it is a file, and that you may read it.' }]);
  });
});

/** Problems of a project that cannot load at all. */
function refusal(files: Record<string, string | Uint8Array | undefined>): Problem[] {
  const dir = onDisk(files);
  try {
    load(dir);
  } catch (error) {
    if (!(error instanceof SluglineError)) throw error;
    error.problems.forEach(expectReadable);
    return error.problems.map((problem) => ({ ...problem, file: problem.file?.slice(dir.length + 1) ?? '' }));
  }
  return expect.unreachable('the project loads');
}

const SITE = 'site: { url: https://example.org, name: Журнал }\nbrand: { name: Dvorik }\n';

describe('a broken config', () => {
  test.each<[string, string | Uint8Array | undefined, Problem['code'], Place, RegExp, RegExp | undefined]>([
    ['none', undefined, 'CONFIG_MISSING', '', /no slugline\.config\.yaml here/, /slugline init/],
    ['empty', '', 'CONFIG_INVALID', ':1:1', /the required key "site" is missing/, /a block of keys/],
    ['an address without https', SITE.replace('https://', ''), 'CONFIG_INVALID', ':1:14', /"site\.url": expected an absolute http\(s\) URL, found "example\.org"/, undefined],
    ['another scheme', SITE.replace('https:', 'ftp:'), 'CONFIG_INVALID', ':1:14', /absolute http\(s\) URL/, undefined],
    ['an unknown key', `${SITE}modle: { name: x }\n`, 'CONFIG_INVALID', ':3:1', /unknown key "modle"/, /Did you mean "model"/],
    ['the key itself in the config', `${SITE}model: { apiKey: sk-secret }\n`, 'CONFIG_INVALID', ':3:10', /unknown key "apiKey" in "model"/, /Known keys|apiKeyEnv/],
    ['a severity that is none', `${SITE}rules: { seo/title-width: warn }\n`, 'CONFIG_INVALID', ':3:27', /expected off, info, warning or error, or one of them with options: .*found "warn"/, undefined],
    ['options that are none', `${SITE}rules: { seo/title-width: [warning, 580] }\n`, 'CONFIG_INVALID', ':3:27', /with options: \[warning, \{ max: 580 \}\], found a list of 2/, undefined],
    ['rules as a list', `${SITE}rules: [seo/title-width]\n`, 'CONFIG_INVALID', ':3:8', /"rules": expected a block of keys, found a list of 1/, /"key: value"/],
    ['a set of rules that is none', `${SITE}rules: { extends: recomended }\n`, 'CONFIG_INVALID', ':3:19', /expected one of recommended, strict, editorial/, /Did you mean "recommended"/],
    ['a path without {slug}', SITE.replace('name: Журнал', 'name: A, articlePath: /blog/'), 'CONFIG_INVALID', ':1:57', /holds \{slug\}/, undefined],
    ['a budget below nothing', `${SITE}model: { budget: { run: -1 } }\n`, 'CONFIG_INVALID', ':3:25', /"model\.budget\.run": expected a value of more than 0, found the number -1/, undefined],
    ['authors as names', `${SITE}authors: [Анна]\n`, 'CONFIG_INVALID', ':3:11', /"authors, item 1": expected a block of keys, found "Анна"/, /Write "name: Анна"/],
    ['a comma in a rating', `${SITE}ratings: [{ item: a, value: "4,9", count: 3, source: x, asOf: y }]\n`, 'CONFIG_INVALID', ':3:29', /"ratings, item 1, value": expected a number, found "4,9"/, /the decimal mark is a point/],
    ['two authors with one id', `${SITE}authors: [{ id: a, name: b }, { id: a, name: c }]\n`, 'CONFIG_INVALID', ':3:37', /the author id "a" stands twice/, /an id of its own/],
    ['a colon in the name', SITE.replace('{ name: Dvorik }', 'name: Dvorik: дом'), 'YAML_INVALID', ':2:8', /a key stands where a value goes on/, /quotes/],
    ['a list', '- a\n', 'CONFIG_INVALID', ':1:1', /found a list of 1/, /such as "site: …"/],
    ['UTF-16', utf16(SITE), 'FILE_ENCODING', ':1:2', /UTF-16/, undefined],
  ])('%s', (_name, content, code, place, message, help) => {
    const [found] = refusal({ 'slugline.config.yaml': content });
    expect(found?.message).toMatch(message);
    expect(found).toMatchObject({ code, file: 'slugline.config.yaml' });
    expect(found?.line === undefined ? '' : `:${found.line}:${found.column ?? 0}`).toBe(place);
    if (help !== undefined) expect(found?.help ?? '').toMatch(help);
  });
  test('an API key put in the place of its name is not shown', () => {
    const problems = refusal({ 'slugline.config.yaml': `${SITE}model: { apiKeyEnv: sk-very-secret }\n` });
    expect(problems.map(formatProblem).join()).toMatch(/the NAME of an environment variable, not the key itself/);
    expect(problems.map(formatProblem).join()).not.toContain('sk-very');
  });
  test('a directory in its place', () => {
    const [found] = refusal({ 'slugline.config.yaml': undefined, 'slugline.config.yaml/x': '' });
    expect(found).toMatchObject({ code: 'FILE_UNREADABLE', file: 'slugline.config.yaml', help: 'Check that it is a file, and that you may read it.' });
  });
  test('__proto__ in open blocks pollutes nothing', () => {
    const dir = onDisk({ 'slugline.config.yaml': `${SITE.replace('name: Dvorik', 'name: Dvorik, preferred: { __proto__: x }')}rules: { __proto__: { polluted: error } }\n` });
    const { config } = load(dir);
    expect(Object.keys(config.brand.preferred)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((config.rules as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a broken ledger', () => {
  test.each<[string, string, Problem['code'], Place, RegExp, RegExp | undefined]>([
    ['a list without its key', '- id: a\n  text: b\n', 'FACTS_INVALID', ':1:1', /expected "key: value" lines, found a list of 1/, /such as "facts: …"/],
    ['an id twice', 'facts:\n  - { id: a, text: b }\n  - { id: a, text: c }\n', 'FACTS_INVALID', ':3:11', /the fact id "a" stands twice/, /an id of its own/],
    ['nothing under the key', 'facts:\n', 'FACTS_INVALID', ':1:7', /"facts": expected a list, found nothing/, /delete the line/],
    ['another key', 'fact: []\n', 'FACTS_INVALID', ':1:1', /unknown key "fact"/, /Did you mean "facts"/],
    ['no text', 'facts:\n  - id: a\n', 'FACTS_INVALID', ':2:5', /the required key "facts, item 1, text" is missing/, undefined],
    ['a Cyrillic id', 'facts:\n  - { id: а, text: b }\n', 'FACTS_INVALID', ':2:11', /an id of letters, digits, "-" and "_"/, undefined],
    ['an impossible day', 'facts:\n  - { id: a, text: b, asOf: 2026-02-30 }\n', 'FACTS_INVALID', ':2:29', /a day that exists/, undefined],
    ['a number for text', 'facts:\n  - { id: a, text: 4 }\n', 'FACTS_INVALID', ':2:20', /"facts, item 1, text": expected text, found the number 4/, /quotes/],
    ['an unclosed list', 'facts: [\n', 'YAML_INVALID', ':2:1', /never closed/, undefined],
    ['a tab', 'facts:\n\t- id: a\n', 'YAML_INVALID', ':2:1', /tab/, undefined],
  ])('%s', (_name, content, code, place, message, help) => {
    const [found] = refusal({ 'briefs/_facts.yaml': content });
    expect(found?.message).toMatch(message);
    expect(found).toMatchObject({ code, file: 'briefs/_facts.yaml' });
    expect(`:${found?.line ?? 0}:${found?.column ?? 0}`).toBe(place);
    if (help !== undefined) expect(found?.help ?? '').toMatch(help);
  });
});
