import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { startFakeOpenAI, type FakeOpenAI } from '../kit/fake-openai.ts';
import { asked, ENGLISH_CONFIG, goodAnswer, russianProject, testProject, withServer, type Run, type StageName, type TestProject } from '../kit/project.ts';

/**
 * Answers nobody may trust. One project with an article a case; every case is thrown at every stage it fits. What must hold for all of them: nothing
 * forbidden in any published file or in the manifest, nothing written outside the output directory, and the reason is told.
 */

/** What no published file may hold, whoever wrote it. */
const FORBIDDEN: readonly RegExp[] = [
  /<\s*\/?\s*(?:script|iframe|svg|img|style|object|embed|form|b|div|meta|base)\b/i,
  /\bon(?:error|load|click|mouseover)\s*=/i,
  /javascript\s*:/i, /vbscript\s*:/i, /data:text/i, /java(?:&#|\s)*script(?:&#|:)/i,
  /evil\.example|evil\(/i, /\.\.[/\\]/, /__proto__/, /\b(?:fact|post|cta):/i,
  /\{\{|\}\}/, /<!--/, /!\[/, /\[\^/, /^\[[^\]]+\]:/m,
  /^#{1,6} +#/m, /^(?:={3,}|-{4,})$/m,
  // oxlint-disable-next-line no-control-regex -- exactly these
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\u{e0000}-\u{e007f}]/u,
  /Кнопка|\[Button/, /^(?:Sure|Certainly|Конечно|Here is)/m, /hope this helps|Надеюсь, (?:это|статья)/i, /as an AI|языковая модель/i,
  /^(?:pwned|draft|layout): /m,
];

interface Case {
  name: string;
  /** The hostile words. */
  bad: string;
  /** False when it means something only as lines of a text, not in a heading, title or question. */
  line?: false;
  /** Harmless where it stands: shown as code, nothing to tell. */
  code?: true;
  /** Words of the answer that have to survive. */
  keeps?: string;
}

const CASES: readonly Case[] = [
  { name: 'script block', bad: '<script>alert("evil")</script>' },
  { name: 'script in words', bad: 'Turn the bolt <script src="https://evil.example/x.js"></script> slowly now.', keeps: 'Turn the bolt' },
  { name: 'script in an indented block', bad: '    <script>alert("evil")</script>', code: true },
  { name: 'script behind a block that is dropped', bad: '<div></div>\n\n    <script>alert("evil")</script>' },
  { name: 'script in a list', bad: '- one\n\n      <script>alert(1)</script>\n- two\n  <iframe src="https://evil.example"></iframe>' },
  { name: 'nested tags', bad: 'a <scr<script>ipt>evil()</scr</script>ipt> b' },
  { name: 'unclosed script', bad: 'words before\n\n<script\nalert(1)' },
  { name: 'event handler', bad: '<img src=x onerror=evil()> and <svg/onload=evil()> and <b onclick="evil()">words</b>' },
  { name: 'tag without end', bad: 'words <img src=x onerror=evil()' },
  { name: 'iframe', bad: '<iframe src="https://evil.example" srcdoc="<script>evil()</script>"></iframe>' },
  { name: 'style and form', bad: '<style>body{background:url(https://evil.example)}</style><form action="https://evil.example"><input></form>' },
  { name: 'javascript link', bad: '[click](javascript:evil()) on it' },
  { name: 'javascript link in mixed case', bad: '[click](JaVaScRiPt:evil()) on it' },
  { name: 'javascript link in entities', bad: '[click](java&#115;cript&colon;evil()) and [more](&#x6A;avascript:evil()) on it' },
  { name: 'javascript link with a tab', bad: '[click](java\tscript:evil()) and [more](<java&#9;script:evil()>) on it' },
  { name: 'javascript link in HTML', bad: '<a href="java&#10;script:evil()">click</a> on it' },
  { name: 'vbscript and data links', bad: '[a](vbscript:evil) [b](data:text/html;base64,ZXZpbA==) [c](DATA:text/html,evil)' },
  { name: 'web link', bad: 'See [the page](https://evil.example/page "evil") for it.', keeps: 'the page' },
  { name: 'web link that shows its address', bad: 'See [https://evil.example](https://evil.example) for it.' },
  { name: 'bare address', bad: 'See https://evil.example/x?y=z, www.evil.example and ftp://evil.example.' },
  { name: 'autolink', bad: 'See <https://evil.example/x> and <mailto:me@evil.example>.' },
  { name: 'mail address', bad: 'Write to me@evil.example now.', keeps: 'Write to' },
  { name: 'escaped address', bad: 'See https\\://evil.example/x and https&#58;&#47;&#47;evil.example/y.' },
  { name: 'protocol-relative address', bad: 'See [a](//evil.example/x) and //evil.example/y.' },
  { name: 'reference definition', bad: 'See [the page][e] and [e].\n\n[e]: https://evil.example "t"', keeps: 'the page' },
  { name: 'address in a code span', bad: 'Run `curl https://evil.example` now.' },
  { name: 'address in a code block', bad: '```sh\ncurl https://code.example | sh\n```', code: true },
  { name: 'code block that stays open', bad: 'words\n\n```\ncurl https://code.example', code: true },
  { name: 'address in a table', bad: '| Part | Where |\n|---|---|\n| Bolt | https://evil.example |\n| [Nut](https://evil.example) | `https://evil.example` |', keeps: 'Bolt' },
  { name: 'address in a heading', bad: '### See https://evil.example or [here](https://evil.example)\n\nA few words after it.', line: false },
  { name: 'path in a post link', bad: '[a](post:../../x) and [b](post:%2e%2e%2fx) and [c](<post:..\\..\\x>)', keeps: 'a and b and c' },
  { name: 'prototype in a fact link', bad: '[a](fact:__proto__) and [b](fact:constructor) and [c](fact:toString)' },
  { name: 'empty ids', bad: '[a](cta:) and [b](fact:) and [c](post:)' },
  { name: 'unknown ids', bad: '[a](fact:unknown) and [b](post:no-such-article) and [c](cta:no-such-cta)' },
  { name: 'menu link with HTML in its words', bad: '[<img src=x onerror=evil()> a](post:hub-service)' },
  { name: 'heading of level one', bad: '# Another title\n\nwords after it', line: false },
  { name: 'doubled heading marks', bad: '### ### Marked twice\n\nA few words after it.', line: false },
  { name: 'setext headings', bad: 'Underlined\n==========\n\nwords here\n\nUnderlined too\n--------------\n\nand more words', line: false },
  { name: 'horizontal lines', bad: 'words\n\n----\n\nwords\n\n* * *' },
  { name: 'Handlebars', bad: 'The brand is {{brand.name}} and {{{../secrets}}} and {{> _rules.en}}.' },
  { name: 'zero-width and bidi', bad: 'Tu\u200brn\u202e the\u2066 bolt\u00ad\ufeff slo\u200dwly\u{e0041}\u{e0042}.', keeps: 'Turn the bolt slowly.' },
  { name: 'null bytes and controls', bad: 'Turn\u0000 the\u0007 bolt\u001b[31m slowly\u0085 now\u2028and then\u007f.' },
  { name: 'button placeholder', bad: 'words [Button: Buy now] words' },
  { name: 'HTML comment', bad: '<!-- slugline-disable-next-line safety/script: evil -->\n\nwords <!-- evil --> words' },
  { name: 'footnotes', bad: 'A claim[^1] and another[^note].\n\n[^1]: https://evil.example\n[^note]: A note.', keeps: 'A claim and another.' },
  { name: 'footnote without definition', bad: 'A claim[^1] here.', keeps: 'A claim here.' },
  { name: 'images', bad: '![evil](https://evil.example/x.png) and [![evil](x.png)](post:hub-service) and ![e][f]' },
  { name: 'nested markup', bad: '> - > **[*words <script>evil()</script>*](javascript:evil())**' },
  { name: 'deep nesting', bad: `${'> '.repeat(60)}${'['.repeat(60)}words${'](https://evil.example)'.repeat(60)}` },
  { name: 'front matter behind the opening', bad: '---\npwned: yes\nlayout: evil\n---', line: false },
];

/** A whole answer in place of a draft. */
const WHOLE: Record<string, (draft: string) => string> = {
  'fence around it': (draft) => `\`\`\`markdown\n${draft}\n\`\`\``,
  'bare fence around it': (draft) => `\`\`\`\n${draft}\n\`\`\``,
  'front matter before it': (draft) => `---\ntitle: Evil\ndraft: false\npwned: yes\n---\n${draft}`,
  'front matter in JavaScript': (draft) => `---js\nmodule.exports = { evil: process.env }\n---\n${draft}`,
  'front matter between the parts': (draft) => draft.replace('## How', '---\npwned: yes\n---\n\n## How'),
  'English greeting and farewell': (draft) => `Sure! Here is the article you asked for:\n\n${draft}\n\nI hope this helps! Let me know if you want me to change anything.`,
  'a title of level one': (draft) => `# Evil title\n\n${draft}`,
  'two titles of level one': (draft) => draft.replaceAll('## ', '# '),
  'CRLF and a byte order mark': (draft) => `\uFEFF${draft.replaceAll('\n', '\r\n')}`,
};

let server: FakeOpenAI;
let project: TestProject;
let run: Run;
const plans = new Map<string, (stage: StageName, good: { text: string } | { json: unknown }) => { text: string } | { json: unknown }>();

const text = (good: { text: string } | { json: unknown }): string => ('text' in good ? good.text : '');
/** In the opening, at the end of a section, and at the end of the answer. */
const inDraft = (bad: string) => (good: string): string => `${good.replace('of it is done.', `of it is done.\n\n${bad}\n\nThe opening goes on.`).replace(/\n\n(## How)/, `\n\n${bad}\n\n$1`).trimEnd()}\n\n${bad}\n`;

beforeAll(async () => {
  // What is claimed is judged elsewhere (inventing.test.ts); here it is what gets through cleaning.
  const briefs: Record<string, string> = { 'slugline.config.yaml': `${ENGLISH_CONFIG}rules: { claims/unbound: warning }\n`, 'briefs/hub.yaml': 'topic: Hub service\nslug: hub-service\n' };
  const add = (slug: string, answer: (stage: StageName, good: { text: string } | { json: unknown }) => { text: string } | { json: unknown }): void => {
    const topic = `Subject ${slug.replaceAll('-', ' ')}`;
    briefs[`briefs/${slug}.yaml`] = `topic: ${topic}\nslug: ${slug}\ncta: workshop\nfacts: [{ id: known, text: A known fact, source: "https://parts.example.net/known" }]\n`;
    plans.set(topic, answer);
  };
  CASES.forEach(({ bad, line }, index) => {
    add(`draft-${index}`, (stage, good) => (stage === 'draft' ? { text: inDraft(bad)(text(good)) } : good));
    if (line !== false) add(`decisions-${index}`, (stage, good) => {
      if (stage === 'outline') return { json: { sections: [{ heading: `First ${bad}`, points: [bad] }, { heading: bad, points: [] }, { heading: 'How the last part is done', points: ['x'] }] } };
      if (stage === 'faq') return { json: { items: [{ question: `Is it ${bad}?`, answer: `An answer with enough words.\n\n${bad}` }, { question: bad, answer: `${bad}\n\nAnother answer with enough words.` }] } };
      if (stage === 'meta') return { json: { titles: [`Case ${index}: ${bad}`, bad], descriptions: [`Case ${index}: ${bad} in the description of an article that is long enough to be taken for one by the code.`] } };
      return good;
    });
  });
  Object.values(WHOLE).forEach((change, index) => add(`whole-${index}`, (stage, good) => (stage === 'draft' ? { text: change(text(good)) } : good)));
  add('yaml', (stage, good) => (stage === 'meta' ? { json: { titles: ["'\"%@`: - ? !!js/function 'x' # &a *a | > [b]: {c}\npwned: yes"], descriptions: ['---\npwned: yes\n--- : "quoted" \'and\' # not a comment, a description that is long enough to be taken for one.'] } } : good));
  add('surrogates', (stage, good) => (stage === 'meta' ? { json: { titles: ['A title \ud800 with half a letter'], descriptions: ['A description \udfff with half a letter, long enough to be taken for one by the code that measures.'] } } : good));
  add('extra', (stage, good) => (stage === 'faq' ? { json: { items: [], constructor: 'evil' } } : good));
  add('proto', (stage, good) => (stage === 'outline' ? { text: '{"sections":[{"heading":"Evil","points":["x"],"__proto__":{"evil":true}}]}' } : good));
  add('long', (stage, good) => (stage === 'outline' ? { json: { sections: [{ heading: 'Evil '.repeat(10_000), points: [] }, ...Array.from({ length: 500 }, (_, index) => ({ heading: `Part ${index}`, points: Array.from({ length: 50 }, () => 'x') }))] } } : good));
  add('spaces', (stage, good) => (stage === 'draft' ? { text: `${text(good)}\n\nwords${' '.repeat(300_000)}words` } : good));
  add('headings', (stage) => (stage === 'draft' ? { text: `An opening of some words.\n\n${'## H\n\na b c d e f\n\n'.repeat(20_000)}` } : goodAnswerOf(stage)));
  add('megabytes', (stage, good) => (stage === 'draft' ? { text: `${text(good)}${'evil '.repeat(2_000_000)}` } : good));
  add('large', (stage, good) => (stage === 'draft' ? { text: `${text(good)}${'evil '.repeat(300_000)}` } : good));

  server = await startFakeOpenAI((request) => {
    const good = goodAnswer(request);
    return plans.get(asked(request).topic)?.(asked(request).stage, good) ?? good;
  });
  project = testProject(briefs);
  withServer(project, server.baseURL);
  // Something that must not be touched, where a path could lead.
  writeFileSync(join(dirname(project.dir), 'slugline-victim.md'), 'untouched');
  mkdirSync(join(project.dir, 'x'));
  run = await project.run();
}, 60_000);
afterAll(async () => {
  rmSync(join(dirname(project.dir), 'slugline-victim.md'), { force: true });
  await server.close();
});

const goodAnswerOf = (stage: StageName): { text: string } | { json: unknown } => {
  if (stage === 'outline') return { json: { sections: [{ heading: 'One part', points: ['x'] }] } };
  return { json: stage === 'faq' ? { items: [] } : { titles: ['A title of some words'], descriptions: [] } };
};

/** Files a blog would take: everything below output that is Markdown, and the manifest. */
function published(): { path: string; text: string }[] {
  const dir = join(project.dir, 'output');
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => /\.mdx?$|^manifest\.json$/.test(path)).map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') }));
}

/** Our own parts of an article hold what a writer may not: front matter's `draft: true`, links that the code made. */
function writersPart(file: string): string {
  // Code blocks are shown, not run.
  return file.replace(/^```\w*\n[^]*?\n```$/gm, '').replaceAll('https://parts.example.net/known', '').replace(/^draft: true$/m, '').replace(/^\s*"draft": (?:true|false),$/gm, '').replace(/^description: /m, '');
}

const outcome = (slug: string) => {
  const article = run.articles[slug];
  const findings = run.result.check.findings.filter((finding) => finding.severity === 'error' && finding.file.endsWith(`/${slug}.md`));
  return { state: article?.state, told: [...(article?.notes ?? []), ...(article?.problems ?? []), ...findings], findings };
};

test('nothing forbidden in any published file', () => {
  const found = published().flatMap(({ path, text: file }) => FORBIDDEN.filter((pattern) => pattern.test(writersPart(file))).map((pattern) => `${path}: ${String(pattern)}: ${JSON.stringify((pattern.exec(writersPart(file))?.[0] ?? '') + writersPart(file).slice(pattern.exec(writersPart(file))?.index, (pattern.exec(writersPart(file))?.index ?? 0) + 60))}`));
  expect(found).toEqual([]);
});

test('nothing written outside the output directory, and only files with known names in it', () => {
  expect(project.touched.filter((path) => !/^[^.]*\/output\/(?:manifest\.json|[a-z0-9-]+\.md|\.slugline\/placing\.note|\.slugline\/(?:rejected\/)?[a-z0-9-]+\.(?:json|md\.rejected|findings\.json))$/.test(path.replace(project.dir, '')))).toEqual([]);
  expect(readFileSync(join(dirname(project.dir), 'slugline-victim.md'), 'utf8')).toBe('untouched');
  expect(readdirSync(join(project.dir, 'x'))).toEqual([]);
  expect({}).not.toHaveProperty('evil');
});

test('every published article can be read back, with the keys it should have and its own slug', () => {
  for (const { path, text: file } of published().filter((one) => one.path.endsWith('.md'))) {
    const { data, body } = parseArticle(file, path);
    expect(Object.keys(data).filter((key) => !['title', 'description', 'keywords', 'pubDate', 'author', 'heroImage', 'heroImageAlt', 'lang', 'schema', 'faq'].includes(key))).toEqual([]);
    expect(body.match(/^# /gm)).toHaveLength(1);
    expect(body).toMatch(/## About the author\n\n\[Anna Sedova\]\(https:\/\/example\.org\/authors\/anna\/\) — Anna repairs bicycles/);
  }
});

describe('every case', () => {
  const expectTold = (slug: string, code = false): void => {
    const { state, told, findings } = outcome(slug);
    expect(['written', 'rejected', 'failed']).toContain(state);
    if (!code) expect(told).not.toEqual([]);
    if (state === 'written') return;
    expect(project.has(`output/${slug}.md`)).toBe(false);
    expect(project.manifest().articles.some((entry) => entry.slug === slug)).toBe(false);
    expect(project.has(`output/.slugline/rejected/${slug}.md.rejected`)).toBe(state === 'rejected');
    if (state === 'rejected') expect(JSON.parse(project.read(`output/.slugline/rejected/${slug}.findings.json`))).toEqual(expect.arrayContaining(findings));
  };
  test.each(CASES.map((one, index) => [one.name, index, one] as const))('%s in the text', (_name, index, { keeps, code }) => {
    expectTold(`draft-${index}`, code);
    if (keeps !== undefined && outcome(`draft-${index}`).state === 'written') expect(project.article(`draft-${index}`)).toContain(keeps);
  });
  test.each(CASES.flatMap((one, index) => (one.line === false ? [] : [[one.name, index, one.code] as const])))('%s in headings, questions, answers, titles', (_name, index, code) => expectTold(`decisions-${index}`, code));
});

/** Most hostile answers cost their article nothing but the hostile words. */
test('what can be cleaned is published, what cannot is held back', () => {
  const held = Object.values(run.articles).filter((article) => article.state !== 'written').map((article) => {
    const match = /^(draft|decisions)-(\d+)$/.exec(article.slug);
    return match === null ? article.slug : `${match[1]}: ${CASES[Number(match[2])]?.name}`;
  });
  expect(held.toSorted()).toEqual(['decisions: Handlebars', 'decisions: button placeholder', 'draft: Handlebars', 'draft: button placeholder', 'draft: unclosed script', 'extra', 'headings', 'large', 'megabytes', 'proto']);
});

describe('whole answers', () => {
  test.each(Object.keys(WHOLE).map((name, index) => [name, index] as const))('%s', (name, index) => {
    const { state } = outcome(`whole-${index}`);
    expect([state, JSON.stringify(outcome(`whole-${index}`).findings)]).toEqual(['written', '[]']);
    const body = parseArticle(project.article(`whole-${index}`)).body;
    expect([...body.matchAll(/^## .*/gm)].map(([line]) => line)).toEqual([`## Where subject whole ${index} begins`, `## How subject whole ${index} is done`, '## Frequently asked questions', '## About the author', '## Read also'].filter((line) => body.includes(line)));
    expect(body).toContain('A rider who knows');
    if (!name.startsWith('CRLF') && !name.includes('level one')) expect(outcome(`whole-${index}`).told).not.toEqual([]);
  });
});

test('titles and descriptions that would break YAML are data', () => {
  const { data } = parseArticle(project.article('yaml'));
  expect(data).not.toHaveProperty('pwned');
  expect(data['title']).toContain('js/function');
});

test.each(['extra', 'proto', 'headings', 'megabytes', 'large'])('an answer of the wrong shape or size fails its article: %s', (slug) => {
  expect(outcome(slug)).toMatchObject({ state: 'failed', told: [{ code: expect.stringMatching(/INVALID_REPLY$/) as string }] });
});

test('half letters, long lists and long lines are dropped or cut', () => {
  expect(parseArticle(project.article('surrogates')).data['title']).toBe('A title with half a letter');
  expect(run.articles['spaces']?.state).toBe('written');
  expect(run.articles['long']?.notes).toContainEqual({ what: 'heading', excerpt: expect.stringContaining('Evil Evil') as string });
});

test('the next run publishes the same and asks only for what failed', async () => {
  const before = project.tree();
  const requests = server.requests.length;
  const again = await project.run();
  expect(new Set(server.requests.slice(requests).map((request) => again.articles[asked(request).topic.slice(8).replaceAll(' ', '-')]?.state))).toEqual(new Set(['failed']));
  const changed = Object.keys(before).filter((path) => before[path] !== project.tree()[path]);
  expect(changed).toEqual([]);
});

test('Russian greetings, farewells and placeholders', async () => {
  const prose = (lead: string, farewell: string): string => `${lead}\n\nДавление в шине решает, как едет велосипед и сколько служит покрышка.\n\n## На что влияет давление в шине\n\nМягкая шина держит дорогу и гасит удары, жёсткая легко катится.\n\n## Как подобрать давление\n\nСпускайте воздух понемногу и пробуйте на своей дороге.\n\n${farewell}\n`;
  const replies: Record<string, string> = {
    'Давление в велосипедной шине': prose('Конечно, вот статья для вашего блога:', 'Надеюсь, статья будет полезна! Если нужно, я доработаю текст.'),
    'Уход за велосипедной цепью': prose('', '**[Кнопка: Купить сейчас]**').replace('На что влияет давление в шине', 'Почему изнашивается грязная цепь').replace('Как подобрать давление', 'Как чистить и смазывать цепь'),
  };
  const own = await startFakeOpenAI((request) => {
    const { stage, topic } = asked(request);
    if (stage === 'draft') return replies[topic] ?? '';
    return { json: stage === 'faq' ? { items: [] } : { titles: [`${topic}: с чего начать`], descriptions: [`${topic} для тех, кто обслуживает велосипед дома: порядок работы и признаки того, что она сделана.`] } };
  });
  const russian = testProject(russianProject());
  withServer(russian, own.baseURL);
  const { articles } = await russian.run();
  await own.close();
  expect(articles).toMatchObject({ 'davlenie-v-velosipednoy-shine': { state: 'written', notes: [{ what: 'assistant-talk' }, { what: 'assistant-talk' }] }, 'uhod-za-velosipednoy-cepyu': { state: 'rejected' } });
  expect(russian.article('davlenie-v-velosipednoy-shine')).not.toMatch(/Конечно|Надеюсь|доработаю/);
  expect(russian.read('output/.slugline/rejected/uhod-za-velosipednoy-cepyu.findings.json')).toContain('structure/leftover-placeholder');
});
