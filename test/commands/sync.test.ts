import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as sync from '../../src/commands/sync.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { sandbox, type Outcome, type Sandbox } from '../kit/command.ts';

const CONFIG = 'site: { url: https://example.org, name: Example, articlePath: "/blog/{slug}/", locale: en }\nbrand: { name: Example }\n';
/** Articles that share no lines but those of their form. */
const article = (topic: string, more = ''): string => `---\ntitle: All about ${topic}\ndescription: What ${topic} is and does.\npubDate: '2026-03-01'\nauthor: Anna\n${more}---\n# All about ${topic}\n\nThe lead of ${topic} says why it matters.\n\n## Why ${topic}\n\nA reason for ${topic} is that it helps.\n\nAnother reason is the price of ${topic}.\n\n## How ${topic} works\n\n- first take ${topic}\n- then use ${topic}\n\nThe end of ${topic} is near.\n`;
const lock = (slug: string, text: string, brief = `briefs/${slug}.yaml`): string => JSON.stringify({
  version: 1, slug, brief: { file: brief, sha256: 'x' }, model: 'offline', renderKey: '', stages: {}, links: { related: [], inText: [] }, hero: null, cta: null, pubDate: '2026-03-01', updatedDate: null,
  state: 'written', sha256: null, text, rejectedSha256: null, heldDate: null, findings: { errors: 0, warnings: 0 },
});

interface Box extends Sandbox {
  sync(...argv: string[]): Promise<Outcome>;
  /** What `--json` tells. */
  told(...argv: string[]): Promise<Told>;
  /** Puts a version of an article into the output. */
  output(slug: string, text: string, brief?: string): void;
  edit(path: string, from: string, to: string): void;
  move(from: string, to: string): void;
  remove(path: string): void;
}
interface Told {
  version: number;
  summary: Record<string, number>;
  articles: { slug: string; path: string; state: string; from: string | null; oldSlug: string | null; conflicts: { line: number; ours: string; theirs: string; where: string }[]; notes: { where: string }[]; problem: { message: string } | null }[];
  redirects: { from: string; to: string }[];
  commit: string | null;
}

function box(topics: readonly string[] = ['oak', 'elm'], more: Record<string, string> = {}): Box {
  const made = sandbox({ 'slugline.config.yaml': CONFIG, 'blog/posts/.keep': '', ...more });
  const result: Box = {
    ...made,
    sync: async (...argv) => made.run(sync, ['--to', 'blog/posts', ...argv]),
    told: async (...argv) => JSON.parse((await made.run(sync, ['--to', 'blog/posts', '--json', ...argv])).stdout) as Told,
    output(slug, text, brief) {
      made.write(`output/${slug}.md`, text);
      made.write(`output/.slugline/${slug}.json`, lock(slug, text, brief));
    },
    edit(path, from, to) {
      const text = made.read(path) ?? '';
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      made.write(path, text.replace(from, to));
    },
    move(from, to) {
      mkdirSync(join(made.dir, to, '..'), { recursive: true });
      renameSync(join(made.dir, from), join(made.dir, to));
    },
    remove: (path) => rmSync(join(made.dir, path), { recursive: true }),
  };
  for (const topic of topics) result.output(topic, article(topic));
  return result;
}

const OAK = 'blog/posts/oak.md';
/** What a new version says elsewhere than people edit. */
const newer = (text: string): string => text.replace('that it helps.', 'that it helps everybody.');
const statesOf = (told: Told): Record<string, string> => Object.fromEntries(told.articles.map(({ slug, state }) => [slug, state]));
const posts = (made: Sandbox): string[] => made.tree().filter((path) => path.startsWith('blog/') && !path.includes('.slugline-sync') && !path.includes('/.git/') && !path.endsWith('.keep'));
const blogTree = (made: Sandbox): Record<string, string | undefined> => Object.fromEntries(made.tree().filter((path) => path.startsWith('blog/')).map((path) => [path, made.read(path)]));

