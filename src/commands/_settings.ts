import type { SiteConfig } from '../model/site.ts';
import type { Files } from '../model/world.ts';
import { CONFIG_FILE, loadConfig, readText } from '../project.ts';
import { joinPath } from '../text/paths.ts';
import { rules } from '../registry.ts';
import { checkRuleSettings } from '../rule-settings.ts';

/** The config of a directory with its rule settings checked; undefined when there is none. @throws SluglineError CONFIG_INVALID and others */
export function loadSettings(files: Files, dir: string): SiteConfig | undefined {
  const config = loadConfig(files, dir);
  if (config !== undefined) checkRuleSettings(config, rules, { file: joinPath(dir, CONFIG_FILE), text: readText(files, dir, CONFIG_FILE) ?? '' });
  return config;
}
