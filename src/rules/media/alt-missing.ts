import { defineRule } from '../../kinds.ts';

/** `<img alt="">` is an explicit statement that the image is decoration and stays; Markdown `![](…)` is one that was forgotten. */
export default defineRule({
  id: 'media/alt-missing',
  severity: 'error',
  about: 'An image without a text alternative.',
  why: 'Screen readers and image search have nothing to go by, and a reader whose image fails to load sees a gap.',
  fix: 'Say in a few words what the image shows; a pure ornament is written as raw HTML with alt="".',
  source: 'Google Search Central, Google Images (2026-03-02); markdownlint MD045.',
  needs: 'article',
  examples: {
    bad: ['# Tyres\n\n![](/rack.jpg)\n', '# Tyres\n\n<img src="/rack.jpg">\n'],
    good: ['# Tyres\n\n![Four tyres on a wall rack](/rack.jpg)\n', '# Tyres\n\n<img src="/line.svg" alt="">\n', '# Tyres\n\n`![](/rack.jpg)` is Markdown.\n'],
  },
  check({ doc, config }, report) {
    for (const image of doc.images) {
      const written = doc.text.charAt(image.start) === '!';
      if (image.alt !== null && (image.alt.trim() !== '' || !written)) continue;
      // Elsewhere `![](…)` may be meant as decoration, and it becomes valid HTML; an image without the attribute does not.
      report({ start: image.start, end: image.end, severity: config === undefined && written ? 'warning' : 'error', message: `the image ${shortened(image.url)} has no text alternative` });
    }
  },
});

function shortened(url: string): string {
  if (url === '') return 'without an address';
  return url.length > 80 ? `${url.slice(0, 77)}…` : url;
}