describe('copies and merges', () => {
  test('the first time: all articles, in the order of the manifest, and what was put there', async () => {
    const made = box();
    made.write('output/manifest.json', JSON.stringify({ version: 1, site: 'https://example.org', generatedAt: '2026-03-01', articles: ['oak', 'elm'].map((slug) => ({ slug, path: `${slug}.md`, url: '', sha256: '', title: '', description: '', lang: 'en', pubDate: '', updatedDate: null, draft: false, tags: [], heroImage: null, related: [], words: 1, findings: { errors: 0, warnings: 0 } })) }));
    const { code, stdout, stderr } = await made.sync();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('added     blog/posts/oak.md\nadded     blog/posts/elm.md\n2 added.\n');
    expect(posts(made)).toEqual(['blog/posts/elm.md', OAK]);
    expect(made.read(OAK)).toBe(article('oak'));
    expect(JSON.parse(made.read('blog/posts/.slugline-sync/oak.json') ?? '')).toMatchObject({ version: 1, slug: 'oak', brief: 'briefs/oak.yaml', path: 'oak.md', text: article('oak') });
  });

  test('the second time: nothing to do, nothing is written', async () => {
    const made = box();
    await made.sync();
    const writes: string[] = [];
    const { code, stdout } = await made.run(sync, ['--to', 'blog/posts'], { files: (files) => ({ ...files, write: (path, text) => {
      writes.push(path);
      files.write(path, text);
    } }) });
    expect([code, stdout, writes]).toEqual([0, '2 unchanged.\n', []]);
  });

  test('a new version of an article nobody edited; of one somebody did', async () => {
    const made = box();
    await made.sync();
    made.edit(OAK, 'The end of oak is near.', 'The end of oak is far away.');
    made.output('oak', newer(article('oak')));
    made.output('elm', newer(article('elm')));
    expect((await made.sync()).stdout).toBe('updated   blog/posts/elm.md\nmerged    blog/posts/oak.md\n1 updated, 1 merged with edits.\n');
    expect(made.read('blog/posts/elm.md')).toBe(newer(article('elm')));
    expect(made.read(OAK)).toBe(newer(article('oak')).replace('The end of oak is near.', 'The end of oak is far away.'));
    const before = blogTree(made);
    expect((await made.sync()).stdout).toBe('2 unchanged.\n');
    expect(blogTree(made)).toEqual(before);
  });

  test('again and again: the base is what was synced last', async () => {
    const made = box(['oak']);
    await made.sync();
    made.edit(OAK, 'Another reason is the price of oak.\n\n', '');
    made.output('oak', newer(article('oak')));
    await made.sync();
    made.output('oak', newer(article('oak')).replace('why it matters', 'why it really matters'));
    expect(statesOf(await made.told())).toEqual({ oak: 'merged' });
    expect(made.read(OAK)).toBe(newer(article('oak')).replace('why it matters', 'why it really matters').replace('Another reason is the price of oak.\n\n', ''));
  });

  test('two blogs, each with its own state', async () => {
    const made = box(['oak'], { 'other/.keep': '' });
    await made.sync();
    made.output('oak', newer(article('oak')));
    await made.run(sync, ['--to', 'other']);
    made.edit(OAK, 'The end of oak is near.', 'My end.');
    made.edit('other/oak.md', 'The lead of oak', 'Their lead of oak');
    made.output('oak', newer(article('oak')).replace('first take', 'first of all take'));
    await made.sync();
    await made.run(sync, ['--to', 'other']);
    expect(made.read(OAK)).toBe(newer(article('oak')).replace('first take', 'first of all take').replace('The end of oak is near.', 'My end.'));
    expect(made.read('other/oak.md')).toBe(newer(article('oak')).replace('first take', 'first of all take').replace('The lead of oak', 'Their lead of oak'));
  });

  test('a run that was killed after the article and before the state changes nothing', async () => {
    const made = box(['oak']);
    await made.sync();
    const old = made.read('blog/posts/.slugline-sync/oak.json') ?? '';
    made.edit(OAK, 'The end of oak is near.', 'My end.');
    made.output('oak', newer(article('oak')).replace('- then use oak\n', '- then use oak\n- at last rest\n'));
    await made.sync();
    const done = blogTree(made);
    made.write('blog/posts/.slugline-sync/oak.json', old);
    expect(statesOf(await made.told())).toEqual({ oak: 'unchanged' });
    expect(blogTree(made)).toEqual(done);
  });

  test('Windows line ends and a byte order mark of the blog stay', async () => {
    const made = box(['oak']);
    await made.sync();
    made.write(OAK, `\uFEFF${(made.read(OAK) ?? '').replaceAll('\n', '\r\n')}`);
    made.output('oak', newer(article('oak')));
    expect(statesOf(await made.told())).toEqual({ oak: 'updated' });
    expect(made.read(OAK)).toBe(`\uFEFF${newer(article('oak')).replaceAll('\n', '\r\n')}`);
  });

  test('folders and .mdx for new articles; old ones stay where they are', async () => {
    const made = box(['oak']);
    await made.sync();
    made.output('elm', article('elm'));
    await made.sync('--layout', 'folder', '--ext', 'mdx');
    expect(posts(made)).toEqual(['blog/posts/elm/index.mdx', OAK]);
  });
});

