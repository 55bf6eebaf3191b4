/** Terms and counts of all texts one behind the other; `starts` says where each begins. */
export interface Store {
  push(counts: ReadonlyMap<number, number>): void;
  /** Gives back the room that is not used. */
  trim(): void;
  starts: number[];
  terms: Int32Array;
  counts: Uint16Array;
}

export function createStore(): Store {
  const store: Store = {
    starts: [0], terms: new Int32Array(1 << 12), counts: new Uint16Array(1 << 12),
    push(counts) {
      const start = store.starts.at(-1) ?? 0;
      const size = start + counts.size;
      if (size > store.terms.length) {
        const room = Math.max(size, Math.ceil(store.terms.length * 1.5));
        const [terms, old] = [new Int32Array(room), new Uint16Array(room)];
        terms.set(store.terms);
        old.set(store.counts);
        Object.assign(store, { terms, counts: old });
      }
      let at = start;
      for (const [term, count] of counts) {
        store.terms[at] = term;
        store.counts[at++] = Math.min(0xffff, count);
      }
      store.starts.push(size);
    },
    trim() {
      const size = store.starts.at(-1) ?? 0;
      Object.assign(store, { terms: store.terms.slice(0, size), counts: store.counts.slice(0, size) });
    },
  };
  return store;
}

/** Numbers terms anew in order of language and word, and sorts each text's by number: sums and ties then depend on the words alone. */
export function inOrderOfWords(words: ReadonlyMap<string, Map<string, number>>, terms: readonly string[], { starts, terms: docTerms, counts }: Store): void {
  const renumbered = new Int32Array(terms.length);
  let next = 0;
  for (const tag of [...words.keys()].sort()) {
    const numbers = words.get(tag) as Map<string, number>;
    for (const word of [...numbers.keys()].sort()) {
      renumbered[numbers.get(word) as number] = next;
      numbers.set(word, next++);
    }
  }
  for (let id = 0; id + 1 < starts.length; id++) {
    const [from, to] = [starts[id] as number, starts[id + 1] as number];
    // Number and count in one float: both are whole and small, so nothing is lost, and the sort needs no comparison function.
    const packed = Float64Array.from({ length: to - from }, (_, index) => (renumbered[docTerms[from + index] as number] as number) * 0x10000 + (counts[from + index] as number)).sort();
    packed.forEach((both, index) => {
      docTerms[from + index] = Math.floor(both / 0x10000);
      counts[from + index] = both % 0x10000;
    });
  }
}

/** For every followed term its texts, and how often each uses it: those of term `t` from `first[t]` to `first[t + 1]`. */
export function postingsOf({ terms, counts, starts }: Store, frequency: Int32Array, followed: (term: number) => boolean): { first: Int32Array; texts: Int32Array; uses: Uint16Array } {
  const first = new Int32Array(frequency.length + 1);
  for (let term = 0; term < frequency.length; term++) first[term + 1] = (first[term] as number) + (followed(term) ? (frequency[term] as number) : 0);
  const total = first[frequency.length] as number;
  const [texts, uses, next] = [new Int32Array(total), new Uint16Array(total), first.slice()];
  for (let id = 0; id + 1 < starts.length; id++) {
    for (let at = starts[id] as number; at < (starts[id + 1] as number); at++) {
      const term = terms[at] as number;
      if (!followed(term)) continue;
      const place = next[term] as number;
      next[term] = place + 1;
      texts[place] = id;
      uses[place] = counts[at] as number;
    }
  }
  return { first, texts, uses };
}
