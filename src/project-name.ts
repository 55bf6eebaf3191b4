import type { Files } from './model/world.ts';
import { CONFIG_FILE, loadConfig } from './project.ts';
import { SluglineError } from './model/errors.ts';
import { joinPath } from './text/paths.ts';

/** By which name a project is known where several share a database: the address of its articles, which no two sites have in common. @throws SluglineError CONFIG_MISSING, CONFIG_INVALID */
export function projectName(files: Files, dir: string): string {
  const config = loadConfig(files, dir);
  if (config === undefined) throw new SluglineError({ code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE), message: 'there is no project here', help: '`slugline init` makes one; --project names another directory.' });
  const { host, pathname } = new URL(config.site.url);
  return `${host}${pathname}`.replace(/\/+$/, '');
}
