import { defineRule, type Report } from '../../kinds.ts';
import { blankLine, gluedLine } from '../../text/blank-lines.ts';
import { endOf, startOf } from '../../text/markdown.ts';

/** An article that leaves the line out every time, as often as this, means it. */
const HABIT = 3;

/**
 * Lists at the top level only: inside an item, text and its sub-list stand together. Where the list is one although it touches the paragraph, a blank line
 * changes nothing on the page, so the fix is safe.
 */
export default defineRule({
  id: 'structure/list-needs-blank',
  severity: 'info',
  about: 'A list that follows a paragraph without a blank line between them.',
  why: 'Some Markdown processors print such a list as part of the paragraph, dashes included, and an ordered list that does not begin with 1 always is.',
  fix: 'Put a blank line before the list.',
  source: 'CommonMark 0.31, Lists; markdownlint MD032',
  needs: 'article',
  examples: {
    bad: ['# Bread\n\nYou need:\n- flour\n- water\n', '---\nlang: ru\n---\n# Хлеб\n\nПорядок такой:\n1. замесить\n2. испечь\n'],
    good: ['# Bread\n\nYou need:\n\n- flour\n- water\n', '# Bread\n\n- dough:\n  - flour\n  - water\n- salt\n'],
  },
  check({ doc }, report) {
    const nodes = doc.tree.children;
    const found: Report[] = [];
    let lists = 0;
    for (let index = 1; index < nodes.length; index++) {
      const [before, list] = [nodes[index - 1], nodes[index]];
      if (list?.type !== 'list' || before?.type !== 'paragraph') continue;
      lists++;
      const start = gluedLine(doc.text, startOf(list));
      if (start === undefined) continue;
      const words = doc.text.slice(startOf(before), endOf(before)).trimEnd().split('\n').at(-1) ?? '';
      found.push({
        start, end: endOf(list.children[0] ?? list),
        message: `there is no blank line between "${words.length > 60 ? `…${words.slice(-59).trimStart()}` : words}" and its list`,
        edits: [blankLine(doc.text, start)],
      });
    }
    if (lists >= HABIT && found.length === lists) return;
    for (const one of found) report(one);
  },
});
