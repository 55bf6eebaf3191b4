import type { JsonObject } from './article.ts';

export interface Order { slug: string; place: number; data: JsonObject; key: string }
export interface Job { id: string; project: string; run: string; snapshot: string; slug: string; place: number; attempt: number; last: boolean; data: JsonObject; key: string }
export interface JobResult { slug: string; place: number; key: string; state: 'written' | 'failed' | 'waiting' | 'stopped'; body: JsonObject }
export interface QueueResult extends JobResult { cursor: number }
export interface Queue {
  putSnapshot(hash: string, bytes: Uint8Array): Promise<void>;
  snapshot(hash: string): Promise<Uint8Array | undefined>;
  enqueue(project: string, run: { run: string; snapshot: string; priority: number; weight: number }, orders: Iterable<Order>): Promise<{ queued: number; known: number }>;
  take(most: number, without?: readonly string[]): Promise<Job[]>;
  beat(jobs: readonly Job[]): Promise<Job[]>;
  finish(job: Job, result: JobResult): Promise<boolean>;
  fail(job: Job, result: JobResult, again: boolean): Promise<void>;
  giveBack(jobs: readonly Job[]): Promise<void>;
  results(project: string, after: number, most: number): Promise<readonly QueueResult[]>;
  forget(project: string, keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
