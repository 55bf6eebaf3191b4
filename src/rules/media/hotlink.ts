import { defineRule } from '../../kinds.ts';
import { hostOf, imageHosts, isStockHost, isUnder } from '../../text/hosts.ts';

/** Subdomains of a listed host count as listed. Outside a project nobody knows the site's hosts, so only stock services are reported. */
export default defineRule({
  id: 'media/hotlink',
  severity: 'warning',
  about: "An image that is loaded from a host which is neither the site's own nor listed under `images.hosts`.",
  why: 'The picture disappears or changes when the other site decides so, its licence is often unknown, and stock photographs show nothing of the subject.',
  fix: 'Put an image of your own on your own host, or list the host under `images.hosts` in the config.',
  source: 'Google Search Central, Google Images: high-quality, relevant images (2026-03-02).',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Tyres\nheroImage: https://images.unsplash.com/photo-1?w=1200\n---\n# Tyres\n\nText.\n',
      '# Tyres\n\n![A rack](https://pictures.example.net/rack.jpg)\n',
    ],
    good: ['---\ntitle: Tyres\nheroImage: https://static.example.org/rack.jpg\n---\n# Tyres\n\n![A rack](/rack.jpg)\n', { text: '# Tyres\n\n![A rack](https://cdn.example.net/rack.jpg)\n', config: { images: { hosts: ['cdn.example.net'] } } }],
  },
  check({ doc, config }, report) {
    const allowed = config === undefined ? undefined : imageHosts(config);
    const judge = (url: string, place: () => { start: number; end: number }, what: string): void => {
      const host = hostOf(url);
      if (host === '' || (allowed === undefined ? !isStockHost(host) : isUnder(host, allowed))) return;
      report({ ...place(), message: `the ${what} is loaded from ${host}${isStockHost(host) ? ', a service for stock photographs or placeholders' : ''}` });
    };
    const hero = doc.field('heroImage');
    if (hero !== '') judge(hero, () => doc.place(['heroImage']), 'hero image');
    for (const image of doc.images) judge(image.url, () => ({ start: image.start, end: image.end }), 'image');
  },
});
