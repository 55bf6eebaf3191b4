import { Script } from 'node:vm';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { ReportContext, Rule } from '../../src/kinds.ts';
import { summarize, type Finding } from '../../src/model/finding.ts';
import { rules } from '../../src/registry.ts';
import report from '../../src/reports/html.ts';
import { sha256 } from '../../src/text/hash.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

const finding: Finding = { rule: 'links/generic-anchor', severity: 'error', file: 'output/a.md', line: 3, column: 6, endLine: 3, endColumn: 10, message: 'says nothing', help: 'Name it.', fix: null };
const TEXT = '# Title\n\nRead here, and more.\n';

function print(findings: readonly Finding[], more: Partial<ReportContext> & { files?: readonly string[] } = {}, files = new Set(findings.map((one) => one.file)).size): string {
  return report.print({ version: 1, summary: summarize(findings, files), findings: [...findings] }, { source: () => TEXT, color: false, rules, ...more });
}

/** A page as a browser reads it; every mistake in its HTML fails the test. */
function read(page: string): { all: Element[]; byTag(tag: string): Element[]; byClass(name: string): Element[] } {
  const errors: string[] = [];
  const document = parse(page, { onParseError: ({ code, startLine }) => errors.push(`${code} at ${startLine}`) });
  expect(errors).toEqual([]);
  const all: Element[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue;
      all.push(node);
      walk(node.childNodes);
    }
  };
  walk(document.childNodes);
  return { all, byTag: (tag) => all.filter((one) => one.tagName === tag), byClass: (name) => all.filter((one) => attr(one, 'class')?.split(' ').includes(name) === true) };
}
const attr = (element: Element | undefined, name: string): string | undefined => element?.attrs.find((one) => one.name === name)?.value;
const words = (element: Element | undefined): string => (element?.childNodes ?? []).map((node): string => (node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : words(node as Element))).join('');

