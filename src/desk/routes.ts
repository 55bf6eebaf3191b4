import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { SLUG_MAX_LENGTH, SLUG_PATTERN } from '../model/brief.ts';
import { SluglineError, formatProblem, problemsOf } from '../model/errors.ts';
import { readString } from '../place.ts';
import { sha256 } from '../text/hash.ts';
import { joinPath } from '../text/paths.ts';
import { russianText } from '../text/russian/any.ts';
import { articleAnswer, versionsAnswer, viewOf } from './articles.ts';
import { decide, sendBack } from './decisions.ts';
import type { Desk } from './desk.ts';
import { fixOne, saveText, setField } from './edits.ts';
import { MAX_BODY } from './guard.ts';
import { answerRows } from './rows.ts';
import { SORTS, STATES } from './shapes.ts';
import { compareTexts } from './versions.ts';
import { MAX_SHOWN } from './view.ts';

/** What the page asks of an article and of the batch. Everything that comes in is looked at by a schema first; names of files never come in at all. */

const slugSchema = z.string().max(SLUG_MAX_LENGTH).regex(SLUG_PATTERN);
const hash = z.string().regex(/^(?:[0-9a-f]{64})?$/);
const article = z.string().max(MAX_BODY);
/** Of what is parsed on the spot. */
const shownArticle = z.string().max(MAX_SHOWN);
const rowsSchema = z.strictObject({
  state: z.enum([...STATES, 'all', 'edited']).default('all'),
  q: z.string().max(200).default(''),
  sort: z.enum(SORTS).default('state'),
  dir: z.enum(['up', 'down']).default('up'),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
  count: z.coerce.number().int().min(1).max(500).default(100),
});
const checkSchema = z.strictObject({ text: article });
const saveSchema = z.strictObject({ text: article, base: hash });
const fixSchema = z.strictObject({ text: shownArticle, rule: z.string().max(100), line: z.int().min(1), message: z.string().max(5000) });
const setSchema = z.strictObject({ text: shownArticle, key: z.string().regex(/^[A-Za-z][\w-]{0,60}$/), value: z.union([z.string().max(5000), z.boolean(), z.array(z.string().max(400)).max(100)]) });
const compareSchema = z.strictObject({ a: shownArticle, b: shownArticle });
const by = z.string().trim().min(1).max(80);
const decideSchema = z.strictObject({ state: z.enum(['approved', 'held']).nullable(), base: hash, by });
const russianSchema = z.strictObject({ texts: z.array(z.string().max(20_000)).max(500) });
const noteSchema = z.strictObject({ note: z.string().trim().min(1).max(5000), by });
const mergeSchema = z.strictObject({ text: article, base: hash, pending: hash });

const TOO_LONG = 'The text is too long for the desk: edit its file with another program, and check it with `slugline validate`.';

