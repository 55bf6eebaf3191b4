import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/article.ts';
import { parseArticle } from '../../src/text/frontmatter.ts';
import { writeOffline } from './kit.ts';

/** Locks of the time before types had parts of their own. */
test.each([['howto', 'HowTo', 'step'], ['listicle', 'ItemList', 'itemListElement']])('%s: values without marks give the same article', async (type, node, list) => {
  const { project, text } = await writeOffline({ topic: 'Подготовка квартиры', type, slug: 'a', pubDate: '2026-06-01' });
  const lock = JSON.parse(project.read('output/.slugline/a.json')) as { stages: Record<string, { value: { sections?: { part?: string }[] } }>; renderKey: string };
  const sections = lock.stages['draft']?.value.sections ?? [];
  expect(sections.filter(({ part }) => part !== undefined)).toHaveLength(3);
  for (const section of sections) delete section.part;
  lock.renderKey = 'of another version';
  project.write('output/.slugline/a.json', JSON.stringify(lock));
  project.remove('output/a.md');
  const run = await project.run({ provider: 'offline' });
  // Only what reads the draft looks again.
  expect(run.made).toEqual(['a/meta']);
  expect(project.article('a')).toBe(text);
  const { data } = parseArticle(text) as unknown as { data: { schema: { '@graph': JsonObject[] } } };
  expect(data.schema['@graph'].find((one) => one['@type'] === node)?.[list]).toHaveLength(3);
});
