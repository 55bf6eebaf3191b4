/** Versions of articles in other languages, for `hreflang`. */

/** A language as search engines read it: `ru`, `pt-br`, `zh-hans`, `x-default` (Google Search Central, "Localized versions"). */
const HREFLANG = /^(?:x-default|[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?)$/;

/** Versions with absolute addresses; undefined when none is left. Tags that search engines do not know and addresses that are none are left out. */
export function absoluteAlternates(alternates: Readonly<Record<string, string>> | undefined, page: string): Record<string, string> | undefined {
  const known = Object.entries(alternates ?? {}).flatMap(([lang, address]) => {
    const url = URL.canParse(address, page) ? new URL(address, page) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && HREFLANG.test(lang) ? [[lang, url.href] as const] : [];
  });
  return known.length === 0 ? undefined : Object.fromEntries(known.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A page with what it says of its versions. */
export interface PageVersions {
  url: string;
  lang: string;
  /** Absolute addresses by language. */
  alternates: Readonly<Record<string, string>> | undefined;
}

/**
 * The versions of each page that has any, itself included, in order of language. Search engines want every version to name all others, so what one page
 * says holds for all pages it names. Pages that contradict each other (two addresses for one language) are left out altogether.
 * @param isGone true for addresses that lead nowhere: those of drafts
 */
export function languageVersions(pages: readonly PageVersions[], isGone: (url: string) => boolean): Map<string, [lang: string, url: string][]> {
  const groups = new Map<string, Map<string, string> | 'contradiction'>();
  const byUrl = new Map<string, string>();
  const rootOf = (url: string): string => {
    let root = url;
    for (let up = byUrl.get(root); up !== undefined && up !== root; up = byUrl.get(root)) root = up;
    return root;
  };
  const join = (a: string, b: string): void => {
    const [left, right] = [rootOf(a), rootOf(b)].toSorted() as [string, string];
    byUrl.set(left, left);
    byUrl.set(right, left);
  };
  const told = pages.filter((page) => page.alternates !== undefined);
  for (const { url, alternates = {} } of told) for (const other of Object.values(alternates)) join(url, other);
  const tell = (url: string, lang: string): void => {
    if (isGone(url)) return;
    const root = rootOf(url);
    const group = groups.get(root) ?? new Map<string, string>();
    if (group === 'contradiction') return;
    const known = group.get(lang);
    groups.set(root, known !== undefined && known !== url ? 'contradiction' : group.set(lang, url));
  };
  for (const { url, lang, alternates = {} } of told) {
    // A page may give its own language more exactly (en-gb) than its file does.
    if (!Object.entries(alternates).some(([own, other]) => other === url && own !== 'x-default')) tell(url, lang.toLowerCase());
    for (const [other, address] of Object.entries(alternates)) tell(address, other);
  }
  return new Map(pages.flatMap(({ url }) => {
    const group = byUrl.has(url) ? groups.get(rootOf(url)) : undefined;
    return group === undefined || group === 'contradiction' || group.size < 2 ? [] : [[url, [...group].toSorted(([a], [b]) => (a < b ? -1 : 1))] as const];
  }));
}
