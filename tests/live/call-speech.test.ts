import { describe, expect, it } from 'vitest';
import { says } from '../../agent/models/testing/openAiStandIn.ts';
import { levelDbfs, slice } from '../support/audio.ts';
import type { Caller } from '../support/caller.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { cough } from '../support/noise.ts';
import { type Person, signIn } from '../support/person.ts';
import { utterances } from '../support/utterances.ts';
import { speak } from '../support/voice.ts';

/** The built-in voice speaks at 4.0 to 4.5 characters a second. */
const houseCharactersPerSecond = 4.5;
const explanation =
  '证书到期前60天起可以办理续期，过期超过90天须重新申请。续期的费用是个人证书50元、企业证书200元。';

const live = liveProduct({ ear: true, model: () => says(explanation) });

/** Waits until the agent has been silent for a moment, and speaks. */
async function answer(caller: Caller, words: string): Promise<void> {
  const hearing = await caller.hearsAgent();
  await hearing.quiet(300, 20_000);
  await caller.speak(words);
}

describe('a caller who speaks', () => {
  it.concurrent('complains by voice, and a person takes over whom they hear, and who hears them', async () => {
    const person: Person = await signIn(live.product.deskUrl, '201');
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await answer(caller, utterances.complain);
    const said = await journal.event('caller.said', 10_000);
    expect(said).toMatchObject({ text: utterances.complain, via: 'voice' });
    await journal.event('duty.fulfilled', 20_000, (duty) => duty.phrase === 'complaint.apology');
    await answer(caller, utterances.complaintWhat);
    await journal.event('caller.said', 10_000, (event) => event.text === utterances.complaintWhat);
    await answer(caller, utterances.person);
    const complaint = await journal.event('complaint.recorded', 20_000);
    const requested = await journal.event('handoff.requested', 20_000);
    expect(requested).toMatchObject({ reason: 'complaint', department: '投诉处理部' });

    expect(`${complaint.event} ${requested.summary.demand}`).toContain(utterances.complaintWhat);

    const waiting = await person.sees(caller.callId, 10_000);
    const { openDuties, ...told } = requested.summary;
    expect(waiting.summary).toMatchObject(told);
    expect(waiting.summary.openDuties).toHaveLength(openDuties.length);
    const voice = await person.accept(waiting.handoffId);
    await journal.event('handoff.joined', 15_000);
    await journal.event('duty.fulfilled', 15_000, (duty) => duty.phrase === 'person.connected');
    await expectToHear(voice, caller, 'human-201');
    await expectToHear(caller, voice, caller.ticket.identity);
    const before = journal.all('agent.said').length;
    await voice.hangUp();
    const completed = await journal.event('handoff.completed', 10_000);
    expect(completed.human).toBe('201');
    const ended = await journal.event('call.ended', 5000);
    expect(ended.by).toBe('human');
    expect(journal.all('agent.said')).toHaveLength(before);
    await caller.disconnected(5000);
    person.signOut();
  });

  it.concurrent('is not asked whether they can hear while their words are still being judged', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await answer(caller, utterances.robot);
    await journal.event('caller.said', 10_000);
    expect(journal.all('caller.silent')).toEqual([]);
    expect(journal.all('agent.said', (said) => said.phrase === 'silent.probe')).toEqual([]);
    await caller.hangUp();
  });

  it.concurrent('interrupts an explanation: it stops, and the journal holds what was heard', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await answer(caller, utterances.renewalFee);
    await journal.event('caller.said', 10_000);
    const hearing = await caller.hearsAgent();
    const from = await hearing.sound(15_000, hearing.position);
    await hearing.sound(15_000, from + 4500);
    await caller.speak(utterances.invoice);
    const cut = await journal.event(
      'agent.said',
      10_000,
      ({ source, interrupted }) => source === 'model' && interrupted,
    );
    expect(cut.text.startsWith(cut.heard)).toBe(true);
    expect(cut.heard.length).toBeLessThan(cut.text.length);
    const next = await journal.event(
      'caller.said',
      10_000,
      ({ text }) => text === utterances.invoice,
    );
    expect(next.seq).toBeGreaterThan(cut.seq);

    const stopped = await hearing.quiet(300, 5000, from + 4500);
    const charactersPerMs = houseCharactersPerSecond / 1000;
    const heardAtMost = (stopped - from) * charactersPerMs;
    expect(cut.heard.length).toBeLessThanOrEqual(heardAtMost + 3);
    expect(cut.heard.length).toBeGreaterThan(0);
    await caller.hangUp();
  });

  it.concurrent('coughs over an explanation, and it is heard to its end', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await caller.type('续期要多少钱');
    const hearing = await caller.hearsAgent();
    const from = await hearing.sound(15_000, hearing.position);
    await hearing.sound(15_000, from + 1500);
    await caller.play(cough(24_000));
    const said = await journal.event('agent.said', 40_000, (event) => event.turn === 1);
    expect(said.heard).toBe(said.text);
    expect(journal.all('caller.unintelligible')).toEqual([]);
    await caller.hangUp();
  });
});

async function expectToHear(speaker: Caller, listener: Caller, identity: string): Promise<void> {
  const hearing = listener.hearing(identity);
  const from = hearing.position;
  await speaker.play(await speak(utterances.materials));
  await hearing.sound(5000, from);
  expect(levelDbfs(slice(hearing.recording(), from))).toBeGreaterThan(-40);
}
