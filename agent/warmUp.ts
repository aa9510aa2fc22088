/**
 * Does once, before a call, what is slow only the first time: the media library's own start, the
 * first request, dictionaries, indexes and code paths of a reply, the process that speaks. Nothing
 * of it is said or written, and a warm-up that fails is no fault: the call does the same a little
 * slower.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { AudioSource, LocalAudioTrack } from '@livekit/rtc-node';
import { createDemoCustomers } from '../records/customers/demoCustomers.ts';
import { createToolbox } from '../tools/createToolbox.ts';
import { createFlow } from './flow/flow.ts';
import { createReplyTurn } from './models/replyTurn.ts';
import type { Prepared } from './prepare.ts';

/** Words of a question that takes a reply through search, tool and gate. */
const QUESTION = '个人证书续期多少钱';

/** Does it step by step, with a breath in between for a call that comes meanwhile. Never rejects. */
export async function warmUp(prepared: Prepared): Promise<void> {
  const voice = prepared.speech.warm().catch(() => undefined);
  for (const step of [soundOnce, openOnce, requestOnce, replyOnce]) {
    await breathe();
    await step(prepared).catch(() => undefined);
  }
  await voice;
}

/** Starts the native half of the media library: its threads, codecs and networking. */
async function soundOnce(): Promise<void> {
  const source = new AudioSource(24_000, 1);
  await LocalAudioTrack.createAudioTrack('warm-up', source).close();
}

/** Loads the platform's HTTP client. */
async function requestOnce(): Promise<void> {
  await fetch('data:,');
}

/** Takes the flow through the opening. */
async function openOnce({ words }: Prepared): Promise<void> {
  const flow = createFlow(words, true);
  const caller = {};
  flow.step(
    flow.start(),
    { type: 'answered', channel: 'web', direction: 'inbound', caller, ringMs: 0 },
    { at: new Date(), ids: ['1', '2', '3', '4'] },
  );
}

async function replyOnce({ words, models }: Prepared): Promise<void> {
  const now = new Date();
  const call = { verified: null, identityTries: 0, situation: null };
  const { company, articles } = words;
  const ignore = () => undefined;
  const toolbox = createToolbox({
    context: { company, articles, customers: createDemoCustomers(), now, call },
    note: ignore,
    elapsed: () => 0,
  });
  const turn = createReplyTurn({
    words,
    toolbox,
    models: models.filter((model) => model.source === 'scripted'),
    history: [],
    text: QUESTION,
    toolResults: [],
    note: ignore,
    elapsed: () => 0,
    now,
  });
  for await (const part of turn.respond([], AbortSignal.timeout(5_000))) {
    if (part.type === 'tool_call') await toolbox.run(part.name, part.arguments);
  }
}
