import type { MessagePort } from 'node:worker_threads';
import { nodeFiles } from '../io/files.ts';
import { createLanguages } from '../languages.ts';
import { createRecording, type Recording, type RecordingSetup, type RecordingTask } from '../recording.ts';
import { locales, rules } from '../registry.ts';

/** What a thread does that makes records of articles: it is told the settings, takes lists of tasks, gives their records back, and ends when it is ended. */
export function work(port: MessagePort): void {
  let recording: Recording | undefined;
  port.on('message', (message: { setup: RecordingSetup } | { id: number; tasks: readonly RecordingTask[] }) => {
    if ('setup' in message) {
      recording = createRecording(message.setup, { files: nodeFiles(), languages: createLanguages(locales), rules });
      return;
    }
    void answer(port, message.id, recording, message.tasks);
  });
}

async function answer(port: MessagePort, id: number, recording: Recording | undefined, tasks: readonly RecordingTask[]): Promise<void> {
  try {
    if (recording === undefined) throw new Error('tasks before settings');
    const recorded = await recording(tasks);
    // Bytes and numbers change hands without being copied.
    const transfer = recorded.flatMap((one) => ('record' in one ? [one.record.packed, one.record.keys, one.record.terms.hashes, one.record.terms.counts].map((view) => view.buffer as ArrayBuffer) : []));
    port.postMessage({ id, recorded }, transfer);
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