describe('what it shows', () => {
  const page = read(print([
    finding, { ...finding, line: 1, endLine: 1, column: 1, endColumn: 2, severity: 'warning', rule: 'seo/title-width' },
    { ...finding, file: 'output/b.md', severity: 'info' }, { ...finding, file: 'output/b.md', severity: 'info', line: 9, endLine: 9 },
  ], {}, 3));
  test('totals, also in the title', () => {
    expect(words(page.byClass('totals')[0]).trim().split(/\s*\n\s*/)).toEqual(['3 articles', '1 error', '1 warning', '2 notes']);
    expect(words(page.byTag('title')[0])).toBe('3 articles: 1 error, 1 warning, 2 notes');
  });
  test('findings by article, with place, severity in words, message, excerpt and help', () => {
    expect(page.byClass('file').map((file) => words(file).trim().split('\n')[0]?.trim())).toEqual(['output/a.md 1 error 1 warning', 'output/b.md 2 notes']);
    const [first] = page.byClass('finding');
    expect(words(first).trim().split('\n')).toEqual(['error links/generic-anchor line 3, column 6', 'says nothing', 'Read here, and more.', '→ Name it.']);
    expect(page.byTag('mark').map(words)).toEqual(['here', '#', 'here']);
    expect([attr(first, 'data-severity'), attr(first, 'data-rule')]).toEqual(['error', 'links/generic-anchor']);
  });
  test('counts by rule, those with errors first', () => {
    const rows = page.byTag('tr').map((row) => row.childNodes.filter((node) => ['th', 'td'].includes(node.nodeName)).map((cell) => words(cell as Element)));
    const about = (id: string): string | undefined => rules.find((rule) => rule.id === id)?.about;
    expect(rows).toEqual([
      ['Rule', 'What it finds', 'Errors', 'Warnings', 'Notes', 'Articles', ''],
      ['links/generic-anchor', about('links/generic-anchor'), '1', '0', '2', '2', 'Show'],
      ['seo/title-width', about('seo/title-width'), '0', '1', '0', '1', 'Show'],
    ]);
  });
  test('every link leads to a place of the page: the rule, with why and what to do', () => {
    const ids = page.all.flatMap((element) => attr(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = page.byTag('a').map((link) => attr(link, 'href') ?? '');
    expect(targets.filter((target) => !ids.includes(target.slice(1)) || !target.startsWith('#'))).toEqual([]);
    expect(words(page.all.find((element) => attr(element, 'id') === 'rule-seo/title-width'))).toContain(rules.find((rule) => rule.id === 'seo/title-width')?.why);
  });
  test('the filter is hidden until the script shows it', () => {
    const [bar] = page.byTag('search');
    expect([attr(bar, 'hidden'), attr(bar, 'data-script')]).toEqual(['', '']);
    expect(page.byTag('option').map(words)).toEqual(['all', 'links/generic-anchor', 'seo/title-width']);
  });
  test('articles without findings are counted, and named when their names are known', () => {
    expect(print([finding], {}, 3)).toContain('<p>2 articles without findings.</p>');
    expect(print([finding], { files: ['output/c.md', 'output/a.md', 'output/b.md'] }, 3)).toMatch(/2 articles without findings<\/summary>\n<ul>\n<li>output\/b\.md<\/li>\n<li>output\/c\.md<\/li>/);
  });
  test('nothing found: no tables, no filter', () => {
    const empty = read(print([], {}, 2));
    expect(words(empty.byTag('title')[0])).toBe('2 articles: nothing found');
    expect([...empty.byTag('table'), ...empty.byTag('search'), ...empty.byClass('file')]).toEqual([]);
  });
  test('what could not be checked stands at the top', () => {
    const failed = read(print([finding, { ...finding, rule: 'slugline/could-not-check' }, { ...finding, rule: 'slugline/could-not-check', line: 2 }]));
    expect(words(failed.byClass('alert')[0])).toBe('1 article could not be checked to the end: output/a.md. What is not listed here may still be wrong with it.');
    expect(page.byClass('alert')).toEqual([]);
  });
});

describe('excerpts', () => {
  const excerpts = (text: string, over: Partial<Finding>): string[] => read(print([{ ...finding, ...over }], { source: () => text })).byTag('pre').map(words);
  test('a long line is cut around its place', () => {
    const [cut = ''] = excerpts(`${'слово '.repeat(200)}МЕСТО ${'слово '.repeat(200)}`, { line: 1, endLine: 1, column: 1201, endColumn: 1206 });
    expect(cut).toMatch(/^….*МЕСТО.*…$/);
    expect(cut.length).toBeLessThanOrEqual(182);
  });
  test('no letter is cut in half', () => {
    const [cut = ''] = excerpts('😀'.repeat(400), { line: 1, endLine: 1, column: 302, endColumn: 304 });
    expect(cut.isWellFormed() && !cut.includes('\uFFFD')).toBe(true);
  });
  test('of several lines the first three, marked from the first word', () => {
    const page = read(print([{ ...finding, line: 1, column: 3, endLine: 4, endColumn: 3 }], { source: () => 'a bc\r\n  de\r\nf\r\nghi\r\n' }));
    expect(page.byTag('pre').map(words)).toEqual(['a bc\n  de\nf\n…']);
    expect(page.byTag('mark').map(words)).toEqual(['bc', 'de', 'f']);
  });
  test('none for an empty line, a line that does not exist, a file without a text', () => {
    expect(excerpts(TEXT, { line: 2, endLine: 2 })).toEqual([]);
    expect(excerpts(TEXT, { line: 99, endLine: 99 })).toEqual([]);
    expect(read(print([finding], { source: () => undefined })).byTag('pre')).toEqual([]);
  });
});

describe('what an article says is text, wherever it stands', () => {
  const evil = '"\'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;\u202E\u0007\uD800';
  const rule: Rule = { id: `a/b${evil}`, needs: 'article', severity: 'error', about: evil, why: evil, fix: evil, source: evil, examples: { bad: [], good: [] }, check: () => {} };
  const page = print([{ ...finding, file: evil, rule: rule.id, message: evil, help: evil, line: 1, endLine: 1, column: 1, endColumn: 9 }, { ...finding, rule: evil }, { ...finding, rule: 'slugline/could-not-read', file: evil }],
    { source: () => `${evil}\n`, rules: [rule], files: [`clean${evil}`] });
  test('it makes no element and no attribute', () => {
    const { all, byTag } = read(page);
    expect(byTag('script')).toHaveLength(1);
    expect(byTag('img')).toEqual([]);
    expect(all.flatMap((element) => element.attrs.filter((one) => one.name.startsWith('on')))).toEqual([]);
    expect(byTag('h3').map(words)[0]).toBe('"\'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;���');
  });
  test('control characters are gone, also those that turn text around', () => {
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(page).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\uD800-\uDFFF]/);
  });
});

