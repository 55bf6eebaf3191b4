/** What the desk says of the site as a whole: links, findings, phrases, rivals, money, versions of the prompts. Plain JSON; the page and the static report take these types. */

type Severity = 'error' | 'warning' | 'info';

/** One circle of the graph: an article, or in an overview a cluster. */
export interface GraphNodeView {
  x: number;
  y: number;
  r: number;
  /** Number of the cluster; 0 for none. */
  c: number;
  /** '' for a cluster. */
  slug: string;
  label: string;
  /** Articles that link to it, and that it links to. */
  in: number;
  out: number;
  /** Clicks from the home page; null when no way leads there. */
  depth: number | null;
  orphan: boolean;
  hub: boolean;
  /** Labelled even where there is little room. */
  key: boolean;
}

export interface GraphView {
  /** Largest first. */
  nodes: GraphNodeView[];
  /** Pairs of numbers of circles, one after the other. */
  links: number[];
  width: number;
  height: number;
  /** Circles are clusters: there are too many articles to tell apart. */
  overview: boolean;
}

export interface SiteAnswer {
  graph: GraphView | null;
  totals: { articles: number; links: number; clusters: number; orphans: number; unreachable: number; hubs: number; broken: number } | null;
  /** Largest first. */
  clusters: { number: number; title: string; name: string; size: number; inside: number; outside: number }[];
  /** Links that lead nowhere, at most some hundreds. */
  broken: { slug: string; line: number; url: string; suggestion: string }[];
  problems: string[];
}

/** One check of the whole site. */
export interface CheckPoint {
  /** ISO date and time. */
  at: string;
  articles: number;
  errors: number;
  warnings: number;
  infos: number;
}

export interface HistoryAnswer {
  /** Oldest first. */
  points: CheckPoint[];
  /** Rules whose counts have changed most, most first, with their count at each point. */
  changed: { rule: string; counts: number[] }[];
}

export interface FindingsFound {
  rules: { rule: string; severity: Severity; count: number; articles: string[] }[];
  totals: { articles: number; errors: number; warnings: number; infos: number };
  /** What the rule for competing articles says, article by article. */
  competing: { slug: string; message: string }[];
  history: HistoryAnswer;
  problems: string[];
}

/** How far the check of the whole site is. `reading`: article by article; `comparing`: articles beside each other. */
export interface CheckProgress {
  state: 'idle' | 'reading' | 'comparing' | 'done' | 'failed';
  done: number;
  total: number;
}

export interface FindingsAnswer extends CheckProgress {
  /** Why it failed. */
  problems: string[];
  /** What the last finished check found; files may have changed since (`state` is then not `done`). */
  found: FindingsFound | null;
  /** What earlier checks found, while there is nothing newer. */
  history: HistoryAnswer | null;
}

/** A text in pieces; those with words that the other one has too are marked by 1. */
export type MarkedText = [text: string, shared: 0 | 1][];

export interface PairSide {
  slug: string;
  title: MarkedText;
  primary: MarkedText;
  /** False when nobody named it: the topic or the title. */
  named: boolean;
  secondary: MarkedText[];
  description: MarkedText;
  /** ISO date; '' when it has none. */
  date: string;
  /** The article is there; otherwise only its brief. */
  written: boolean;
  /** Relative to the project. */
  file: string;
  /** Path of the brief; '' for a post without one. */
  brief: string;
  /** Articles that link to it. */
  inbound: number;
}

export interface PairView {
  /** The one that came first. */
  a: PairSide;
  b: PairSide;
  /** 0–1. */
  score: number;
  verdict: 'same' | 'close' | 'allowed';
  /** Why somebody wants both. */
  allowed: string;
  evidence: { kind: 'keyphrase' | 'headings' | 'body'; value: number; reason: string }[];
  /** The brief of one must link to the other. */
  linked: boolean;
}

export interface PairsAnswer {
  /** Strongest first. */
  pairs: PairView[];
  /** Pairs that were left out because there are too many. */
  more: number;
  problems: string[];
}

export interface PhraseRow {
  phrase: string;
  kind: 'primary' | 'secondary';
  /** The brief, or the article whose front matter names the phrase. */
  slug: string;
  title: string;
  lang: string;
  /** Its article is there. */
  written: boolean;
  places: { title: boolean; h1: boolean; description: boolean; first: boolean; headings: boolean };
  /** How many sentences hold it. */
  count: number;
  words: number;
  /** Other articles that have it in their title or headline, at most some; and how many there are. */
  others: { slug: string; title: string }[];
  otherCount: number;
  /** `own`: its article has it in title, headline or a heading; `other`: only other articles do; `several`: both; `text`: only its text or description has it; `nobody`; `unwritten`: there is no article yet, and no other has it. */
  state: 'own' | 'other' | 'several' | 'text' | 'nobody' | 'unwritten';
}

export interface PhrasesAnswer {
  rows: PhraseRow[];
  problems: string[];
}

export interface MoneyAnswer {
  stages: { stage: string; model: string; calls: number; input: number; output: number; cost: number | null }[];
  /** Newest first. */
  runs: { at: string; state: string; articles: number; written: number; calls: number; cost: number | null; model: string; command: string }[];
  total: number;
}

export interface EvalScore {
  mean: number;
  worst: number;
  /** The article with the worst. */
  slug: string;
}

export interface EvaluationAnswer {
  metrics: { id: string; name: string; better: 'higher' | 'lower'; unit: 'count' | 'share' | 'number' | 'usd' }[];
  /** Oldest first. */
  versions: {
    label: string; about: string; recorded: string; model: string; origin: 'hand-written' | 'model';
    articles: number;
    /** Its templates have changed since. */
    drifted: boolean;
    /** 0–100. */
    total: number;
    scores: Record<string, EvalScore | null>;
  }[];
  baseline: { label: string; mean: Record<string, number | null>; worst: Record<string, number | null> } | null;
  problems: string[];
}