/** @throws nothing: faults become answers */
export function articleRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: tooLong }));

  app.get('/rows', (context) => {
    const asked = rowsSchema.safeParse(context.req.query());
    if (!asked.success) return invalid(context);
    const { state, q, sort, dir, from, count } = asked.data;
    return context.json(answerRows(desk.shelf.rows(), { state, words: q, sort, descending: dir === 'down', from, count }, (slug) => desk.shelf.searchText(slug), desk.shelf.complete()));
  });

  app.post('/russian', async (context) => {
    const body = await readBody(context, russianSchema);
    return body === undefined ? invalid(context) : context.json({ texts: body.texts.map((text) => russianText(text) ?? null) });
  });

  app.get('/article/:slug', (context) => withSlug(context, (slug) => {
    const answer = articleAnswer(desk, slug);
    return answer === undefined ? missing(context) : context.json(answer);
  }));

  app.get('/article/:slug/versions', (context) => withSlug(context, (slug) => {
    const answer = versionsAnswer(desk, slug);
    return answer === undefined ? missing(context) : answer === 'too long' ? tooLong(context) : context.json(answer);
  }));

  app.post('/article/:slug/check', async (context) => withBody(context, checkSchema, (slug, { text }) => (text.length > MAX_SHOWN ? tooLong(context) : context.json(viewOf(desk, slug, text)))));

  app.put('/article/:slug', async (context) => withBody(context, saveSchema, (slug, { text, base }) => save(context, slug, text, base)));

  app.post('/article/:slug/fix', async (context) => withBody(context, fixSchema, (slug, { text, ...finding }) => {
    const fixed = fixOne(desk.viewer, slug, text, desk.shelf.brief(slug), finding);
    if (fixed === undefined) return context.json({ error: 'There is nothing to fix there any more.' }, 409);
    return fixed.left === undefined ? context.json({ text: fixed.text }) : context.json({ error: fixed.left }, 409);
  }));

  app.post('/article/:slug/compare', async (context) => withBody(context, compareSchema, (_slug, { a, b }) => context.json({ hunks: compareTexts(a, b, null).map((hunk) => ({ ...hunk, take: false })) })));

  app.post('/article/:slug/set', async (context) => withBody(context, setSchema, (slug, { text, key, value }) => {
    const next = setField(desk.viewer, slug, text, key, value);
    return next === undefined ? context.json({ error: 'This key cannot be changed here: edit it in the text.' }, 409) : context.json({ text: next });
  }));

  app.post('/article/:slug/decide', async (context) => withBody(context, decideSchema, async (slug, { state, base, by: person }) => {
    const { shelf, world: { files, now } } = desk;
    const text = readString(files, shelf.fileOf(slug));
    const lock = shelf.lock(slug);
    if (text === undefined || lock === undefined) return context.json({ error: 'Only an article that Slugline placed can be approved or held.' }, 409);
    if (sha256(text) !== base) return context.json({ error: 'The article has changed meanwhile: look at it again.', text, sha256: sha256(text) }, 409);
    if (desk.run.isRunning()) return context.json({ error: 'A run is at work: decide when it is done, so that it does not write over it.' }, 409);
    decide(files, shelf.paths.lock(slug), lock, { state, by: person, at: now().toISOString(), sha256: base });
    if (desk.config.output.approval) desk.publisher.due();
    seeAgain(slug);
    return context.json({ ok: true });
  }));

  app.post('/article/:slug/send-back', async (context) => withBody(context, noteSchema, async (slug, { note, by: person }) => {
    const brief = desk.shelf.brief(slug);
    if (brief === undefined) return context.json({ error: 'There is no brief to send it back to.' }, 409);
    sendBack(desk.world.files, joinPath(desk.dir, brief.file), `${desk.world.now().toISOString().slice(0, 10)}, ${person}: ${note}`);
    seeAgain(slug);
    return context.json({ ok: true });
  }));

  app.post('/article/:slug/merge', async (context) => withBody(context, mergeSchema, async (slug, { text, base, pending }) => {
    const { shelf: { paths }, world: { files } } = desk;
    const waiting = readString(files, paths.pending(slug));
    if (waiting === undefined || sha256(waiting) !== pending) return context.json({ error: 'The new version is another one by now: look at it again.' }, 409);
    const answer = await save(context, slug, text, base);
    if (answer.ok) files.remove(paths.pending(slug));
    seeAgain(slug);
    return answer;
  }));

  return app;

  /** The article at once, all others when there is time. */
  function seeAgain(slug: string): void {
    desk.shelf.look(slug);
    void desk.refresh().catch(() => undefined);
  }

  async function save(context: Context, slug: string, text: string, base: string): Promise<Response> {
    const done = saveText(desk.world.files, desk.shelf.fileOf(slug), text, base);
    if (!done.saved) return context.json({ error: 'The file was changed meanwhile.', text: done.text, sha256: done.sha256 }, 409);
    desk.publisher.due();
    seeAgain(slug);
    return context.json({ sha256: done.sha256 });
  }

  function withSlug(context: Context, work: (slug: string) => Response | Promise<Response>): Response | Promise<Response> {
    const slug = slugSchema.safeParse(context.req.param('slug'));
    if (!slug.success) return invalid(context);
    return desk.shelf.row(slug.data) === undefined ? missing(context) : work(slug.data);
  }

  async function withBody<T>(context: Context, schema: z.ZodType<T>, work: (slug: string, body: T) => Response | Promise<Response>): Promise<Response> {
    const body = await readBody(context, schema);
    if (body === undefined) return invalid(context);
    try {
      return await withSlug(context, async (slug) => work(slug, body));
    } catch (error) {
      if (error instanceof SluglineError) return context.json({ error: problemsOf(error).map((problem) => formatProblem(problem)).join('\n') }, 409);
      throw error;
    }
  }
}

/** The body as a schema wants it; undefined when it is none. */
export async function readBody<T>(context: Context, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.safeParse(await context.req.json()).data;
  } catch {
    return undefined;
  }
}

export function invalid(context: Context): Response {
  return context.json({ error: 'The desk does not understand this request.' }, 400);
}

function tooLong(context: Context): Response {
  return context.json({ error: TOO_LONG }, 413);
}

function missing(context: Context): Response {
  return context.json({ error: 'There is no such article.' }, 404);
}