describe('conflicts', () => {
  const conflict = async (): Promise<Box> => {
    const made = box();
    await made.sync();
    made.edit(OAK, 'A reason for oak is that it helps.', 'A reason for oak is that it is hard.');
    made.output('oak', newer(article('oak')).replace('The lead', 'The new lead'));
    made.output('elm', newer(article('elm')));
    return made;
  };

  test('are told with both texts and the line; that file is left alone, the others are synced', async () => {
    const made = await conflict();
    const before = made.read(OAK);
    const { code, stdout, stderr } = await made.sync();
    expect(code).toBe(1);
    expect(stdout).toBe('updated   blog/posts/elm.md\nconflict  blog/posts/oak.md\n1 updated, 1 in conflict.\n');
    expect(stderr).toBe(`blog/posts/oak.md:13:1  a person and the new version changed the same text (Why oak)
    blog: A reason for oak is that it is hard.
    new:  A reason for oak is that it helps everybody.
  → Make the blog's text what it should be: the same as the new one, or run with --keep oak to let the blog's words stand.
`);
    expect(made.read(OAK)).toBe(before);
    expect(await made.told()).toMatchObject({ summary: { conflict: 1, unchanged: 1 }, articles: [{ slug: 'elm' }, { slug: 'oak', conflicts: [{ line: 13, where: 'Why oak', ours: 'A reason for oak is that it is hard.\n', theirs: 'A reason for oak is that it helps everybody.\n' }] }] });
  });

  test('are settled by taking the new text over', async () => {
    const made = await conflict();
    await made.sync();
    made.edit(OAK, 'A reason for oak is that it is hard.', 'A reason for oak is that it helps everybody.');
    expect(statesOf(await made.told())).toMatchObject({ oak: 'merged' });
    expect(made.read(OAK)).toBe(newer(article('oak')).replace('The lead', 'The new lead'));
  });

  test('are settled by --keep: the words of the blog stand, the rest comes in', async () => {
    const made = await conflict();
    expect((await made.sync('--keep', 'oak')).code).toBe(0);
    expect(made.read(OAK)).toBe(article('oak').replace('that it helps.', 'that it is hard.').replace('The lead', 'The new lead'));
    expect(statesOf(await made.told())).toEqual({ elm: 'unchanged', oak: 'unchanged' });
  });

  test('front matter that cannot be read, another encoding, a broken state: told, and left alone', async () => {
    const made = box(['oak', 'elm', 'ash']);
    await made.sync();
    made.edit(OAK, 'title: All about oak', 'title: "All');
    made.write('blog/posts/.slugline-sync/elm.json', '{');
    for (const slug of ['oak', 'elm', 'ash']) made.output(slug, newer(article(slug)));
    execFileSync(process.execPath, ['-e', 'require("fs").writeFileSync(process.argv[1], Buffer.from([0xcf, 0xf0, 0xe8]))', join(made.dir, 'blog/posts/ash.md')]);
    const before = blogTree(made);
    const { code, stderr } = await made.sync();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^blog\/posts\/oak\.md:\d:1 {2}the front matter is not valid YAML/m);
    expect(stderr).toMatch(/^blog\/posts\/\.slugline-sync\/elm\.json {2}what was last synced cannot be read/m);
    expect(stderr).toMatch(/^blog\/posts\/ash\.md:1:1/m);
    expect(blogTree(made)).toEqual(before);
  });
});

