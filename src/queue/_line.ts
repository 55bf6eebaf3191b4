/**
 * Those of this process that wait for the same thing stand in line: only the first one asks, the others follow in the order they came.
 * Without a line each call of a waiting worker would ask the database again and again.
 */
export interface Line {
  /**
   * Asks until the answer is not to come again later.
   * @param later milliseconds to come again in; undefined: it is an answer
   * @throws what `ask` and `sleep` throw
   */
  through<Answer>(ask: () => Promise<Answer>, later: (answer: Answer) => number | undefined, sleep: (ms: number) => Promise<void>): Promise<Answer>;
}

export function createLine(): Line {
  const waiting: (() => void)[] = [];
  let busy = false;
  return {
    async through(ask, later, sleep) {
      let wait: number | undefined = 0;
      if (!busy) {
        const answer = await ask();
        wait = later(answer);
        if (wait === undefined) return answer;
      }
      if (busy) {
        await new Promise<void>((resolve) => { waiting.push(resolve); });
        wait = 0;
      }
      busy = true;
      try {
        for (;;) {
          if (wait > 0) await sleep(wait);
          const answer = await ask();
          wait = later(answer);
          if (wait === undefined) return answer;
        }
      } finally {
        const next = waiting.shift();
        if (next === undefined) busy = false;
        else next();
      }
    },
  };
}
