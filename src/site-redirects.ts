import { SluglineError, type Problem } from './model/errors.ts';
import type { SiteConfig } from './model/site.ts';
import type { Files } from './model/world.ts';
import { readText } from './project.ts';
import { hostOf, siteHost } from './text/link-targets.ts';
import { joinPath } from './text/paths.ts';
import { parseRedirects, redirectLines, type RedirectRule } from './text/redirect-rules.ts';
import { isWebAddress } from './text/web-address.ts';

/** A redirect of the site, with the file that says so. */
export interface SiteRedirect extends RedirectRule {
  file: string;
}

/**
 * The redirects of the blog (`content.redirects`), in the order of the config and of the files; of two with one `from` the first holds in a `_redirects` file.
 * @returns rules with `from` as a path of the site, those of other hosts left out; all of them as lines of a `_redirects` file; problems for what is not there or cannot be read
 */
export function redirectsOfSite(files: Files, dir: string, config: SiteConfig): { redirects: SiteRedirect[]; lines: string[]; problems: Problem[] } {
  const redirects: SiteRedirect[] = [];
  const lines: string[] = [];
  const problems: Problem[] = [];
  const refuse = (file: string, message: string, help: string): void => void problems.push({ code: 'CONFIG_INVALID', file, message: `content.redirects: ${message}`, help });
  for (const place of config.content.redirects) {
    const file = joinPath(dir, place);
    if (isWebAddress(place)) refuse(place, `"${place}" is an address, and redirects are read from files`, 'Name the _redirects file or the config in the checkout of the blog.');
    else if (/\.(?:json|toml|ya?ml)$/i.test(place)) refuse(file, `"${place}" is not read: redirects are read from _redirects files and Astro configs`, 'Name such a file, or leave it out.');
    else {
      const stat = files.stat(file);
      if (stat === undefined) refuse(file, `"${place}" does not exist`, 'Correct the path (it is relative to the project).');
      else if (stat.isDirectory) refuse(file, `"${place}" is a directory`, 'Name the file in it: _redirects or astro.config.mjs.');
      else take(file);
    }
  }
  return { redirects, lines, problems };

  function take(file: string): void {
    try {
      const source = { file, text: readText(files, '.', file) ?? '' };
      const read = parseRedirects(source);
      problems.push(...read.problems);
      // What we made of all of them ourselves says nothing new.
      if (file !== joinPath(dir, `${config.output.dir.replace(/\/+$/, '')}/_redirects`)) lines.push(...redirectLines(source));
      for (const rule of read.redirects) {
        const host = hostOf(rule.from);
        if (host === undefined) redirects.push({ ...rule, file });
        else if (host === siteHost(config)) redirects.push({ ...rule, from: rule.from.replace(/^https?:\/\/[^/]*/i, '') || '/', file });
      }
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
}
