/** What the link index keeps between runs, so that only changed articles are read again. Machine-local, safe to delete. */
export interface KeptLinks {
  file: string;
  /** How the file looked: size and times; '' when it was too young to be told by them. */
  stamp: string;
  /** Of its bytes. */
  sha256: string;
  /** JSON in UTF-8 of what is known of it besides the numbers. */
  body: Uint8Array;
  hashes: Uint32Array;
  counts: Uint16Array;
  phrases: Uint32Array;
}

export interface LinkStore {
  /** Under which settings everything was kept; undefined when nothing was. */
  settings(): string | undefined;
  articles(): KeptLinks[];
  /** All of it or nothing. @param settings when other than before, everything else is forgotten first */
  save(change: { settings: string; put: readonly KeptLinks[]; remove: readonly string[] }): void;
  close(): void;
}
