import { defineRule } from '../../kinds.ts';
import { hasImageExtension } from '../../text/image-urls.ts';
import { mayHoldImages } from '../../text/pictures.ts';

/** Parameters by which image services are asked for a width. */
const WIDTH = /[?&;,/](?:w|width|tr:w)[=_-](\d{2,5})(?![\d%])/i;
/** Renditions that blog engines make: `photo-300x200.jpg`, `photo@300x200.webp`. */
const RENDITION = /[-_@](\d{2,4})x(\d{2,4})\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;

/**
 * What the address alone says: the format by its extension, the width by a parameter or by the name of a rendition. Nothing is fetched, so weight in bytes
 * and the real size stay unknown. Sizes are an information: the layout may need a large or a small one.
 */
export default defineRule({
  id: 'media/format-size',
  severity: 'warning',
  about: 'An image in a format browsers or search engines do not show, or asked for in a size that does not fit an article.',
  why: 'A wrong format shows nothing, a picture far wider than its column costs readers time and traffic, and a thumbnail in place of a hero is blurred.',
  fix: 'Use WebP, AVIF, JPEG, PNG or SVG, a hero between 1200 and 2000 px wide, and pictures in the text as wide as their column.',
  source: 'Google Search Central, Google Images: formats (2026-03-02), and Article structured data: large images; the widths are editorial judgement.',
  options: { maxWidth: 2000, minHeroWidth: 1200, thumbnailWidth: 200 },
  needs: 'article',
  examples: {
    bad: [
      '# Kites\n\n![A kite over a beach](/kite.tiff)\n',
      '---\ntitle: Kites\nheroImage: https://example.org/kite.jpg?w=3200\n---\n# Kites\n\nText.\n',
      '---\ntitle: Змеи\nlang: ru\nheroImage: https://example.org/uploads/zmey-300x200.jpg\n---\n# Змеи\n\nТекст.\n',
    ],
    good: ['---\ntitle: Kites\nheroImage: https://example.org/kite.jpg?w=1600\n---\n# Kites\n\n![A kite over a beach](/kite-640x480.webp)\n', '# Kites\n\n![A kite](https://example.org/photo/kite)\n'],
  },
  check({ doc, options }, report) {
    const [maxWidth, minHero, thumbnail] = [Number(options['maxWidth']), Number(options['minHeroWidth']), Number(options['thumbnailWidth'])];
    const hero = doc.field('heroImage');
    const judge = (url: string, place: () => { start: number; end: number }, smallest: number, what: string): void => {
      if (url === '' || url.startsWith('data:')) return;
      const width = Number(WIDTH.exec(url)?.[1] ?? RENDITION.exec(url)?.[1] ?? Number.NaN);
      if (hasImageExtension(url) === false || /\.bmp(?:[?#]|$)/i.test(url)) report({ ...place(), message: `the ${what} ${shortened(url)} is in a format that does not suit a page` });
      else if (width > maxWidth) report({ ...place(), severity: 'info', message: `the ${what} is asked for ${width} px wide, more than ${maxWidth}` });
      else if (width < smallest) report({ ...place(), severity: 'info', message: `the ${what} is only ${width} px wide, less than ${smallest}` });
    };
    judge(hero, () => doc.place(['heroImage']), minHero, 'hero image');
    if (mayHoldImages(doc)) for (const image of doc.images) judge(image.url, () => ({ start: image.start, end: image.end }), thumbnail, 'image');
  },
});

function shortened(url: string): string {
  return url.length > 80 ? `${url.slice(0, 77)}…` : url;
}
