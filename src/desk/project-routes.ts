import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { SLUG_PATTERN } from '../model/brief.ts';
import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import type { Desk, SiteKind } from './desk.ts';
import { moneyAnswer, NO_MONEY } from './money.ts';
import { invalid, readBody } from './routes.ts';
import type { DeskAnswer, MoneyAnswer } from './shapes.ts';

/** What the page asks of the project as a whole: its state, runs, facts, the site, money. */

/** Lists of slugs. */
const MAX_BODY = 1024 * 1024;
const choiceSchema = z.strictObject({ briefs: z.array(z.string().max(120).regex(SLUG_PATTERN)).max(20_000).default([]), budget: z.number().positive().max(1_000_000).optional() })
  .transform(({ briefs, budget }) => ({ briefs, budget }));
const endSchema = z.strictObject({ how: z.enum(['pause', 'stop']) });
const slugSchema = z.string().max(120).regex(SLUG_PATTERN);

/** Worked out when asked for, the same until files change. @throws SluglineError */
async function siteJson(desk: Desk, kind: SiteKind): Promise<string> {
  const { site } = desk.remembered;
  const version = desk.version();
  const known = site.get(kind);
  if (known?.version === version) return known.json;
  const json = desk.site.json(kind, version);
  site.set(kind, { version, json });
  // What has failed is asked again.
  json.catch(() => {
    if (site.get(kind)?.json === json) site.delete(kind);
  });
  return json;
}

/** During a run the store is its own: then the figures are those from before it. */
async function moneyOf(desk: Desk): Promise<MoneyAnswer> {
  if (desk.run.isRunning()) return desk.remembered.money ?? NO_MONEY;
  return (desk.remembered.money = await moneyAnswer(desk));
}

const SITE: Readonly<Record<string, SiteKind>> = { '/site': 'graph', '/site/pairs': 'pairs', '/site/phrases': 'phrases', '/site/evaluation': 'evaluation' };
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

export function projectRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: (context) => context.json({ error: 'The request is too long.' }, 413) }));
  const faults = async (context: Context, work: () => Response | Promise<Response>): Promise<Response> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SluglineError) return context.json({ error: problemsOf(error).map((problem) => formatProblem(problem)).join('\n') }, 409);
      throw error;
    }
  };

  app.get('/desk', (context) => {
    const answer: DeskAnswer = { site: desk.config.site.name, dir: desk.shownDir, person: desk.person, approval: desk.config.output.approval, problems: [...desk.problems()], run: desk.run.view() };
    return context.json(answer);
  });
  app.get('/events', (context) => desk.hub.stream(context));
  app.get('/facts', async (context) => faults(context, async () => context.json(await desk.work.facts())));
  for (const [path, kind] of Object.entries(SITE)) app.get(path, async (context) => faults(context, async () => context.body(await siteJson(desk, kind), 200, JSON_TYPE)));
  app.get('/site/findings', (context) => context.body(desk.checking.answer(), 200, JSON_TYPE));
  app.get('/money', async (context) => faults(context, async () => context.json(await moneyOf(desk))));
  app.get('/article/:slug/links', async (context) => faults(context, async () => {
    const slug = slugSchema.safeParse(context.req.param('slug'));
    return slug.success && desk.shelf.row(slug.data) !== undefined ? context.json(await desk.site.links(desk.version(), slug.data)) : context.json({ error: 'There is no such article.' }, 404);
  }));
  app.post('/run/plan', async (context) => faults(context, async () => {
    const choice = await readBody(context, choiceSchema);
    return choice === undefined ? invalid(context) : context.json(await desk.run.plan(choice));
  }));
  app.post('/run/start', async (context) => faults(context, async () => {
    const choice = await readBody(context, choiceSchema);
    if (choice === undefined) return invalid(context);
    desk.run.start(choice);
    return context.json(desk.run.view());
  }));
  app.post('/run/end', async (context) => faults(context, async () => {
    const asked = await readBody(context, endSchema);
    if (asked === undefined) return invalid(context);
    desk.run.end(asked.how);
    return context.json(desk.run.view());
  }));
  return app;
}
