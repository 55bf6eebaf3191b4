import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A wire to a server on this machine that breaks when told to. */
export interface Wire {
  /** The address with this wire's port. */
  url: string;
  /** The connection on which the server next says `word` breaks before the client hears it. */
  cutAtAnswer(word: string): void;
  /** The connection on which the client next says `word` breaks before the server hears it. */
  cutAtRequest(word: string): void;
  /** How many connections it has broken. */
  cuts(): number;
  /** From now on nothing gets through, and nobody is told: as when a cable is pulled. */
  freeze(): void;
  /** From now on no new connection is let through, until `accept`. */
  refuse(): void;
  accept(): void;
}

/** Words of PostgreSQL's protocol are plain text in its messages. */
export async function wireTo(url: string): Promise<Wire> {
  const target = new URL(url);
  const { hostname, port } = target;
  const sockets = new Set<Socket>();
  const watch: { answer?: string | undefined; request?: string | undefined } = {};
  let cuts = 0;
  let [frozen, refusing] = [false, false];
  const server = createServer((client) => {
    if (refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    const both = [client, upstream];
    const end = (): void => both.forEach((one) => one.destroy());
    for (const one of both) {
      sockets.add(one);
      one.on('error', end).on('close', () => { sockets.delete(one); if (!frozen) end(); });
    }
    const pass = (from: Socket, to: Socket, which: 'answer' | 'request'): void => {
      from.on('data', (data) => {
        if (frozen) return;
        const word = watch[which];
        if (word !== undefined && data.toString('latin1').includes(word)) {
          watch[which] = undefined;
          cuts++;
          end();
          return;
        }
        to.write(data);
      });
    };
    pass(upstream, client, 'answer');
    pass(client, upstream, 'request');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  afterAll(() => {
    sockets.forEach((one) => one.destroy());
    server.close();
  });
  target.port = String((server.address() as { port: number }).port);
  return { url: target.href, cutAtAnswer: (word) => void (watch.answer = word), cutAtRequest: (word) => void (watch.request = word), cuts: () => cuts, freeze: () => void (frozen = true), refuse: () => void (refusing = true), accept: () => void (refusing = false) };
}
