import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutLinks } from '../../src/in-text.ts';
import { createLanguages } from '../../src/languages.ts';
import type { Proposal } from '../../src/link-plan.ts';
import { openLinkSite, type LinkSite } from '../../src/link-site.ts';
import { lockSchema, type InTextLink, type Lock } from '../../src/model/lock.ts';
import type { Files } from '../../src/model/world.ts';
import { loadProject } from '../../src/project.ts';
import { locales } from '../../src/registry.ts';
import { sha256Of, testProject, type TestProject } from '../kit/project.ts';

const CONFIG = 'site: { url: https://example.org, name: Example, articlePath: "/blog/{slug}/", locale: en }\nbrand: { name: Example }\ncontent: { existing: [posts] }\n';
const WORDS = ['hedge', 'ladder', 'bucket', 'gravel', 'kettle', 'mitten'];
const PLAIN = `---\ntitle: Garden\nlang: en\n---\n# Garden 🌱\n\nA first paragraph.\n\n${WORDS.map((word) => `Here is a ${word} in the garden.`).join('\n\n')}\n`;
const pathOf = (word: string): string => `/blog/${word}/`;

async function open(project: TestProject, files: Files = project.files): Promise<LinkSite> {
  return openLinkSite({ files, project: loadProject({ files }, project.dir), languages: createLanguages(locales), today: '2026-06-01' });
}

function lockOf(text: string, inText: InTextLink[], more: Partial<Lock> = {}): Lock {
  return lockSchema.parse({
    version: 1, slug: 'garden', brief: { file: 'briefs/garden.yaml', sha256: '' }, model: 'offline', renderKey: '', stages: {}, links: { related: [], inText }, hero: null, cta: null, pubDate: '2026-01-01', updatedDate: null,
    state: 'written', sha256: sha256Of(text), text, rejectedSha256: null, heldDate: null, findings: { errors: 0, warnings: 0 }, ...more,
  });
}

/** A project with one article of its own in which some words are links already. */
function garden(linked: readonly string[], more: Partial<Lock> = {}): { project: TestProject; text: string } {
  const text = linked.reduce((all, word) => all.replace(`a ${word}`, `a [${word}](${pathOf(word)})`), PLAIN);
  const inText = linked.map((word) => ({ slug: word, path: pathOf(word), anchor: word, start: text.indexOf(`[${word}]`) })).toSorted((a, b) => a.start - b.start);
  return { text, project: testProject({ 'slugline.config.yaml': CONFIG, 'posts/shed.md': '# Shed\n\nA shed.\n', 'output/garden.md': text, 'output/.slugline/garden.json': `${JSON.stringify(lockOf(text, inText, more), null, 2)}\n` }) };
}

function proposals(project: TestProject, text: string, words: readonly string[]): Proposal[] {
  return words.map((word) => {
    const start = text.indexOf(`a ${word}`) + 2;
    return { from: 'garden', file: `${project.dir}/output/garden.md`, line: 1, slug: word, path: pathOf(word), anchor: word, start, end: start + word.length, strength: 1, nearness: 1, orphan: true };
  });
}

describe('the lock of an article of one\'s own', () => {
  test('grows with its links, wherever they stand among those of before', async () => {
    await fc.assert(fc.asyncProperty(fc.subarray(WORDS), fc.shuffledSubarray(WORDS), async (before, wanted) => {
      const words = wanted.filter((word) => !before.includes(word));
      const { project, text } = garden(before);
      const site = await open(project);
      site.load('garden');
      const outcome = site.write(site.changes(proposals(project, text, words)));
      expect([outcome.problems, outcome.written.length]).toEqual([[], words.length === 0 ? 0 : 1]);
      const [after, lock] = [project.article('garden'), project.lock('garden')];
      expect([lock.text, lock.sha256]).toEqual([after, sha256Of(after)]);
      for (const { start, anchor, path } of lock.links.inText) expect(after.slice(start, start + anchor.length + path.length + 4)).toBe(`[${anchor}](${path})`);
      expect(lock.links.inText.map(({ slug }) => slug).toSorted()).toEqual([...before, ...words].toSorted());
      // With offsets that are right, all links can be taken out again.
      expect(withoutLinks(after, lock.links.inText)).toBe(PLAIN);
    }), { numRuns: 25 });
  });
  test.each<[string, Partial<Lock>]>([['of a text that is another than the file', { text: `${PLAIN}\nMore.\n` }], ['of an article that was held back', { state: 'rejected' }], ['of an article that was never placed', { state: 'pending', text: null, sha256: null }]])('%s stays as it is, and the file is written', async (_, more) => {
    const { project, text } = garden([], more);
    const before = project.lock('garden');
    const site = await open(project);
    site.load('garden');
    expect(site.write(site.changes(proposals(project, text, ['kettle']))).problems).toEqual([]);
    expect([project.lock('garden'), project.article('garden')]).toEqual([before, text.replace('kettle', '[kettle](/blog/kettle/)')]);
  });
  test('that cannot be written leaves the file as it was', async () => {
    const { project, text } = garden([]);
    const site = await open(project, { ...project.files, write: (path, content) => {
      if (path.endsWith('garden.json')) throw new Error('ENOSPC: no space left on device, write');
      project.files.write(path, content);
    } });
    site.load('garden');
    expect(site.write(site.changes(proposals(project, text, ['kettle'])))).toMatchObject({ written: [], problems: [{ code: 'FILE_UNWRITABLE', file: `${project.dir}/output/.slugline/garden.json`, message: 'the links cannot be written: ENOSPC: no space left on device' }] });
    expect([project.article('garden'), project.lock('garden').text]).toEqual([text, text]);
  });
  test('after a kill between lock and file the same links make both agree again', async () => {
    const { project, text } = garden([]);
    let writes = 0;
    const killed = await open(project, { ...project.files, write: (path, content) => {
      if (++writes > 1) throw new Error('killed');
      project.files.write(path, content);
    } });
    killed.load('garden');
    expect(() => killed.write(killed.changes(proposals(project, text, ['kettle'])))).not.toThrow();
    expect([project.article('garden') === text, project.lock('garden').text === text]).toEqual([true, false]);
    const site = await open(project);
    site.load('garden');
    site.write(site.changes(proposals(project, text, ['kettle'])));
    expect(project.lock('garden').text).toBe(project.article('garden'));
  });
});

describe('what belongs to the site', () => {
  test('an article of output/ counts before a post of the blog with its slug', async () => {
    const { project } = garden([]);
    project.write('posts/garden.md', '# Old garden\n\nText.\n');
    const site = await open(project);
    expect([site.plan.corpus.bySlug('garden')?.title, site.editable]).toEqual(['Garden', ['garden', 'shed']]);
    expect(site.notices).toMatchObject([{ file: `${project.dir}/posts/garden.md`, message: `left out: its slug "garden" is also that of ${project.dir}/output/garden.md` }]);
  });
  test('a named place that lies within another is read once', async () => {
    const { project } = garden([]);
    project.write('slugline.config.yaml', CONFIG.replace('[posts]', '[posts, posts/shed.md, output]'));
    const site = await open(project);
    expect([site.editable, site.notices, site.problems]).toEqual([['garden', 'shed'], [], []]);
  });
  test('locks, held-back articles and hidden folders are no articles', async () => {
    const { project } = garden([]);
    project.write('output/.slugline/rejected/bad.md', '# Bad\n');
    project.write('posts/node_modules/x/README.md', '# Not ours\n');
    expect((await open(project)).editable).toEqual(['garden', 'shed']);
  });
});