describe('the page stands alone', () => {
  const page = print([finding]);
  const { all, byTag } = read(page);
  test('it asks for nothing: no addresses but its own places, nothing imported by its styles', () => {
    const addresses = all.flatMap((element) => element.attrs.filter((one) => ['src', 'href', 'srcset', 'action', 'data', 'poster'].includes(one.name)).map((one) => one.value));
    expect(addresses.filter((address) => !address.startsWith('#'))).toEqual([]);
    expect(words(byTag('style')[0])).not.toMatch(/url\(|@import|@font-face/);
    expect([...byTag('link'), ...byTag('iframe'), ...byTag('form')]).toEqual([]);
  });
  test('its policy allows its one style and its one script by their hashes, nothing else', () => {
    const policy = byTag('meta').find((meta) => attr(meta, 'http-equiv') === 'Content-Security-Policy');
    const hash = (tag: string): string => `'sha256-${Buffer.from(sha256(words(byTag(tag)[0])), 'hex').toString('base64')}'`;
    expect(attr(policy, 'content')).toBe(`default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; base-uri 'none'; form-action 'none'`);
    expect(all.filter((element) => attr(element, 'style') !== undefined)).toEqual([]);
  });
  test('its script is a script', () => {
    expect(() => new Script(words(byTag('script')[0]))).not.toThrow();
  });
  test('both colour schemes', () => {
    expect(words(byTag('style')[0])).toMatch(/color-scheme: light dark[\s\S]*prefers-color-scheme: dark/);
  });
});

describe('with very many findings', () => {
  const many = Array.from({ length: 200 }, (_, file) => Array.from({ length: 100 }, (_each, index): Finding => ({ ...finding, file: `output/${String(file).padStart(3, '0')}.md`, severity: index < 60 ? 'info' : index < 80 ? 'warning' : 'error' }))).flat();
  const page = print(many);
  // Counted in the text: reading twelve megabytes as a tree takes a second.
  const count = (text: string, part: string): number => text.split(part).length - 1;
  test('all are listed, articles closed, excerpts capped for each article, which is said', () => {
    expect([count(page, '<li class="finding'), count(page, '<details class="file">'), count(page, '<details class="file" open'), count(page, '<pre')]).toEqual([20_000, 200, 0, 10_000]);
    expect(page).toContain('of each article at most 50 findings have an excerpt');
  });
  test('errors and warnings have theirs before notes', () => {
    const items = (page.split('<details class="file">')[1] ?? '').split('<li class="finding ').filter((item) => item.includes('<pre'));
    expect(['error', 'warning', 'note'].map((word) => items.filter((item) => item.startsWith(word)).length)).toEqual([20, 20, 10]);
  });
  test('a few are open and all have an excerpt', () => {
    const { byClass, byTag } = read(print(many.slice(0, 100)));
    expect([byClass('file').filter((file) => attr(file, 'open') !== undefined).length, byTag('pre').length, byClass('capped').length]).toEqual([1, 100, 0]);
  });
});
