import { articlePath, type SiteConfig } from './model/site.ts';
import type { Problem } from './model/errors.ts';
import type { SyncItem } from './sync.ts';
import { parseRedirects } from './text/redirect-rules.ts';
import { normalPath } from './text/site-paths.ts';

/** Redirects from addresses that articles have no more. */
export interface Redirect {
  from: string;
  to: string;
}

/** Of articles whose slug has changed. */
export function redirectsFor(items: readonly SyncItem[], config: SiteConfig): Redirect[] {
  return items.flatMap(({ slug, state, oldSlug, successor }) => {
    const [from, to] = successor === undefined ? [oldSlug, slug] : [slug, successor];
    return state === 'conflict' || from === undefined ? [] : [{ from: articlePath(config, from), to: articlePath(config, to) }];
  });
}

/**
 * A `_redirects` file with rules added at its end. A rule that is there already is kept; one that would contradict the file is not added.
 * @param text undefined when there is no file yet
 */
export function withRedirects(file: string, text: string | undefined, wanted: readonly Redirect[]): { text: string; added: Redirect[]; problems: Problem[] } {
  const before = text ?? '';
  const { redirects } = parseRedirects({ file, text: before });
  const problems: Problem[] = [];
  const added = wanted.filter(({ from, to }) => {
    const same = redirects.find((rule) => normalPath(rule.from) === normalPath(from));
    if (same !== undefined && normalPath(same.to) === normalPath(to)) return false;
    const refuse = (line: number, message: string): void => void problems.push({ code: 'CONFIG_INVALID', file, line, column: 1, message, help: `Correct the line by hand; the article moved from ${from} to ${to}.` });
    const back = redirects.find((rule) => normalPath(rule.from) === normalPath(to));
    if (same !== undefined) refuse(same.line, `${from} leads to ${same.to} already, so ${from} → ${to} was not added`);
    else if (back !== undefined) refuse(back.line, `${to} is an article, and this rule sends its readers to ${back.to}, so ${from} → ${to} was not added`);
    return same === undefined && back === undefined;
  });
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const start = before === '' || before.endsWith('\n') ? before : before + end;
  return { text: start + added.map(({ from, to }) => `${from} ${to} 301${end}`).join(''), added, problems };
}
