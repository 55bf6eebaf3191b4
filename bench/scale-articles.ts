import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProviderInstance } from '../src/kinds.ts';
import { makeArticles } from './articles.ts';

/** A project of articles of usual length, and a model in the process that knows them and answers at once. */

/** What a model might have answered about an article of bench/articles.ts: its parts, without what code builds. */
export interface Parts {
  title: string;
  keyword: string;
  lead: string;
  sections: { heading: string; body: string }[];
  faq: { question: string; answer: string }[];
}

function partsOf(text: string): Parts {
  const [front = '', body = ''] = text.split('\n---\n');
  const [top = '', ...rest] = body.split(/^## /m);
  // Links and pictures are the layout's business.
  const plain = (part: string): string => part.replaceAll(/^!\[.*$/gm, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
  const sections = rest.map((part) => ({ heading: part.slice(0, part.indexOf('\n')), body: plain(part.slice(part.indexOf('\n'))) }));
  const faq = sections[6]?.body.split(/^### /m).slice(1).map((one) => ({ question: one.slice(0, one.indexOf('\n')), answer: one.slice(one.indexOf('\n')).trim() })) ?? [];
  return { title: /^title: '(.*)'$/m.exec(front)?.[1] ?? '', keyword: /^  - (.*)$/m.exec(front)?.[1] ?? '', lead: plain(top.slice(top.indexOf('\n\n'))), sections: sections.slice(0, 6), faq };
}

function answer(stage: string, { title, lead, sections, faq }: Parts): string {
  switch (stage) {
    case 'outline': return JSON.stringify({ sections: sections.map(({ heading, body }) => ({ heading, points: [body.slice(0, 80), body.slice(200, 280)] })) });
    case 'draft': return `${lead}\n\n${sections.map(({ heading, body }) => `## ${heading}\n\n${body}\n`).join('\n')}`;
    case 'faq': return JSON.stringify({ items: faq });
    default: return JSON.stringify({ titles: [title], descriptions: [lead.slice(0, 150)] });
  }
}

/** Briefs on disk, and what the model will say of them. @returns the directory, which is the caller's to remove */
export function longProject(articles: number, inText = 3): { dir: string; known: ReadonlyMap<string, Parts> } {
  const dir = mkdtempSync(join(tmpdir(), 'slugline-scale-'));
  const all = makeArticles(fileURLToPath(new URL('..', import.meta.url)), articles).map(({ text }) => partsOf(text));
  mkdirSync(join(dir, 'briefs'));
  writeFileSync(join(dir, 'slugline.config.yaml'), `site: { url: https://example.org, name: Bench, locale: ru }\nbrand: { name: Bench }\nmodel: { provider: openai, name: test-model, baseURL: "http://127.0.0.1:9/v1" }\nlinks: { inText: ${inText} }\nrules: { claims/unbound: warning }\n`);
  for (const [index, { title, keyword }] of all.entries()) {
    writeFileSync(join(dir, 'briefs', `b${index}.yaml`), `topic: '${title}'\nslug: article-${index}\nkeywords: { primary: ${keyword} }\noverlap: allow\noverlapReason: articles of a bench are alike\n`);
  }
  return { dir, known: new Map(all.map((one) => [one.title, one])) };
}

/** Answers at once. */
export function knowingModel(known: ReadonlyMap<string, Parts>, host: string, name: string): ProviderInstance {
  return {
    host, model: name,
    async complete(request) {
      const topic = /^(?:Topic|Тема): (.*)$/m.exec(request.messages.find(({ role }) => role === 'user')?.content ?? '')?.[1] ?? '';
      const parts = known.get(topic);
      if (parts === undefined) throw new Error(`nobody knows "${topic}"`);
      const text = answer(request.schema?.name ?? 'draft', parts);
      return { text, usage: { input: 2000, cachedInput: 0, output: Math.ceil(text.length / 3) }, finish: 'stop', model: request.model };
    },
  };
}
