import { articleFiles, documentOf, slugOfFile } from '../articles.ts';
import { briefWords } from '../brief-words.ts';
import { validFacts } from '../fact-ledger.ts';
import { createLanguages } from '../languages.ts';
import { outputPaths } from '../place.ts';
import { loadProject, readText, type Project } from '../project.ts';
import { locales } from '../registry-locales.ts';
import { documentClaims, type ProvenClaim } from '../text/document-claims.ts';
import type { Document } from '../text/document.ts';
import { counted } from '../text/graph-words.ts';
import { nearest } from '../text/nearest.ts';
import { joinPath } from '../text/paths.ts';
import { loadSettings } from './_settings.ts';
import { usage } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

interface Explained {
  doc: Document;
  claims: ProvenClaim[];
}

const VERDICTS: Readonly<Record<ProvenClaim['proof']['verdict'], string>> = { fact: 'fact', brief: 'brief', arithmetic: 'sum', name: 'config', harmless: 'harmless', unbound: 'UNBOUND' };

/** The work of `slugline explain`. */
export async function explain(args: readonly string[], onlyUnbound: boolean, context: CommandContext): Promise<number> {
  const dir = displayPath(context.projectDir, context.cwd);
  const config = loadSettings(context.world.files, dir);
  const project = config === undefined ? undefined : loadProject(context.world, dir);
  const languages = createLanguages(locales);
  const files = args.length > 0 ? args.map((arg) => fileOf(arg, dir, project, context)) : allFiles(dir, project, context);
  const today = context.world.now().toISOString().slice(0, 10);
  let unbound = 0;
  const told: unknown[] = [];
  for (const file of files) {
    const doc = documentOf(file, readText(context.world.files, '.', file) ?? '', languages, config);
    const brief = project?.briefs.get(doc.slug);
    const claims = documentClaims(doc, { config, facts: validFacts([...(project?.facts ?? []), ...(brief?.facts ?? [])], brief ?? { slug: doc.slug, locale: doc.language.tag }, doc.language.tag, today), said: brief === undefined ? [] : briefWords(brief) });
    unbound += claims.filter(({ proof }) => proof.verdict === 'unbound').length;
    const shown = onlyUnbound ? claims.filter(({ proof }) => proof.verdict === 'unbound') : claims;
    if (context.json) told.push(jsonOf({ doc, claims: shown }));
    else if (shown.length > 0 || !onlyUnbound) context.stdout(textOf({ doc, claims: shown }, claims, brief !== undefined));
  }
  if (context.json) context.stdout(`${JSON.stringify({ version: 1, articles: told }, null, 2)}\n`);
  else if (onlyUnbound && unbound === 0) context.stdout(`${counted(files.length, 'article')}: every claim is proven.\n`);
  return unbound > 0 ? 1 : 0;
}

function textOf({ doc, claims }: Explained, all: readonly ProvenClaim[], briefed: boolean): string {
  const by = Map.groupBy(all, ({ proof }) => proof.verdict);
  const sum = (['fact', 'brief', 'arithmetic', 'name', 'harmless', 'unbound'] as const).flatMap((verdict) => (by.has(verdict) ? [`${by.get(verdict)?.length ?? 0} ${VERDICTS[verdict]}`] : []));
  const lines = claims.map(({ claim, proof, where, start }) => {
    const { line } = doc.lines.position(start);
    const place = where === 'body' || where === 'heading' ? '' : ` (${where})`;
    return `  ${String(line).padStart(4)}  ${VERDICTS[proof.verdict].padEnd(8)}  ${claim.kind.padEnd(11)}  “${claim.text}”${place}\n                  ${proof.by.length > 0 && proof.by[0] !== 'brief' ? `${proof.by.join(' + ')}: ` : ''}${short(proof.why)}`;
  });
  return `${doc.file}: ${counted(all.length, 'claim')}${sum.length === 0 ? '' : `: ${sum.join(', ')}`}${briefed ? '' : ' (no brief: only the ledger can prove anything)'}\n${lines.join('\n')}${lines.length === 0 ? '' : '\n\n'}`;
}

function short(text: string): string {
  return text.length > 140 ? `${text.slice(0, 139)}…` : text;
}

function jsonOf({ doc, claims }: Explained): unknown {
  return {
    slug: doc.slug, file: doc.file,
    claims: claims.map(({ claim, proof, where, start }) => ({ line: doc.lines.position(start).line, column: doc.lines.position(start).column, where, kind: claim.kind, text: claim.text, sentence: claim.sentence.text, verdict: proof.verdict, by: proof.by, why: proof.why })),
  };
}

function allFiles(dir: string, project: Project | undefined, context: CommandContext): string[] {
  const files = project === undefined ? [] : articleFiles(context.world.files, outputPaths(joinPath(dir, project.config.output.dir)).dir);
  if (files.length === 0) throw usage('there are no articles to explain', 'Write some with `slugline generate`, or name a file.');
  return files;
}

/** A file as it is named, or the article of a slug. @throws SluglineError USAGE for what is neither */
function fileOf(arg: string, dir: string, project: Project | undefined, context: CommandContext): string {
  if (context.world.files.stat(arg)?.isDirectory === false) return arg;
  const files = project === undefined ? [] : articleFiles(context.world.files, outputPaths(joinPath(dir, project.config.output.dir)).dir);
  const found = files.find((file) => slugOfFile(file) === arg);
  if (found !== undefined) return found;
  const near = nearest(arg, files.map(slugOfFile));
  throw usage(`there is no article "${arg}"`, near === undefined ? 'Name a file, or a slug of the output directory.' : `Did you mean "${near}"?`);
}
