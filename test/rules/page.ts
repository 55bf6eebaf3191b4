/** Short articles for the tests of rules about front matter and structured data. */

/** An article with these front matter lines (YAML). */
export function page(frontMatter: string, body = '# Tyres\n\nText.\n'): string {
  return `---\n${frontMatter.trim()}\n---\n${body}`;
}

/** An article whose `schema` is one node with these lines; they are indented here. */
export function schemaPage(node: string, frontMatter = 'title: Tyres\nauthor: Anna Sedova', body?: string): string {
  const lines = node.trim().split('\n').map((line) => `  ${line}`).join('\n');
  return page(`${frontMatter}\nschema:\n  '@context': https://schema.org\n${lines}`, body);
}