describe('what people do with the files', () => {
  test.each([
    ['moved into a folder of the year', '2026/oak.md'],
    ['a folder of its own', 'oak/index.md'],
    ['a date before its name', 'archive/_posts/2026-03-01-oak.md'],
    ['an entirely other name', 'the-king-of-trees.md'],
  ])('%s: found, and merged there', async (_name, path) => {
    const made = box();
    await made.sync();
    made.move(OAK, `blog/posts/${path}`);
    expect(await made.told()).toMatchObject({ articles: [{ slug: 'elm', state: 'unchanged' }, { slug: 'oak', state: 'unchanged', path, from: 'oak.md' }] });
    made.edit(`blog/posts/${path}`, 'The end of oak is near.', 'My end.');
    made.output('oak', newer(article('oak')));
    expect(statesOf(await made.told())).toEqual({ elm: 'unchanged', oak: 'merged' });
    expect(posts(made)).toEqual(['blog/posts/elm.md', `blog/posts/${path}`].toSorted());
    expect(made.read(`blog/posts/${path}`)).toBe(newer(article('oak')).replace('The end of oak is near.', 'My end.'));
  });

  test('renamed and edited at once: by the slug in front matter, or by its lines', async () => {
    const made = box();
    await made.sync();
    made.edit(OAK, 'author: Anna', 'author: Anna\nslug: oak');
    made.move(OAK, 'blog/posts/trees.md');
    made.edit('blog/posts/elm.md', 'The end of elm is near.', 'My end.');
    made.move('blog/posts/elm.md', 'blog/posts/bushes.md');
    for (const slug of ['oak', 'elm']) made.output(slug, newer(article(slug)));
    expect((await made.told()).articles.map(({ slug, path, state }) => [slug, path, state])).toEqual([['elm', 'bushes.md', 'merged'], ['oak', 'trees.md', 'merged']]);
    expect(posts(made)).toEqual(['blog/posts/bushes.md', 'blog/posts/trees.md']);
  });

  test('deleted: stays deleted, is told, and comes back when asked for', async () => {
    const made = box();
    await made.sync();
    made.remove(OAK);
    made.output('oak', newer(article('oak')));
    const { code, stdout } = await made.sync();
    expect([code, stdout]).toEqual([0, 'deleted   blog/posts/oak.md  (a person deleted it; --restore oak puts it back)\n1 unchanged, 1 deleted in the blog.\n']);
    expect(posts(made)).toEqual(['blog/posts/elm.md']);
    expect(statesOf(await made.told('--restore', 'oak'))).toEqual({ elm: 'unchanged', oak: 'added' });
    expect(made.read(OAK)).toBe(newer(article('oak')));
  });

  test('there before the first sync: taken over when it can be merged, left alone when it is somebody else’s', async () => {
    const made = box(['oak', 'elm', 'ash']);
    made.write(OAK, article('oak').replace('The end of oak is near.', 'My end.'));
    made.write('blog/posts/2025/elm.md', article('elm'));
    made.write('blog/posts/ash.md', '# A volcano\n\nAsh is what falls from the sky.\n');
    made.remove('output/.slugline/ash.json');
    const before = made.read('blog/posts/ash.md');
    expect(await made.told()).toMatchObject({ summary: { adopted: 2, conflict: 1, added: 0 }, articles: [{ slug: 'ash', state: 'conflict', problem: { message: expect.stringContaining('not put there by sync') as string } }, { slug: 'elm', path: '2025/elm.md' }, { slug: 'oak' }] });
    expect(made.read('blog/posts/ash.md')).toBe(before);
    made.output('oak', newer(article('oak')));
    await made.sync();
    expect(made.read(OAK)).toBe(newer(article('oak')).replace('The end of oak is near.', 'My end.'));
  });

  test('two files of one article: a person has to say which', async () => {
    const made = box(['oak']);
    made.write('blog/posts/a/oak.md', article('oak'));
    made.write('blog/posts/b/oak.md', article('oak'));
    expect(await made.told()).toMatchObject({ articles: [{ state: 'conflict', problem: { message: expect.stringContaining('a/oak.md, b/oak.md') as string } }] });
  });

  test('posts that are none of ours are not touched', async () => {
    const made = box(['oak'], { 'blog/posts/mine.md': '# Mine\n\nText.\n', 'blog/posts/image.png': 'x' });
    await made.sync();
    expect([made.read('blog/posts/mine.md'), made.read('blog/posts/image.png')]).toEqual(['# Mine\n\nText.\n', 'x']);
  });
});

