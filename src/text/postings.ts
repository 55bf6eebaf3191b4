/** Which of many articles have a key: built once from the keys of all, asked by key. Sixteen bytes a key while it is built, eight after. */
export interface Postings {
  /** Positions of the articles with this key, smallest first. */
  of(key: number): Int32Array;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const FIRST_BITS = 16;

/** @param lists keys of each article (32 bits unsigned), each once */
export function createPostings(lists: readonly Uint32Array[]): Postings {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  let keys = new Uint32Array(total);
  let articles = new Int32Array(total);
  let size = 0;
  lists.forEach((list, article) => {
    keys.set(list, size);
    articles.fill(article, size, size + list.length);
    size += list.length;
  });
  // By digits, least first: each pass keeps the order of the one before, so articles of one key stay in theirs.
  let [otherKeys, otherArticles] = [new Uint32Array(total), new Int32Array(total)];
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const places = new Int32Array(DIGITS + 1);
    for (let at = 0; at < total; at++) {
      const digit = (((keys[at] as number) >>> shift) & (DIGITS - 1)) + 1;
      places[digit] = (places[digit] as number) + 1;
    }
    for (let digit = 0; digit < DIGITS; digit++) places[digit + 1] = (places[digit + 1] as number) + (places[digit] as number);
    for (let at = 0; at < total; at++) {
      const digit = ((keys[at] as number) >>> shift) & (DIGITS - 1);
      const place = places[digit] as number;
      places[digit] = place + 1;
      otherKeys[place] = keys[at] as number;
      otherArticles[place] = articles[at] as number;
    }
    [keys, otherKeys, articles, otherArticles] = [otherKeys, keys, otherArticles, articles];
  }
  // Where keys with these first bits begin: one look instead of a search through all.
  const borders = new Int32Array((1 << FIRST_BITS) + 1);
  for (let at = 0; at < total; at++) {
    const border = ((keys[at] as number) >>> (32 - FIRST_BITS)) + 1;
    borders[border] = at + 1;
  }
  for (let border = 1; border < borders.length; border++) borders[border] = Math.max(borders[border] as number, borders[border - 1] as number);
  /** The first place from `low` to `high` whose key is not smaller. */
  const firstFrom = (key: number, from: number, to: number): number => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    of(key) {
      const first = key >>> (32 - FIRST_BITS);
      const [low, high] = [borders[first] as number, borders[first + 1] as number];
      const from = firstFrom(key, low, high);
      return articles.subarray(from, firstFrom(key + 1, from, high));
    },
  };
}
