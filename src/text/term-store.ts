/** Terms and counts of all texts one behind the other; `starts` says where each begins. */
export interface Store {
  /** Terms of a text with their counts; `terms` and `counts` are of one length. */
  push(terms: Int32Array, counts: Uint16Array): void;
  /** Gives back the room that is not used. */
  trim(): void;
  starts: number[];
  terms: Int32Array;
  counts: Uint16Array;
}

export function createStore(): Store {
  const store: Store = {
    starts: [0], terms: new Int32Array(1 << 12), counts: new Uint16Array(1 << 12),
    push(terms, counts) {
      const start = store.starts.at(-1) ?? 0;
      const size = start + terms.length;
      if (size > store.terms.length) {
        const room = Math.max(size, Math.ceil(store.terms.length * 1.5));
        const [more, old] = [new Int32Array(room), new Uint16Array(room)];
        more.set(store.terms);
        old.set(store.counts);
        Object.assign(store, { terms: more, counts: old });
      }
      store.terms.set(terms, start);
      store.counts.set(counts, start);
      store.starts.push(size);
    },
    trim() {
      const size = store.starts.at(-1) ?? 0;
      Object.assign(store, { terms: store.terms.slice(0, size), counts: store.counts.slice(0, size) });
    },
  };
  return store;
}

/** Numbers terms anew in order of their hashes; each text's follow in that order, as they came: sums and ties then depend on the words alone. */
export function inOrderOfTerms(numbers: Map<number, number>, { terms: docTerms }: Store): void {
  const renumbered = new Int32Array(numbers.size);
  Float64Array.from(numbers.keys()).sort().forEach((hash, next) => {
    renumbered[numbers.get(hash) as number] = next;
    numbers.set(hash, next);
  });
  for (let at = 0; at < docTerms.length; at++) docTerms[at] = renumbered[docTerms[at] as number] as number;
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
