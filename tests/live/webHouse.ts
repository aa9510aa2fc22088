/**
 * The house of the browser tests: the built pages, the real desk server with its records, and the
 * real media server.
 * Only the agent is a stand-in, moved by hand, so that a test can show the pages any moment of a
 * call; the request for a call is answered here for want of a worker.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Room } from '@livekit/rtc-node';
import type { Page } from 'playwright-core';
import { RoomTokens } from '../../desk/server/calls/roomTokens.ts';
import { startTestDesk, type TestDesk } from '../../desk/server/testing/testDesk.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import { openDatabase, type RecordsDatabase } from '../../records/database/openDatabase.ts';
import { copyCluster } from '../support/databases/cluster.ts';
import { accessTo } from '../support/databases/recordsDesk.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { joinAsAgent, type StandInAgent } from './standInAgent.ts';

const project = join(import.meta.dirname, '../..');

export class WebHouse {
  readonly desk: TestDesk;
  readonly media: MediaServer;
  readonly agents: StandInAgent[] = [];
  readonly database: RecordsDatabase;
  readonly #folder: string;
  #room = '';

  constructor(desk: TestDesk, media: MediaServer, database: RecordsDatabase, folder: string) {
    this.desk = desk;
    this.media = media;
    this.database = database;
    this.#folder = folder;
  }

  /** Answers the page's request for a call as the desk server does, with a stand-in agent in the room. */
  async answerCalls(page: Page, options: { readonly ear: boolean }): Promise<void> {
    await page.route('**/api/calls', async (route) => {
      const callId = randomUUID();
      this.#room = callId;
      await this.media.rooms.createRoom({ name: callId, departureTimeout: 40 });
      this.agents.push(await joinAsAgent(this.media, callId));
      const issued = await this.tokens.issue(callId, `caller-${randomUUID().slice(0, 12)}`);
      const json = { callId, url: this.media.url, ear: options.ear, ...issued };
      await route.fulfill({ status: 201, json });
    });
  }

  /** A person joins the newest call, without a browser. */
  async joinAsPerson(workNumber: string): Promise<Room> {
    const { token } = await this.tokens.issue(this.#room, `human-${workNumber}`, workNumber);
    const room = new Room();
    await room.connect(this.media.url, token, { autoSubscribe: true, dynacast: false });
    return room;
  }

  /** Ends the newest call as the agent does. */
  async endCall(): Promise<void> {
    await this.media.rooms.deleteRoom(this.#room);
  }

  get callId(): string {
    return this.#room;
  }

  get tokens(): RoomTokens {
    const { key: apiKey, secret: apiSecret } = this.media;
    return new RoomTokens({ apiKey, apiSecret, now: Date.now });
  }

  /** The agent of the newest call. @throws Error where nobody has rung yet */
  get agent(): StandInAgent {
    const agent = this.agents.at(-1);
    if (!agent) throw new Error('no call was rung');
    return agent;
  }

  async close(): Promise<void> {
    for (const agent of this.agents) await agent.leave();
    await this.desk.stop();
    await this.database.close();
    await this.media.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export async function openWebHouse(): Promise<WebHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'three-rings-web-'));
  await buildPagesInto(folder);
  const media = await startMediaServer();
  const livekit = { url: media.url, apiKey: media.key, apiSecret: media.secret };
  await copyCluster(folder);
  const database = await openDatabase({ kind: 'embedded', dataDir: folder });
  await seedCustomers(database);
  const records = accessTo(database);
  const desk = await startTestDesk({ records, settings: { livekit, webDir: folder } });
  return new WebHouse(desk, media, database, folder);
}

/** Builds as the product does, in a process of its own: the test runner's mode would give another build. */
export async function buildPagesInto(folder: string): Promise<void> {
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const config = join(project, 'desk/web/vite.config.ts');
  const settings = ['build', '--config', config, '--outDir', folder, '--logLevel', 'error'];
  const env = { NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, ...settings], { cwd: project, env });
}