describe('what happens to articles', () => {
  test('drafts are left out, and taken along when asked for', async () => {
    const made = box(['oak']);
    made.output('elm', article('elm', 'draft: true\n'));
    expect((await made.sync()).stdout).toBe('draft     elm  (--drafts takes drafts along)\nadded     blog/posts/oak.md\n1 added, 1 drafts left out.\n');
    expect(posts(made)).toEqual([OAK]);
    expect(statesOf(await made.told('--drafts'))).toEqual({ elm: 'added', oak: 'unchanged' });
  });

  test('gone from the output: told; removed with --delete, unless somebody edited it', async () => {
    const made = box(['oak', 'elm', 'ash']);
    await made.sync();
    made.edit('blog/posts/elm.md', 'The end', 'My end');
    made.remove('output/oak.md');
    made.remove('output/elm.md');
    const { code, stdout } = await made.sync();
    expect([code, stdout]).toEqual([0, 'gone      blog/posts/elm.md  (the output has it no more; --delete removes what nobody edited)\n          a person edited it\ngone      blog/posts/oak.md  (the output has it no more; --delete removes what nobody edited)\n1 unchanged, 2 gone from the output.\n']);
    expect(statesOf(await made.told('--delete'))).toEqual({ ash: 'unchanged', elm: 'gone', oak: 'removed' });
    expect(posts(made)).toEqual(['blog/posts/ash.md', 'blog/posts/elm.md']);
    expect(made.read('blog/posts/.slugline-sync/oak.json')).toBeUndefined();
  });

  test('a new slug: the file moves with its edits, and a redirect is offered', async () => {
    const made = box();
    await made.sync();
    made.edit(OAK, 'The end of oak is near.', 'My end.');
    made.remove('output/oak.md');
    made.remove('output/.slugline/oak.json');
    made.output('oak-wood', newer(article('oak')), 'briefs/oak.yaml');
    const { code, stdout } = await made.sync('--dry-run');
    expect([code, stdout.includes('+++ /dev/null'), stdout.includes('--- /dev/null\n+++ b/blog/posts/oak-wood.md')]).toEqual([0, true, true]);
    expect((await made.sync()).stdout).toContain('redirect  /blog/oak/ → /blog/oak-wood/: add it to the redirects of the site, or run with --redirects FILE\n');
    expect(posts(made)).toEqual(['blog/posts/elm.md', 'blog/posts/oak-wood.md']);
    expect(made.read('blog/posts/oak-wood.md')).toBe(newer(article('oak')).replace('The end of oak is near.', 'My end.'));
    expect((await made.sync()).stdout).toBe('2 unchanged.\n');
    expect(made.tree().filter((path) => path.includes('.slugline-sync'))).toEqual(['blog/posts/.slugline-sync/elm.json', 'blog/posts/.slugline-sync/oak-wood.json']);
  });

  test('a new slug without a lock is known by its lines; a folder is renamed; a name that a person chose stays', async () => {
    const made = box();
    await made.sync();
    made.move(OAK, 'blog/posts/oak/index.md');
    made.move('blog/posts/elm.md', 'blog/posts/my-elm.md');
    for (const slug of ['oak', 'elm']) {
      made.remove(`output/${slug}.md`);
      made.write(`output/${slug}-wood.md`, newer(article(slug)));
    }
    expect((await made.told()).articles.map(({ slug, path, oldSlug }) => [slug, path, oldSlug])).toEqual([['elm-wood', 'my-elm.md', 'elm'], ['oak-wood', 'oak-wood/index.md', 'oak']]);
    expect(posts(made)).toEqual(['blog/posts/my-elm.md', 'blog/posts/oak-wood/index.md']);
  });

  test('the old article stays in the output for a while: it is told where it went when it is gone', async () => {
    const made = box(['oak']);
    await made.sync();
    made.output('oak-wood', newer(article('oak')), 'briefs/oak.yaml');
    expect(statesOf(await made.told())).toEqual({ oak: 'unchanged', 'oak-wood': 'added' });
    made.remove('output/oak.md');
    expect((await made.told('--delete')).redirects).toEqual([{ from: '/blog/oak/', to: '/blog/oak-wood/' }]);
    expect(posts(made)).toEqual(['blog/posts/oak-wood.md']);
  });

  test('redirects are added to a file, once, and never against what it says', async () => {
    const made = box(['oak', 'elm'], { 'blog/_redirects': '# Old pages\n/blog/elm-wood/ /blog/elm/ 301' });
    await made.sync();
    for (const slug of ['oak', 'elm']) {
      made.remove(`output/${slug}.md`);
      made.output(`${slug}-wood`, article(slug), `briefs/${slug}.yaml`);
    }
    const { code, stderr } = await made.sync('--redirects', 'blog/_redirects');
    expect(code).toBe(1);
    expect(stderr).toContain('blog/_redirects:2:1  /blog/elm-wood/ is an article, and this rule sends its readers to /blog/elm/');
    expect(made.read('blog/_redirects')).toBe('# Old pages\n/blog/elm-wood/ /blog/elm/ 301\n/blog/oak/ /blog/oak-wood/ 301\n');
    expect((await made.sync('--redirects', 'blog/_redirects')).code).toBe(0);
    expect(made.read('blog/_redirects')?.match(/oak-wood/g)).toHaveLength(1);
  });
});

