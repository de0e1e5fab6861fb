import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Order, Saying } from '../program/orders.ts';
import { SILENCE_MS } from './engine.ts';

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Selfsame</title><script type="module" src="program.mjs"></script>';

/**
 * Serves the program to one browser, gives it its orders and hears what it says.
 * @param open leads a browser to the address
 * @throws Error where it says nothing for twenty minutes, or `open` does
 */
export async function serveProgram(
  program: string,
  orders: readonly Order[],
  hear: (saying: Saying) => void,
  open: (url: string, fail: (error: Error) => void) => Promise<() => Promise<void> | void>,
): Promise<void> {
  const source = readFileSync(program);
  let finish = (): void => {};
  let fail: (error: Error) => void = () => {};
  const finished = new Promise<void>((resolve, reject) => ([finish, fail] = [resolve, reject]));
  const silence = setTimeout(() => fail(new Error('it says nothing')), SILENCE_MS);
  const answer = (response: ServerResponse, type: string, body: string | Buffer): void => {
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  };
  const server = createServer((request, response) => {
    if (request.url === '/') answer(response, 'text/html', PAGE);
    else if (request.url === '/program.mjs') answer(response, 'text/javascript', source);
    else if (request.url === '/orders') answer(response, 'application/json', JSON.stringify(orders));
    else if (request.url !== '/sayings') response.writeHead(404).end();
    else {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        answer(response, 'text/plain', '');
        silence.refresh();
        const saying = JSON.parse(Buffer.concat(chunks).toString()) as Saying;
        hear(saying);
        if (saying.say === 'done') finish();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, fail).catch(
    (error: Error) => {
      fail(error);
      return () => {};
    },
  );
  try {
    await finished;
  } finally {
    clearTimeout(silence);
    await close();
    server.closeAllConnections();
    server.close();
  }
}
