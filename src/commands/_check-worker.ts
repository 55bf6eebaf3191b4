import { parentPort, workerData } from 'node:worker_threads';
import { nodeFiles } from '../io/files.ts';
import { createLanguages } from '../languages.ts';
import { createRecording, type RecordingSetup, type RecordingTask } from '../recording.ts';
import { locales, rules } from '../registry.ts';

/** A thread that makes records of articles: takes lists of tasks, gives their records back, ends when told. */
const recording = createRecording(workerData as RecordingSetup, { files: nodeFiles(), languages: createLanguages(locales), rules });

parentPort?.on('message', ({ id, tasks }: { id: number; tasks: readonly RecordingTask[] }) => {
  recording(tasks).then(
    (recorded) => {
      // Bytes and numbers change hands without being copied.
      const transfer = recorded.flatMap((one) => ('record' in one ? [one.record.packed, one.record.keys, one.record.terms.hashes, one.record.terms.counts].map((view) => view.buffer as ArrayBuffer) : []));
      parentPort?.postMessage({ id, recorded }, transfer);
    },
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
