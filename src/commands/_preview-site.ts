import type { CheckFound } from '../desk/checking.ts';
import { evaluationAnswer } from '../desk/evaluation.ts';
import { findingsFound, togetherFindings } from '../desk/findings.ts';
import { pairsAnswer } from '../desk/pairs.ts';
import { phrasesAnswer, type PhraseMemory } from '../desk/phrases.ts';
import { linksAnswer, openSite, siteAnswer, type SiteWork } from '../desk/site.ts';
import type { CheckProgress } from '../desk/shapes.ts';
import { nodeFiles } from '../io/files.ts';
import { loadTokenizer } from '../io/tokenizer.ts';
import type { LinkSite } from '../link-site.ts';
import type { CheckResult } from '../model/finding.ts';
import type { World } from '../model/world.ts';
import { loadProject } from '../project.ts';
import { openLinkStore } from '../store/link-store.ts';
import { sha256 } from '../text/hash.ts';
import { checkSite } from './_preview-check.ts';
import { serveThread } from './_preview-thread.ts';
import type { SiteQuestion } from './_preview-threads.ts';

/** A thread of the desk that looks at all articles together. The links stay as they are until files have changed. */

const files = nodeFiles();
const phrases: PhraseMemory = new Map();
const kept: { version: number; site?: Promise<LinkSite> } = { version: -1 };

async function answer({ dir, kind, version, today, now, slug = '' }: SiteQuestion, tell: (progress: CheckProgress) => void): Promise<unknown> {
  const project = (): ReturnType<typeof loadProject> => loadProject({ files, now: () => new Date(now) }, dir);
  const work: SiteWork = { files, dir, today, now, project, openLinkStore: async (path) => openLinkStore(path) };
  const open = async (): Promise<LinkSite> => {
    if (kept.version !== version || kept.site === undefined) Object.assign(kept, { version, site: openSite(work) });
    return kept.site as Promise<LinkSite>;
  };
  switch (kind) {
    case 'graph': return JSON.stringify(await siteAnswer(work, open));
    case 'links': return linksAnswer(await open(), slug);
    case 'pairs': return JSON.stringify(await pairsAnswer(work, open));
    case 'phrases': return JSON.stringify(await phrasesAnswer(work, phrases));
    case 'evaluation': return JSON.stringify(await evaluationAnswer(evalWorld(now), dir, async (model) => (await loadTokenizer(model)).count));
    default: {
      const { result, history, problems } = await checkSite(work, tell);
      return packed(JSON.stringify(findingsFound(result, history, problems)), result);
    }
  }
}

/** Recorded answers are read and nobody is asked: chance, clock and environment play no part. */
function evalWorld(now: number): World {
  return { files, now: () => new Date(now), clock: () => performance.now(), random: () => 0.5, sleep: async () => undefined, env: () => undefined };
}

/** Findings as bytes that change hands without being copied or unpacked. */
function packed(found: string, { findings }: CheckResult): CheckFound {
  const places = new Map<string, { from: number; to: number; sha256: string }>();
  const chunks: Buffer[] = [];
  let end = 0;
  for (const [slug, list] of togetherFindings(findings)) {
    const bytes = Buffer.from(JSON.stringify(list));
    const text = files.read(list[0]?.file ?? '');
    places.set(slug, { from: end, to: end + bytes.length, sha256: text === undefined ? '' : sha256(Buffer.from(text).toString()) });
    chunks.push(bytes);
    end += bytes.length;
  }
  return { found, together: new Uint8Array(Buffer.concat(chunks)), places };
}

serveThread(answer, (value) => (isFound(value) ? [value.together.buffer as ArrayBuffer] : []));

function isFound(value: unknown): value is CheckFound {
  return value !== null && typeof value === 'object' && 'together' in value;
}
