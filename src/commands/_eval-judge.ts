import { inputTokens } from '../books.ts';
import { createCalls } from '../calls.ts';
import type { Evaluated } from '../eval.ts';
import { isSame, judgeRequests, opinionOf, readJudgement, tallyOf, type JudgedPair, type Opinion } from '../eval-judge.ts';
import { formatProblem, problemsOf, type Problem } from '../model/errors.ts';
import { costOf, formatMoney } from '../money.ts';
import { createScheduler } from '../scheduler.ts';
import { setUp } from '../setup.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';
import { joinPath } from '../text/paths.ts';
import { confirmSpending } from './_confirm.ts';
import { forecastBasis } from './_forecast.ts';
import { budgetOf, machineOf } from './_machine.ts';
import { textFlag, usage, type Flags } from './_usage.ts';
import { displayPath } from './_validate-flags.ts';
import type { CommandContext } from './context.ts';

/** `--judge`: what a model thinks of two versions. Told beside the scores; nothing fails or passes by it. */

/** Tokens an opinion is expected to take. */
const LIKELY_OUTPUT = 150;

interface Judged {
  slug: string;
  opinion: Opinion;
  /** The judge's reasons, in both orders. */
  reasons: string[];
}

/** @throws SluglineError USAGE without two versions or without a model; PROVIDER_CONFIG without a key */
export async function judge(versions: readonly Evaluated[], flags: Flags, context: CommandContext): Promise<{ text: string; json: unknown }> {
  const { world } = context;
  const [old, now] = versions.slice(-2) as [Evaluated, Evaluated | undefined];
  if (now === undefined) throw usage('--judge compares two versions, and there is one', 'Name two labels, or add --compare REV.');
  const dir = displayPath(context.projectDir, context.cwd);
  const { project } = now.run;
  const choice = { provider: textFlag(flags, 'provider'), model: textFlag(flags, 'model') };
  const { provider, workspace, secrets } = setUp(world, project, choice);
  if (provider.complete === false) throw usage(`--judge asks a model, and the writer is "${workspace.writer.provider}"`, 'Set an API key, or choose --provider openai.');
  const pairs = pairsOf(old, now);
  const asked = pairs.filter((pair) => !isSame(pair)).map((pair) => ({ pair, requests: judgeRequests(pair, provider.model) }));
  const { tokens } = await forecastBasis(context, { ...project, dir }, choice, flags);
  const { price } = workspace;
  const input = asked.reduce((sum, { requests }) => sum + requests.reduce((own, request) => own + inputTokens(request, tokens), 0), 0);
  const calls = asked.length * 2;
  const sum = { input, cachedInput: 0, output: calls * LIKELY_OUTPUT };
  const cost = price === undefined ? null : costOf(sum, price);
  const { config } = project;
  const limits = { run: budgetOf(flags) ?? config.model.budget.run, article: undefined };
  if (price === undefined && limits.run !== undefined) throw usage(`a budget is set, and the price of the model "${provider.model}" is not known, so it could not be kept`, 'Add the price to model.prices of the config, or leave out the budget.');
  if (!context.quiet) context.stderr(`Asking ${printable(provider.model)} ${counted(calls, 'time')}, about ${input} tokens in, ${cost === null ? 'price not known' : `about ${formatMoney(cost)}`}.\n`);
  if (!(await confirmSpending(context, { calls, tokens: sum, cost, range: null, seconds: 0 }, config.model.confirmAbove, flags['yes'] === true))) return report(old, now, [], []);

  const store = await machineOf(context, flags, 'eval').openStore(joinPath(dir, '.slugline/store.db'));
  const run = `judge-${world.now().toISOString()}-${Math.floor(world.random() * 36 ** 6).toString(36)}`;
  const problems: Problem[] = [];
  try {
    await store.beginRun({ id: run, at: world.now().toISOString(), command: 'eval', provider: workspace.writer.provider, model: provider.model, host: provider.host, articles: asked.length });
    const halt = new AbortController();
    const { requestsPerMinute, tokensPerMinute, concurrency } = config.model;
    const scheduler = createScheduler({ requestsPerMinute, tokensPerMinute, concurrency, world, halt: halt.signal });
    context.signal.addEventListener('abort', () => halt.abort(), { once: true });
    const desk = createCalls({ provider, price, limits, store, run, world, scheduler, concurrency, drop: context.signal, halt: halt.signal, tokens, secrets, emit: () => undefined, giveUp: () => halt.abort() });
    const judged = await Promise.all(asked.map(async ({ pair, requests }, rank): Promise<Judged> => {
      const replies = await Promise.allSettled(requests.map(async (request) => desk.ask(request, { slug: pair.brief.slug, stage: 'judge', rank, fresh: false })));
      for (const reply of replies) if (reply.status === 'rejected') problems.push(...problemsOf(reply.reason, secrets));
      const answers = replies.map((reply) => (reply.status === 'fulfilled' ? readJudgement(reply.value.text) : undefined));
      return { slug: pair.brief.slug, opinion: opinionOf(answers[0]?.better, answers[1]?.better), reasons: answers.flatMap((answer) => answer?.reasons ?? []) };
    }));
    const same = pairs.filter(isSame).map(({ brief }): Judged => ({ slug: brief.slug, opinion: 'tie', reasons: ['The texts are the same.'] }));
    await store.endRun(run, { at: world.now().toISOString(), state: context.signal.aborted ? 'interrupted' : problems.length > 0 ? 'failed' : 'done', written: 0, failed: problems.length });
    for (const message of new Set(problems.map((problem) => formatProblem(problem)))) context.stderr(`${message}\n`);
    return report(old, now, [...judged, ...same].sort((a, b) => (a.slug < b.slug ? -1 : 1)), desk.rows());
  } finally {
    await store.close();
  }
}

/** Briefs of which both versions have an article. */
function pairsOf(old: Evaluated, now: Evaluated): JudgedPair[] {
  return now.run.articles.flatMap((article) => {
    const other = old.run.articles.find(({ slug }) => slug === article.slug);
    return other === undefined || other.problem !== undefined || article.problem !== undefined ? [] : [{ brief: article.brief, language: article.language, old: other.text, now: article.text }];
  });
}

function report({ set: old }: Evaluated, { set: now }: Evaluated, judged: readonly Judged[], spending: unknown): { text: string; json: unknown } {
  const tally = tallyOf(judged.map(({ opinion }) => opinion));
  const words: Record<Opinion, string> = { old: `${old.label} is better`, now: `${now.label} is better`, tie: 'neither', undecided: 'undecided (the order of the texts decided)', unanswered: 'no answer' };
  const lines = judged.map(({ slug, opinion, reasons }) => `  ${slug}: ${words[opinion]}\n${reasons.map((reason) => `      ${printable(reason).slice(0, 300)}\n`).join('')}`);
  const chance = tally.chance === null ? '' : ` A split like this comes by chance in ${Math.round(tally.chance * 100)} % of cases when both are equally good.`;
  return {
    text: judged.length === 0 ? '' : `\nA model's opinion, blind and in both orders; it decides nothing:\n${lines.join('')}  ${now.label} ${tally.now}, ${old.label} ${tally.old}, neither ${tally.tie}, undecided ${tally.undecided}, no answer ${tally.unanswered}.${chance}\n`,
    json: { old: old.label, now: now.label, tally, articles: judged, spending },
  };
}
