import { defineRule } from '../../kinds.ts';

/** Front matter keys from which blogs take the picture of a link preview, the most special first. */
const KEYS = ['ogImage', 'og_image', 'socialImage', 'social_image', 'shareImage', 'heroImage'] as const;
/** Formats that link previews do not draw; JPEG, PNG, GIF and WebP are safe. */
const UNDRAWN = /\.(svgz?|ico|pdf|tiff?|heic|psd|bmp)(?:[?#]|$)/i;

/**
 * What the article gives a layout for `og:image`. No picture at all is told by `frontmatter/missing-required` and not again here: this rule looks at the one
 * that is there. Keys of other generators (`cover`, `image`) count as `heroImage`.
 */
export default defineRule({
  id: 'media/og-image-missing',
  severity: 'warning',
  about: 'A picture for link previews that previews cannot draw, so that they have none.',
  why: 'Messengers and social networks show a link with its picture; without a usable one it is a bare line of text.',
  fix: 'Give a JPEG, PNG or WebP, or add one for previews as `ogImage`.',
  source: 'ogp.me: og:image is a required property; Google Search Central, Google Images: og:image (2026-03-02).',
  needs: 'article',
  examples: {
    bad: ['---\ntitle: Kites\nheroImage: https://example.org/kite.svg\n---\n# Kites\n\nText.\n', '---\ntitle: Змеи\nlang: ru\nheroImage: data:image/png;base64,iVBORw0KGgo=\n---\n# Змеи\n\nТекст.\n'],
    good: ['---\ntitle: Kites\nheroImage: https://example.org/kite.jpg\n---\n# Kites\n\nText.\n', '---\ntitle: Kites\nheroImage: /kite.svg\nogImage: /kite-share.png\n---\n# Kites\n\nText.\n', '# Kites\n\nA text without front matter.\n'],
  },
  check({ doc }, report) {
    const key = KEYS.find((candidate) => doc.field(candidate) !== '');
    if (key === undefined) return;
    const value = doc.field(key);
    const data = value.startsWith('data:');
    const format = data ? undefined : UNDRAWN.exec(value)?.[1];
    if (!data && format === undefined) return;
    report({ ...doc.place([key]), message: `the picture for link previews is ${format === undefined ? 'written into the page as a data: address' : `a .${format.toLowerCase()} file`}, which previews do not draw` });
  },
});
