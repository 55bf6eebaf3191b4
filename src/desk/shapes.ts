import type { LinkOrigin, LinkView, RunView } from './project-shapes.ts';
import type { CheckProgress } from './site-shapes.ts';

/** What the desk's server and its page say to each other: plain JSON. The page takes these types only. */

/** Where an article is on its way. `waiting`: its brief is a draft or on hold; `broken`: the brief cannot be used; `person`: a new version could not be merged; `ready`: written, and waits for approval or is a draft. */
export const STATES = ['to-write', 'writing', 'person', 'rejected', 'broken', 'ready', 'published', 'waiting'] as const;
export type State = (typeof STATES)[number];

export type Decision = 'approved' | 'held';

/** One line of the batch view. */
export interface Row {
  slug: string;
  title: string;
  state: State;
  /** Files, relative to the project; null where there is none. */
  file: string | null;
  brief: string | null;
  lang: string;
  /** A person changed the text since Slugline wrote it. */
  edited: boolean;
  /** `draft: true` in the front matter. */
  draft: boolean;
  decision: Decision | null;
  errors: number;
  warnings: number;
  /** null: not counted yet, or no text. */
  words: number | null;
  /** US dollars for the text as it is; null where the price is not known or nothing was written. */
  cost: number | null;
  /** Milliseconds since 1970: the last change of the text, or of the brief. */
  changed: number;
  /** What is wrong with the brief or the lock. */
  problems: string[];
}

export const SORTS = ['title', 'state', 'findings', 'words', 'cost', 'changed'] as const;
export type Sort = (typeof SORTS)[number];

export interface RowsAnswer {
  total: number;
  from: number;
  rows: Row[];
  /** How many articles each filter would show for the same search. */
  counts: Record<State | 'all' | 'edited', number>;
  /** False while files are still being read: figures may change. */
  complete: boolean;
}

/** A node of a rendered text. A string element name, attributes that were looked at, children; or text with the marks that lie on it. */
export type ViewNode = { e: string; a?: Record<string, string>; c?: ViewNode[]; at?: number } | { x: string; at?: number; f?: number[]; k?: number };

export interface FindingView {
  id: number;
  rule: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  help: string;
  /** Why the rule is there; '' for one that is not known here. */
  why: string;
  line: number;
  /** Offsets in the text. */
  start: number;
  end: number;
  fix: boolean;
  /** Block of the text it stands at; -1: front matter. */
  block: number;
  ru: RussianText | null;
}

/** A finding in Russian; null where a message is not known in Russian and the English one stands. */
export interface RussianText {
  title: string;
  message: string | null;
  help: string | null;
  why: string;
}

export interface ClaimView {
  id: number;
  kind: string;
  text: string;
  verdict: 'fact' | 'brief' | 'arithmetic' | 'name' | 'harmless' | 'unbound';
  why: string;
  /** The same in Russian; null where `why` is the text of a fact or of the brief, or not known in Russian. */
  whyRu: string | null;
  /** Sources of the facts that prove it. */
  sources: { id: string; text: string; source: string }[];
  where: string;
  start: number;
  end: number;
  block: number;
}

/** A line as a search engine may show it. */
export interface ResultLine {
  text: string;
  /** What is shown: the same, or cut with an ellipsis. */
  shown: string;
  /** Width in px at `size`, and the width at which it is cut. */
  width: number;
  limit: number;
  size: number;
}

export interface ResultPreview {
  engine: 'google' | 'yandex';
  device: 'desktop' | 'phone';
  /** Whether people have measured where lines are cut, or nobody has and the limit is a guess of ours. */
  basis: 'measured' | 'guess';
  title: ResultLine;
  description: ResultLine;
}

/** One value of the structured data. */
export interface DataLeaf {
  path: string;
  key: string;
  depth: number;
  /** Undefined for an object or a list. */
  value?: string;
  /** Where a reader sees it: an offset of the text, or a key of the front matter. */
  at?: number;
  shownAs?: 'title' | 'description' | 'heading' | 'text' | 'faq' | 'front-matter';
}

/** What a text looks like and what is said of it. Made anew for each text. */
export interface TextView {
  blocks: { start: number; end: number; nodes: ViewNode[] }[];
  frontMatter: { key: string; value: string; kind: 'line' | 'text' | 'list' | 'flag' | 'other' }[];
  frontMatterProblem: string | null;
  findings: FindingView[];
  claims: ClaimView[];
  results: ResultPreview[];
  /** Where it will live. */
  url: string;
  siteName: string;
  card: { title: string; description: string; image: string; alt: string; host: string };
  data: DataLeaf[];
  links: LinkView[];
  words: number;
  lang: string;
  /** Milliseconds the server took. */
  ms: number;
}

export interface Approval {
  state: Decision;
  by: string;
  at: string;
  /** It holds for the text as it is now. */
  valid: boolean;
}

export interface ArticleAnswer {
  row: Row;
  /** Empty when nothing is written yet, and of a text that is too long. */
  text: string;
  /** Where the text begins behind the front matter. */
  body: number;
  /** Too long to be shown, checked and edited at the desk. */
  tooLong: boolean;
  /** Of the file; '' when there is none. */
  sha256: string;
  /** What the text is: the placed article, or one that was held back. */
  source: 'article' | 'rejected' | 'none';
  view: TextView | null;
  approval: Approval | null;
  notes: string;
  related: { slug: string; title: string }[];
  inText: LinkOrigin[];
  /** Which versions there are besides the file. */
  versions: ('generated' | 'pending')[];
  approvalAsked: boolean;
}

/** Part of a comparison of two texts. */
export interface Hunk {
  same: boolean;
  /** Text in the first and in the second version. */
  a: string;
  b: string;
  /** Words of a changed part: taken out (-1), put in (1), kept (0). */
  words: [kind: -1 | 0 | 1, text: string][];
  /** Taken over unless the person says otherwise: nobody edited this part. */
  take: boolean;
}

export interface VersionsAnswer {
  sha256: string;
  /** '' when there is none. */
  pendingSha256: string;
  /** From the text as it was generated to the file. */
  edits: Hunk[] | null;
  /** From the file to the new version. */
  pending: Hunk[] | null;
}

export type * from './project-shapes.ts';
export type * from './site-shapes.ts';

/** What the server tells by itself. */
export type DeskEvent =
  | { type: 'rows' }
  | { type: 'article'; slug: string }
  | { type: 'run'; run: RunView }
  | { type: 'config' }
  | ({ type: 'check' } & CheckProgress);
