import { defineProvider } from '../kinds.ts';

export default defineProvider({
  id: 'offline',
  about: 'No model and no network: every stage writes from the words of the brief, the same each time.',
  needsKey: false,
  create: () => ({ host: '', model: 'offline', complete: false }),
});
