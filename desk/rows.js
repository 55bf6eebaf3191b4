// Made from src/desk/rows.ts by `npm run gen`: change that.
// @ts-nocheck
/* oxlint-disable -- its types stand there */

const STATES = ['to-write', 'writing', 'person', 'rejected', 'broken', 'ready', 'published', 'waiting'];

/** The batch view's questions: filter, full-text search, order, one page. Pure. */

/** What is looked at first: what a person has to do something about. */
const URGENCY = { person: 0, rejected: 1, broken: 2, ready: 3, writing: 4, 'to-write': 5, published: 6, waiting: 7 };

/** Text as it is searched: lower case, one letter for ё and е. */
export function searchable(text) {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** @param textOf searchable text of an article, '' when it has none */
export function answerRows(all, question, textOf, complete) {
  const words = searchable(question.words).split(/\s+/).filter((word) => word !== '');
  const found = words.length === 0 ? all : all.filter((row) => {
    const head = searchable(`${row.title} ${row.slug} ${row.brief ?? ''}`);
    const missing = words.filter((word) => !head.includes(word));
    if (missing.length === 0) return true;
    const text = textOf(row.slug);
    return missing.every((word) => text.includes(word));
  });
  const counts = { all: found.length, edited: 0, ...Object.fromEntries(STATES.map((state) => [state, 0])) };
  for (const row of found) {
    counts[row.state]++;
    if (row.edited) counts.edited++;
  }
  const kept = question.state === 'all' ? found : found.filter((row) => (question.state === 'edited' ? row.edited : row.state === question.state));
  const direction = question.descending ? -1 : 1;
  const compare = COMPARE[question.sort];
  const sorted = kept.toSorted((a, b) => direction * compare(a, b) || (a.slug < b.slug ? -1 : 1));
  return { total: sorted.length, from: question.from, rows: sorted.slice(question.from, question.from + question.count), counts, complete };
}

const byTitle = new Intl.Collator(['ru', 'en'], { numeric: true });

const COMPARE = {
  title: (a, b) => byTitle.compare(a.title, b.title),
  state: (a, b) => URGENCY[a.state] - URGENCY[b.state] || b.errors - a.errors || b.warnings - a.warnings || byTitle.compare(a.title, b.title),
  findings: (a, b) => a.errors - b.errors || a.warnings - b.warnings,
  words: (a, b) => (a.words ?? -1) - (b.words ?? -1),
  cost: (a, b) => (a.cost ?? -1) - (b.cost ?? -1),
  changed: (a, b) => a.changed - b.changed,
};
