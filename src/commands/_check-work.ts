import type { MessagePort } from 'node:worker_threads';
import { nodeFiles } from '../io/files.ts';
import { createLanguages } from '../languages.ts';
import { createRecording, type Recorded, type RecordingSetup } from '../recording.ts';
import { locales, rules } from '../registry.ts';
import { serve } from './_thread-pool.ts';

/** What a thread does that makes records of articles. */
export function work(port: MessagePort): void {
  serve<Recorded>(port,
    (setup: RecordingSetup) => createRecording(setup, { files: nodeFiles(), languages: createLanguages(locales), rules }),
    (one) => ('record' in one ? [one.record.packed, one.record.keys, one.record.terms.hashes, one.record.terms.counts] : []));
}
