/** Query parameters that only follow the visitor. Click ids are added by ad systems and mailers; `utm_…` by the owner of a campaign. */
const CLICK_IDS: ReadonlySet<string> = new Set([
  'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'fbclid', 'yclid', 'ysclid', 'ymclid', '_openstat', 'msclkid', 'ttclid', 'twclid', 'igshid', 'igsh', 'li_fat_id', 'mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'vero_id', 'mkt_tok', 'rb_clickid',
]);

export interface TrackedUrl {
  /** Names of the parameters found. */
  campaign: string[];
  clickIds: string[];
  /** The URL without them. */
  clean: string;
}

/** Finds tracking parameters in a URL of any form; undefined when there are none. The rest of the URL stays as it is written. */
export function findTracking(url: string): TrackedUrl | undefined {
  const match = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url);
  if (match === null) return undefined;
  const [, path = '', query = '', fragment = ''] = match;
  const campaign: string[] = [];
  const clickIds: string[] = [];
  const kept = query.split('&').filter((pair) => {
    const name = (pair.split('=')[0] ?? '').toLowerCase();
    const list = name.startsWith('utm_') ? campaign : CLICK_IDS.has(name) ? clickIds : undefined;
    list?.push(name);
    return list === undefined;
  });
  if (campaign.length + clickIds.length === 0) return undefined;
  return { campaign, clickIds, clean: `${path}${kept.length === 0 ? '' : `?${kept.join('&')}`}${fragment}` };
}
