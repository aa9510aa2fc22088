/** The real product, started as `npm start` does, called, and ended with Ctrl-C during the call. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Room } from '@livekit/rtc-node';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freeTcpPort } from '../../scripts/start/ports.ts';
import { processesWith } from '../support/setup/processesWith.ts';
import { root, startScript } from '../support/setup/runScript.ts';
import { temporaryFolder } from '../support/setup/temporaryFolder.ts';
import { until } from '../support/setup/until.ts';

const bootstrap = join(root, 'scripts', 'bootstrap.js');
const callSchema = z.object({ callId: z.string(), url: z.string(), token: z.string() });

async function callAt(address: string): Promise<z.infer<typeof callSchema> | undefined> {
  const response = await fetch(`${address}/api/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const body: unknown = await response.json();
  return response.status === 201 ? callSchema.parse(body) : undefined;
}

test('npm start brings the pages up, takes a call, and Ctrl-C in the call leaves nothing behind', async () => {
  const data = join(temporaryFolder(), 'data');
  const port = await freeTcpPort(3400);
  const address = `http://127.0.0.1:${port}`;
  const environment = { DATA_DIR: data, PORT: String(port) };
  const product = startScript([bootstrap, 'start'], environment);
  await until('the product is ready', () => product.output().includes('三声已就绪'), 90_000);

  expect(product.output()).toContain(`来电页面：http://localhost:${port}`);
  for (const page of ['/', '/desk']) expect((await fetch(address + page)).status).toBe(200);
  expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, 'media-server.yaml'), 'utf8')).not.toContain('devkey');

  const second = await startScript([bootstrap, 'start'], environment).ended;
  expect(second.code).toBe(1);
  expect(second.output).toContain(`进程 ${product.child.pid}，http://localhost:${port}`);

  let call: z.infer<typeof callSchema> | undefined;
  await until(
    'a worker takes the call',
    async () => {
      call ??= await callAt(address);
      return call !== undefined;
    },
    30_000,
  );
  if (call === undefined) throw new Error('there is no call');
  const room = new Room();
  await room.connect(call.url, call.token);
  await until('the agent is in the room', () => room.remoteParticipants.size > 0, 45_000);

  const before = processesWith(data);
  expect(before.length).toBeGreaterThan(4);
  product.child.kill('SIGINT');
  const tookMs = await until('nothing is left', () => processesWith(data).length === 0, 8000);
  expect(tookMs).toBeLessThan(5000);
  expect((await product.ended).code).toBe(0);
  await room.disconnect();

  const journal = readFileSync(join(data, 'journal', call.callId, '0.jsonl'), 'utf8');
  expect(journal.trimEnd().split('\n').at(-1)).toMatch(/"type":"call\.ended","by":"system"/);
});
