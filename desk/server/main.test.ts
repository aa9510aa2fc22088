import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChildServer } from '../../tests/support/childServer.ts';
import { eventually } from '../../tests/support/deadline.ts';
import { freePorts } from '../../tests/support/ports.ts';
import { holdLines } from './testing/heldLines.ts';
import { testSecret } from './testing/testDesk.ts';

let folder: string;
let port: number;
const started: ChildServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'three-rings-desk-'));
  [port = 0] = await freePorts(1);
});
afterEach(async () => {
  for (const desk of started.splice(0)) await desk.kill();
  await rm(folder, { recursive: true, force: true });
});

function startDesk(settings: Record<string, string> = {}): ChildServer {
  const desk = new ChildServer({
    name: 'desk server',
    command: process.execPath,
    arguments: [join(import.meta.dirname, 'main.ts')],
    environment: {
      PORT: String(port),
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'test',
      LIVEKIT_API_SECRET: 'x'.repeat(40),
      DESK_SECRET: testSecret,
      DATA_DIR: folder,
      // Nobody answers there: the records are away, which is no matter to these tests.
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
      ...settings,
    },
  });
  started.push(desk);
  return desk;
}

async function ended(desk: ChildServer): Promise<number | null> {
  await eventually(50_000, `the end of the desk server:\n${desk.output}`, () => !desk.running);
  return desk.exitCode;
}

describe('the desk server', () => {
  it('lists every bad setting at once and ends with 1', async () => {
    const desk = startDesk({ HOST: '0.0.0.0', LIVEKIT_URL: '', DESK_SECRET: 'hush' });
    expect(await ended(desk)).toBe(1);
    for (const name of ['HOST', 'LIVEKIT_URL', 'DESK_SECRET']) expect(desk.output).toContain(name);
    expect(desk.output).not.toContain('hush');
    expect(desk.output).not.toMatch(/\n\s+at /);
  });

  it('names the port that is in use and ends with 1', async () => {
    const holder = createServer().listen(port, '127.0.0.1');
    const desk = startDesk();
    expect(await ended(desk)).toBe(1);
    holder.close();
    expect(desk.output).toContain(`端口 ${port} 已被占用`);
    expect(desk.output).not.toMatch(/\n\s+at /);
  });

  it('refuses to start on broken words, naming the file', async () => {
    await writeFile(join(folder, 'phrases.yaml'), 'opening.busy: [');
    const desk = startDesk({ PROMPTS_DIR: folder });
    expect(await ended(desk)).toBe(1);
    expect(desk.output).toContain(join(folder, 'phrases.yaml'));
    expect(desk.output).not.toMatch(/\n\s+at /);
  });

  it('ends within 2 s when told to, with streams open, and closes them', async () => {
    const desk = startDesk();
    const url = `http://127.0.0.1:${port}`;
    await desk.answers(`${url}/healthz`, 50_000);
    const listen = (callId: string) =>
      holdLines(`${url}/internal/calls/${callId}/commands`, '\n', {
        authorization: `Bearer ${testSecret}`,
      });
    const calls = [await listen('c1'), await listen('c2')];
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
    const told = performance.now();
    process.kill(desk.processId, 'SIGTERM');
    expect(await ended(desk)).toBe(0);
    expect(performance.now() - told).toBeLessThan(2000);
    for (const call of calls) await call.end();
  });
});
