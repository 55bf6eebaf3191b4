import { setFlagsFromString } from 'node:v8';

/** Articles of a run from which memory counts more than the wish to collect it seldom. */
const MANY = 2000;

/**
 * Sets the engine to a run of many articles, which makes much garbage and keeps little. A small heap may grow to four times what is alive before it is searched, and
 * the place for new objects to 64 MB; here by an eighth, and no further than it has grown. Holds for the whole process, and until its end.
 * @param percent how much garbage there may be beside what is alive: the more is alive, the dearer a search (12 is not to be measured where 30 MB are, and takes a third more time where 150 are)
 */
export function prepareHeap(articles: number, percent = 12): void {
  if (articles <= MANY) return;
  setFlagsFromString(`--heap-growing-percent=${percent}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}
