import { describe, expect, test } from 'vitest';
import { documentOf } from '../src/articles.ts';
import { activeRules, checkAlone } from '../src/check.ts';
import { rules } from '../src/registry.ts';
import { languages } from './kit/rule.ts';

/** Posts of other generators outside any project: what the rules of front matter and of leftovers say of them. */
const active = activeRules(rules.filter(({ id, needs }) => needs === 'article' && (id.startsWith('frontmatter/') || id === 'structure/leftover-placeholder')), undefined);

function findingsOf(file: string, text: string): string[] {
  return checkAlone(documentOf(file, text, languages, undefined), { rules: active, config: undefined, facts: () => [], asOf: '2026-06-01' })
    .map(({ finding: { severity, rule, line, message } }) => `${line} ${severity} ${rule}: ${message}`).sort();
}

const BODY = 'Wheels run true for years when the spokes are tight.\n\n## Tools\n\nA spoke key and patience.\n';

describe('posts that are in order', () => {
  test.each([
    ['Jekyll', '_posts/2026-03-01-True_Wheels.markdown', `---\nlayout: post\ntitle:  "True wheels"\ndate:   2026-03-01 10:00:00 +0300\ncategories: wheels\nexcerpt: How to true a wheel.\n---\n{% include toc.html %}\nHello {{ site.title }}.\n\n${BODY}`],
    ['Hugo', 'content/posts/true-wheels.ru.md', '+++\ntitle = "Ровные колёса"\ndate = 2026-03-01T10:00:00+03:00\ndraft = false\nsummary = "Как выправить колесо."\nauthors = ["Анна Седова", "Павел Орлов"]\n[cover]\nimage = "wheel.jpg"\n+++\n\nКолёса живут долго. {{< ref "x.md" >}}\n'],
    ['a list page of Hugo', 'content/posts/_index.md', '---\nlayout: list\n---\n'],
    ['the blog template of Astro', 'src/content/blog/first-post.md', `---\ntitle: 'First post'\ndescription: 'Lorem for wheels'\npubDate: 'Jul 08 2022'\nheroImage: '../../assets/blog-placeholder-3.jpg'\n---\n\n${BODY}`],
    ['Docusaurus', 'blog/2026-03-01-wheels/index.md', `---\nslug: true-wheels\ntitle: True wheels\ndescription: How.\nauthors:\n  - name: Anna Sedova\n    title: Mechanic\n    url: https://example.org\ntags: [wheels]\nhide_table_of_contents: false\n---\n\nimport Tabs from '@theme/Tabs';\n\n${BODY}\n<!-- truncate -->\n\n<Tabs value={a} />\n`],
    ['Starlight', 'src/content/docs/index.mdx', `---\ntitle: Wheels\ndescription: All on wheels.\ntemplate: splash\nhero:\n  tagline: True them\n  image:\n    file: ../../a.webp\nsidebar: { order: 1 }\n---\n\n${BODY}`],
    ['Eleventy', 'posts/wheels.md', `---\n{ "title": "x" }\n---\n${BODY}`.replace('---\n{ "title": "x" }\n---', '---json\n{ "title": "Wheels", "description": "How.", "date": "2026-03-01", "tags": ["posts"], "layout": "post.njk" }\n---')],
    ['a scheduled draft', 'wheels.md', `---\ntitle: Wheels\ndescription: How.\ndate: 2030-01-01\npublished: false\n---\n${BODY}`],
    ['no front matter', 'README.md', `# Wheels\n\n${BODY}`],
    ['a blog that prints the title', 'wheels.md', `---\ntitle: True wheels\ndescription: How.\n---\nText first.\n\n# Tools of the trade\n\n${BODY}\n# Something else\n\nText.\n`],
  ])('%s', (_name, file, text) => expect(findingsOf(file, text)).toEqual([]));
});

describe('posts that are not', () => {
  test.each<[string, string, string, string[]]>([
    ['broken TOML', 'wheels.md', '+++\ntitle = Wheels\n+++\nText.\n', ['2 error frontmatter/parse-error: the front matter is not valid TOML: ']],
    ['dates in the wrong order, by their names here', 'wheels.md', `---\ntitle: Wheels\ndescription: How.\ndate: 2026-03-02\nlastmod: 2026-03-01\n---\n${BODY}`, ['5 warning frontmatter/modified-before-published: `lastmod` 2026-03-01 is before `date` 2026-03-02']],
    ['a date to come', 'wheels.md', `---\ntitle: Wheels\ndescription: How.\ndate: 2030-03-02\n---\n${BODY}`, ['4 warning frontmatter/date-future: `date` is 2030-03-02, after today (2026-06-01)']],
    ['a date nobody can read', 'wheels.md', `---\ntitle: Wheels\ndescription: How.\ndate: 03/04/2026\n---\n${BODY}`, ['4 warning frontmatter/date-invalid: `date`: "03/04/2026" is no date in the form 2026-03-01']],
    ['no title and no description', 'wheels.md', '---\ntags: [a]\n---\nText.\n', ['1 warning frontmatter/missing-required: the page has no title: neither `title` in front matter nor a level-1 heading']],
    ['no description', 'wheels.md', `---\ntags: [a]\ntitle: Wheels\n---\n${BODY}`, ['3 info frontmatter/missing-required: `description` is missing, so search results show a passage of the text']],
    ['a role after the name, and not a team', 'wheels.md', `---\ntitle: Wheels\ndescription: How.\nauthors: ['Anna Sedova, editor', The Wheel Team]\n---\n${BODY}`, ['4 info frontmatter/author-extra-info: the author "Anna Sedova, editor" holds a role ("editor") besides a name']],
    ['an address in Cyrillic', 'колёса.md', '---\ntitle: Колёса\ndescription: Всё о колёсах.\n---\nТекст.\n', ['1 warning frontmatter/slug-invalid: the address "колёса" holds characters that links show percent-encoded']],
    ['a placeholder where nothing runs templates', 'wheels.md', '---\ntitle: Wheels\ndescription: How.\n---\nDear {{first_name}}, read on.\n', ['5 error structure/leftover-placeholder: "{{first_name}}" is a placeholder that was never filled']],
  ])('%s', (_name, file, text, expected) => {
    const found = findingsOf(file, text);
    // The reason a library gives for broken TOML is its own.
    expect(found.map((one) => one.replace(/(?<=not valid TOML: ).*/, ''))).toEqual(expected);
  });
});
