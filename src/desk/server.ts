import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SluglineError } from '../model/errors.ts';
import { pageRoutes } from './assets.ts';
import { createDesk, type DeskOptions } from './desk.ts';
import { guard } from './guard.ts';
import { projectRoutes } from './project-routes.ts';
import { articleRoutes } from './routes.ts';

/** The desk on this machine's own address, for the browser that was given the token. */
export interface RunningDesk {
  /** With the token. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** @param port 0 for any free one @throws SluglineError when the project cannot be read, or the port is taken */
export async function startDesk(options: DeskOptions, port: number): Promise<RunningDesk> {
  const desk = createDesk(options);
  const token = randomBytes(24).toString('base64url');
  const key = randomBytes(24).toString('base64url');
  const at = { port };
  const app = new Hono();
  app.use(guard({ token, key, port: () => at.port }));
  app.route('/api', articleRoutes(desk));
  app.route('/api', projectRoutes(desk));
  pageRoutes(app, options.world.files, key);
  app.notFound((context) => context.json({ error: 'There is nothing here.' }, 404));
  app.onError((_error, context) => context.json({ error: 'Something went wrong in the desk. The files are as they were.' }, 500));
  const server = await listen(app, port);
  at.port = (server.address() as AddressInfo).port;
  desk.begin();
  return {
    url: `http://127.0.0.1:${at.port}/?token=${token}`, port: at.port,
    async close() {
      desk.close();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

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