describe('shows and commits', () => {
  test('--dry-run prints a diff and writes nothing', async () => {
    const made = box();
    await made.sync();
    made.output('oak', newer(article('oak')));
    made.output('ash', article('ash'));
    const before = blogTree(made);
    const { code, stdout, stderr } = await made.sync('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('--- /dev/null\n+++ b/blog/posts/ash.md\n');
    expect(stdout).toContain('--- a/blog/posts/oak.md\n+++ b/blog/posts/oak.md\n');
    expect(stdout).toContain('-A reason for oak is that it helps.\n+A reason for oak is that it helps everybody.\n');
    expect(stdout).not.toContain('.slugline-sync');
    expect(stderr).toContain('1 added, 1 updated, 1 unchanged. Nothing was written.\n');
    expect(blogTree(made)).toEqual(before);
    expect(made.read('.slugline/run.lock')).toBeDefined();
  });

  const git = (made: Sandbox, ...argv: string[]): string => execFileSync('git', ['-C', join(made.dir, 'blog'), '-c', 'core.autocrlf=false', ...argv], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const checkout = async (topics?: readonly string[]): Promise<Box> => {
    const made = box(topics);
    git(made, 'init', '-q', '-b', 'main');
    git(made, 'config', 'user.name', 'Boris');
    git(made, 'config', 'user.email', 'boris@example.org');
    git(made, 'add', '-A');
    git(made, 'commit', '-qm', 'Start');
    return Promise.resolve(made);
  };

  test('--patch: what it holds is what sync would do, and `git apply` takes it', async () => {
    const made = await checkout(['oak', 'elm', 'ash']);
    await made.sync('--commit', 'First');
    made.edit(OAK, 'The end of oak is near.', 'My end.');
    git(made, 'commit', '-qam', 'Edit');
    made.output('oak', newer(article('oak')));
    made.output('yew', article('yew'));
    made.remove('output/ash.md');
    const before = blogTree(made);
    const { code, stdout } = await made.sync('--delete', '--patch', 'changes.patch');
    expect([code, stdout.includes('Nothing was written')]).toEqual([0, true]);
    expect(blogTree(made)).toEqual(before);
    git(made, 'apply', join(made.dir, 'changes.patch'));
    const applied = blogTree(made);
    git(made, 'checkout', '-q', '.');
    git(made, 'clean', '-fdq');
    await made.sync('--delete');
    expect(Object.fromEntries(Object.entries(blogTree(made)).filter(([path]) => !path.includes('/.git/')))).toEqual(Object.fromEntries(Object.entries(applied).filter(([path]) => !path.includes('/.git/'))));
    expect(posts(made)).toEqual(['blog/posts/elm.md', OAK, 'blog/posts/yew.md']);
  });

  test('--commit: exactly what was written, with the message as it is', async () => {
    const made = await checkout();
    made.write('blog/unrelated.txt', 'x');
    const message = '--amend "$(touch pwned)"; `id`\n\nTwo articles.';
    const { code, stdout } = await made.sync(`--commit=${message}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/2 added\. Commit [0-9a-f]{12}\.\n$/);
    expect(git(made, 'log', '-1', '--format=%B').trim()).toBe(message);
    expect(git(made, 'show', '--format=', '--name-only', 'HEAD').trim().split('\n')).toEqual(['posts/.slugline-sync/elm.json', 'posts/.slugline-sync/oak.json', 'posts/elm.md', 'posts/oak.md']);
    expect(git(made, 'status', '--porcelain').trim()).toBe('?? unrelated.txt');
    expect((await made.sync('--commit', 'Again')).stdout).toBe('2 unchanged.\n');
    expect(git(made, 'rev-list', '--count', 'HEAD').trim()).toBe('2');
  });

  test('--commit: removals and redirects are in it', async () => {
    const made = await checkout();
    await made.sync('--commit', 'First');
    made.remove('output/oak.md');
    made.output('oak-wood', article('oak'), 'briefs/oak.yaml');
    await made.sync('--commit', 'Second', '--redirects', 'blog/_redirects');
    expect(git(made, 'show', '--format=', '--name-status', '--no-renames', 'HEAD').trim().split('\n').toSorted()).toEqual(['A\t_redirects', 'A\tposts/.slugline-sync/oak-wood.json', 'A\tposts/oak-wood.md', 'D\tposts/.slugline-sync/oak.json', 'D\tposts/oak.md']);
    expect(git(made, 'status', '--porcelain')).toBe('');
  });

  test('--commit is refused before anything is written: staged changes, no checkout', async () => {
    const made = await checkout();
    made.write('blog/other.txt', 'x');
    git(made, 'add', 'other.txt');
    expect(await made.sync('--commit', 'First')).toMatchObject({ code: 2, problems: [{ code: 'USAGE', message: expect.stringContaining('other.txt') as string }] });
    expect(posts(made)).toEqual(['blog/other.txt']);
    expect(await box().sync('--commit', 'First')).toMatchObject({ code: 2, problems: [{ message: expect.stringContaining('no git checkout') as string }] });
  });

  test('--commit that git refuses: the files are there, and what git says is told', async () => {
    const made = await checkout();
    made.write('blog/.git/hooks/pre-commit', '#!/bin/sh\necho nothing today >&2\nexit 1\n');
    execFileSync('chmod', ['+x', join(made.dir, 'blog/.git/hooks/pre-commit')]);
    const { code, stderr } = await made.sync('--commit', 'First');
    expect([code, posts(made)]).toEqual([1, ['blog/posts/elm.md', OAK]]);
    expect(stderr).toContain('git commit failed: nothing today');
  });

  test('the whole command line', () => {
    const made = box(['oak']);
    expect(made.spawn(['sync', '--to', 'blog/posts'])).toMatchObject({ code: 0, stdout: 'added     blog/posts/oak.md\n1 added.\n', stderr: '' });
    expect(made.spawn(['sync', '--to', 'blog/posts', '--json']).stdout).toContain('"unchanged": 1');
    expect(made.spawn(['sync']).code).toBe(2);
  });
});

describe('never writes outside of the directory', () => {
  test('links to files and folders that lead out are refused', async () => {
    const made = box(['oak', 'elm', 'ash'], { 'outside/secret.md': 'secret', 'outside/elm/keep.txt': 'x' });
    symlinkSync(join(made.dir, 'outside/secret.md'), join(made.dir, 'blog/posts/oak.md'));
    symlinkSync(join(made.dir, 'outside/elm'), join(made.dir, 'blog/posts/elm'));
    const { code, stderr } = await made.sync('--layout', 'folder');
    expect(code).toBe(1);
    expect(stderr).toContain('leads out of the directory');
    await made.sync();
    expect([made.read('outside/secret.md'), readdirSync(join(made.dir, 'outside/elm'))]).toEqual(['secret', ['keep.txt']]);
    expect(existsSync(join(made.dir, 'blog/posts/ash/index.md'))).toBe(true);
  });

  test('a linked folder for the state, and paths in it that lead out', async () => {
    const made = box(['oak'], { 'outside/x.md': article('oak') });
    await made.sync();
    made.output('oak', newer(article('oak')));
    made.edit('blog/posts/.slugline-sync/oak.json', '"path": "oak.md"', '"path": "../../outside/x.md"');
    expect(statesOf(await made.told())).toEqual({ oak: 'conflict' });
    expect(made.read('outside/x.md')).toBe(article('oak'));
    made.remove('blog/posts/.slugline-sync');
    mkdirSync(join(made.dir, 'outside/state'));
    symlinkSync(join(made.dir, 'outside/state'), join(made.dir, 'blog/posts/.slugline-sync'));
    expect((await made.sync()).code).not.toBe(0);
    expect(readdirSync(join(made.dir, 'outside/state'))).toEqual([]);
  });

  test('names of articles that are no names', async () => {
    const made = box(['oak'], { 'output/a:b.md': article('colon'), 'output/...md': article('dots') });
    const { code } = await made.sync();
    expect(code).toBe(process.platform === 'win32' ? code : 1);
    expect(posts(made)).toEqual([OAK]);
  });
});

test.each([
  [['--to', 'nowhere'], 'there is no such directory'], [['--to', 'slugline.config.yaml'], 'this is a file'], [['--to', 'output'], 'the output directory itself'],
  [['--to', 'blog/posts', '--dry-run', '--commit', 'x'], '--commit commits'], [['--to', 'blog/posts', '--dry-run', '--patch', 'x'], '--dry-run prints'], [['--to', 'blog/posts', '--commit', ' '], 'message is empty'],
  [['--to', 'blog/posts', '--redirects', 'astro.config.mjs'], 'a rule a line'], [['--to', 'blog/posts', '--keep', 'ook'], 'there is no article "ook"'],
])('%j is refused', async (argv, message) => {
  expect(await box().run(sync, argv)).toMatchObject({ code: 2, problems: [{ code: 'USAGE', message: expect.stringContaining(message) as string }] });
});

const SAMPLES = fileURLToPath(new URL('../../../shared/samples', import.meta.url));
describe.skipIf(!existsSync(SAMPLES))('two real articles as a blog', () => {
  const sample = (name: string): string => readFileSync(join(SAMPLES, `${name}.md`), 'utf8');
  const names = existsSync(SAMPLES) ? readdirSync(SAMPLES).map((name) => name.replace(/\.md$/, '')) : [];

  test('edits of people and new versions, side by side', async () => {
    const made = box([]);
    for (const name of names) made.output(name, sample(name));
    await made.sync();
    for (const name of names) expect(made.read(`blog/posts/${name}.md`)).toBe(sample(name));
    // The person deletes the last section, moves the second to the end, writes a paragraph and a title; the new version changes the first paragraph and adds a section.
    const person = (text: string): string => {
      const { data } = parseArticle(text);
      const parts = text.split(/\n(?=## )/);
      const [head = '', first = '', second = '', ...rest] = parts;
      return [head, first, ...rest.slice(0, -1), second.trimEnd()].join('\n').replace(`title: '${String(data['title'])}'`, 'title: A title of a person').replace('\n\n', '\n\nA paragraph of a person.\n\n') + '\n';
    };
    const next = (text: string): string => text.replace(/\n## /, '\n## A new section\n\nWhat it says is new.\n\n## ').replace(/^( *)'@type': Organization$/m, "$1'@type': Organization\n$1alternateName: Dvorik");
    for (const name of names) {
      made.write(`blog/posts/${name}.md`, person(sample(name)));
      made.output(name, next(sample(name)));
    }
    const told = await made.told();
    expect(told.summary).toMatchObject({ merged: 2, conflict: 0 });
    for (const name of names) {
      const [before, after] = [person(sample(name)), made.read(`blog/posts/${name}.md`) ?? ''];
      expect(after).toContain('## A new section\n\nWhat it says is new.\n');
      expect(after).toContain('alternateName: Dvorik');
      const { data, body } = parseArticle(after);
      // The structured data said the title before, and say it now.
      expect([data['title'], (data['schema'] as { name: string }).name]).toEqual(['A title of a person', 'A title of a person']);
      expect(body.replace('## A new section\n\nWhat it says is new.\n\n', '')).toBe(parseArticle(before).body);
    }
    expect((await made.told()).summary).toMatchObject({ unchanged: 2 });
  });
});
