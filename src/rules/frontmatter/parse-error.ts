import { defineRule } from '../../kinds.ts';

/**
 * The reader of the document already knows why front matter could not be read. Added here: a block that was opened and never closed, which
 * readers take for text. A file that begins with a thematic break is no such block, so the line below must look like `key:`.
 */
export default defineRule({
  id: 'frontmatter/parse-error',
  severity: 'error',
  about: 'Front matter that cannot be read: broken YAML, a key given twice, a block that is never closed.',
  why: 'The blog cannot build the page, or builds it without title, date and author.',
  fix: 'Correct the YAML between the two `---` lines: values with ": " need quotes, every key stands once.',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Tyres: a short guide\n---\n# Tyres\n\nText.\n',
      '---\ntitle: One\ntitle: Two\n---\n# One\n\nText.\n',
      '---\ntitle: How to store tyres\n\n# How to store tyres\n\nText.\n',
    ],
    good: ["---\ntitle: 'Tyres: a short guide'\n---\n# Tyres\n\nText.\n", '# No front matter\n\nText.\n\n---\n\nMore text.\n'],
  },
  check({ doc }, report) {
    const problem = doc.frontMatterProblem;
    if (problem !== undefined) {
      const line = problem.line ?? 1;
      const lineStart = doc.lines.lineStart(line);
      const lineEnd = lineStart + (/^[^\r\n]*/.exec(doc.text.slice(lineStart))?.[0].length ?? 0);
      const start = Math.min(lineStart + (problem.column ?? 1) - 1, lineEnd);
      report({ start: start < lineEnd ? start : lineStart, end: lineEnd, message: problem.message, ...(problem.help === undefined ? {} : { help: problem.help }) });
      return;
    }
    const opened = /^\uFEFF?---[ \t]*\r?\n[\p{L}_][\p{L}\p{N}_-]*:(?:[ \t]|\r?\n)/u.exec(doc.text);
    if (doc.split.block !== '' || opened === null) return;
    report({
      start: 0, end: doc.text.indexOf('---') + 3,
      message: 'the front matter is opened with "---" and never closed, so the page shows it as text',
      help: 'Put a line with only "---" after the last key.',
    });
  },
});
