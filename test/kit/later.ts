import type { DirectStore, ResponseStore } from '../../src/model/store.ts';

/** A store at the other end of a wire: each request takes its time to get there, and each answer its time to come back. */
export function laterStore(store: DirectStore, way: () => Promise<unknown>): ResponseStore {
  return new Proxy<ResponseStore>({ ...store }, {
    get(target, name) {
      const value = target[name as keyof ResponseStore] as unknown;
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        await way();
        const result = await (value as (...all: unknown[]) => unknown)(...given);
        await way();
        return result;
      };
    },
  });
}
