import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import type { Files } from '../model/world.ts';
import { pageRoutes } from './assets.ts';
import type { DeskOptions } from './desk.ts';
import { guard } from './guard.ts';
import type { DeskApi } from './open.ts';

/** The desk on this machine's own address, for the browser that was given the token. */
export interface RunningDesk {
  /** With the token. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Listens at once; the rules, the languages and the project are loaded while the browser loads the page, and its first question waits for them.
 * @param port 0 for any free one
 * @param options what the desk needs, gathered meanwhile
 * @throws SluglineError when the port is taken
 */
export async function startDesk(files: Files, port: number, options: () => Promise<DeskOptions>): Promise<RunningDesk> {
  const token = randomBytes(24).toString('base64url');
  const key = randomBytes(24).toString('base64url');
  const at = { port };
  const opened = Promise.withResolvers<DeskApi>();
  // Each question tells of it.
  opened.promise.catch(() => undefined);
  const app = new Hono();
  app.use(guard({ token, key, port: () => at.port }));
  app.all('/api/*', async (context) => {
    try {
      return await (await opened.promise).fetch(context.req.raw);
    } catch (error) {
      return context.json({ error: error instanceof SluglineError ? problemsOf(error).map((problem) => formatProblem(problem)).join('\n') : WRONG }, 500);
    }
  });
  pageRoutes(app, files, key);
  app.notFound((context) => context.json({ error: 'There is nothing here.' }, 404));
  app.onError((_error, context) => context.json({ error: WRONG }, 500));
  const server = await listen(app, port);
  at.port = (server.address() as AddressInfo).port;
  // After the turn in which the address is printed.
  setImmediate(() => {
    const open = async (): Promise<DeskApi> => (await import('./open.ts')).openApi(await options());
    open().then(opened.resolve, opened.reject);
  });
  return {
    url: `http://127.0.0.1:${at.port}/?token=${token}`, port: at.port,
    async close() {
      await (await opened.promise.catch(() => undefined))?.close();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

const WRONG = 'Something went wrong in the desk. The files are as they were.';

async function listen(app: Hono, port: number): Promise<ServerType> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new SluglineError({ code: 'USAGE', message: `the port ${port} is taken`, help: 'Leave out --port to get a free one.' });
    throw error;
  }
  return server;
}
