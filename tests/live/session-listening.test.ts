/** What the session voice makes of a caller who speaks: over phrases, over free speech, unheard. */
import { dispose } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallEvent } from '../../agent/flow/events.ts';
import type { ReplyPart } from '../../agent/models/types.ts';
import type { SpeechRecognizer } from '../../agent/voice/speech/types.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { createRecognizer } from '../support/recognizer.ts';
import { utterances } from '../support/utterances.ts';
import { closeVoice, speak } from '../support/voice.ts';
import { openSessionRoom, type SessionRoom } from './sessionRoom.ts';

const notice = '为保证服务质量，您的通话可能会被录音，敬请谅解，请您注意听。';
let server: MediaServer;
let ear: SpeechRecognizer;
let session: SessionRoom | null = null;

beforeAll(async () => {
  server = await startMediaServer();
  const recognizer = await createRecognizer();
  ear = {
    id: 'test-ear',
    recognize: async (audio) => ({ text: recognizer.recognize(audio).text }),
  };
  for (const text of Object.values(utterances)) await speak(text);
});
afterEach(async () => {
  await session?.close();
  session = null;
});
afterAll(async () => {
  closeVoice();
  await server?.stop();
  await dispose();
});

const said = ({ events }: SessionRoom) =>
  events.filter(
    (event): event is CallEvent & { type: 'caller.said' } => event.type === 'caller.said',
  );

async function heard(room: SessionRoom, limitMs: number, count = 1) {
  return await room.changes.until(
    limitMs,
    () => `${count} turn(s) of the caller among ${JSON.stringify(room.events)}`,
    () => (said(room).length >= count ? said(room) : null),
  );
}

async function* explanation(): AsyncGenerator<ReplyPart> {
  const texts = [
    '续期的费用是个人证书五十元，企业证书二百元，可以在网上办理，也可以到网点办理。',
    '办理的时候请带上您的身份证和原来的证书，一般当天就可以办好。',
  ];
  for (const text of texts) yield { type: 'sentence', text, source: 'model' };
}

describe('a caller who speaks', () => {
  it('is heard once, as one turn, and the silence timers hear of it', async () => {
    session = await openSessionRoom(server, { recognizer: ear });
    await session.caller.speak(utterances.renewalFee);
    const [turn] = await heard(session, 8_000);
    expect(turn).toMatchObject({ text: utterances.renewalFee, via: 'voice' });
    expect(session.events.some((event) => event.type === 'caller.active')).toBe(true);
    await session.call.voice.callerSilence(3_000);
    expect(said(session)).toHaveLength(1);
  });

  it('over an uninterruptible phrase does not stop it, and is handed over once, after it', async () => {
    session = await openSessionRoom(server, { recognizer: ear });
    const hearing = session.caller.hearsAgent();
    const playing = session.call.voice.say({
      text: notice,
      phrase: 'opening.notice',
      interruptible: false,
    });
    await (await hearing).sound(5_000);
    await session.caller.speak(utterances.objection);
    expect(said(session)).toEqual([]);
    expect(await playing).toMatchObject({ complete: true, interrupted: false });
    const [turn] = await heard(session, 8_000);
    expect(turn?.text).toBe(utterances.objection);
    await session.call.voice.say({ text: notice, phrase: 'opening.notice', interruptible: false });
    expect(said(session)).toHaveLength(1);
  });

  it('over free speech stops it, and what was heard of it ends at a punctuation mark', async () => {
    session = await openSessionRoom(server, { recognizer: ear, script: explanation });
    const reply = session.call.voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    await (await session.caller.hearsAgent()).sound(5_000);
    await session.caller.speak(utterances.person);
    const outcome = await reply;
    expect(outcome.interrupted).toBe(true);
    expect(outcome.heard.length).toBeLessThan(outcome.text.length);
    expect(outcome.heard).toMatch(/^$|[，。]$/);
    expect(outcome.text.startsWith(outcome.heard)).toBe(true);
    const [turn] = await heard(session, 8_000);
    expect(turn?.text).toBe(utterances.person);
  });

  it('without words is not understood', async () => {
    session = await openSessionRoom(server, {
      recognizer: { id: 'deaf', recognize: async () => ({ text: '' }) },
    });
    await session.caller.speak(utterances.materials);
    await session.changes.until(
      8_000,
      () => 'caller.unintelligible',
      () => session?.events.find((event) => event.type === 'caller.unintelligible') ?? null,
    );
    expect(said(session)).toEqual([]);
  });

  it('to a recogniser that is down is not understood either, with a fault, and the call goes on', async () => {
    let down = true;
    session = await openSessionRoom(server, {
      recognizer: {
        id: 'shaky',
        recognize: async (audio, signal) => {
          if (down) throw new Error('refused');
          return await ear.recognize(audio, signal);
        },
      },
    });
    await session.caller.speak(utterances.materials);
    await session.changes.until(
      8_000,
      () => 'caller.unintelligible',
      () => session?.events.find((event) => event.type === 'caller.unintelligible') ?? null,
    );
    expect(session.notes).toContainEqual(
      expect.objectContaining({ type: 'fault.occurred', component: 'stt' }),
    );
    down = false;
    await session.caller.speak(utterances.renewalFee);
    expect((await heard(session, 8_000))[0]?.text).toBe(utterances.renewalFee);
  });

  it('is not recognised at all without an ear, and then no sound stops our speech', async () => {
    session = await openSessionRoom(server, { script: explanation });
    const reply = session.call.voice.reply({ text: '续期多少钱', history: [] }, session.observer);
    await (await session.caller.hearsAgent()).sound(5_000);
    await session.caller.speak(utterances.person);
    const outcome = await reply;
    expect(outcome).toMatchObject({ interrupted: false });
    expect(outcome.heard).toBe(outcome.text);
    expect(session.events).toEqual([]);
  });
});
