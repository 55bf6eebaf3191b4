import { Hono } from 'hono';
import { createDesk, type Desk, type DeskOptions } from './desk.ts';
import { projectRoutes } from './project-routes.ts';
import { articleRoutes } from './routes.ts';

/** Everything behind `/api`. */
export interface DeskApi {
  fetch(request: Request): Response | Promise<Response>;
  close(): Promise<void>;
}

/** @throws SluglineError when the project cannot be read */
export function openApi(options: DeskOptions): DeskApi {
  const desk = createDesk(options);
  const api = apiOf(desk);
  desk.begin();
  return { fetch: async (request) => api.fetch(request), close: () => desk.close() };
}

/** All routes of a desk. */
export function apiOf(desk: Desk): Hono {
  const api = new Hono();
  api.route('/api', articleRoutes(desk));
  api.route('/api', projectRoutes(desk));
  api.notFound((context) => context.json({ error: 'There is nothing here.' }, 404));
  api.onError((_error, context) => context.json({ error: 'Something went wrong in the desk. The files are as they were.' }, 500));
  return api;
}
