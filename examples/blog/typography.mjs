/**
 * Russian typography in the text of articles, as a plugin of Astro's Markdown processor: a word of one or two letters stays with the next one, a dash with the word
 * before it. Headings are left alone, because their anchors are made from their words.
 */
export const russianTypography = {
  name: 'russian-typography',
  text(node, context) {
    for (let above = context.parent(node); above !== undefined; above = context.parent(above)) if (above.type === 'heading') return;
    const text = node.value.replaceAll(/(?<![\p{L}\p{N}])([\u0400-\u04ff]{1,2}) /gu, '$1\u00a0').replaceAll(/(?<=[\u0400-\u04ff»)]) — /gu, '\u00a0— ');
    if (text !== node.value) context.setProperty(node, 'value', text);
  },
};
