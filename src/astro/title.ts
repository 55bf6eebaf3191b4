import type { LoaderContext } from 'astro/loaders';

type Rendered = Awaited<ReturnType<LoaderContext['renderMarkdown']>>;

/** The rendered text without the H1 it begins with, and without that heading in its list; unchanged when it begins with something else. */
export function withoutTitle(rendered: Rendered): Rendered {
  const title = /^\s*<h1(?:\s[^>]*)?>[\s\S]*?<\/h1>\s*/.exec(rendered.html)?.[0];
  const headings = rendered.metadata?.headings ?? [];
  if (title === undefined || headings[0]?.depth !== 1) return rendered;
  return { html: rendered.html.slice(title.length), metadata: { ...rendered.metadata, headings: headings.slice(1) } };
}
