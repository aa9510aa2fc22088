/** Words changed on disk while the product answers calls: each call keeps what it began with. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct();

async function asks() {
  const caller = await live.product.opened();
  const journal = live.product.journal(caller.callId);
  const [started] = journal.all('call.started');
  const answer = async () => {
    const turns = journal.all('caller.said').length;
    await caller.type('补办证书要多少钱');
    const said = await journal.event(
      'agent.said',
      30_000,
      (one) => one.turn === turns + 1 && /\d+元/.test(one.text),
    );
    return said.text;
  };
  return { caller, journal, release: started?.release, answer };
}

describe('words on disk', () => {
  it('that change serve the next call, a process that was ready before included; broken ones serve none', async () => {
    const file = join(live.product.settings.PROMPTS_DIR ?? '', 'knowledge/补办.md');
    const before = readFileSync(file, 'utf8');
    const first = await asks();
    expect(await first.answer()).toContain('30元');
    writeFileSync(file, before.replaceAll('30元', '35元'));
    expect(await first.answer()).toContain('30元');
    await first.caller.hangUp();

    const second = await asks();
    expect(second.release?.knowledge).not.toBe(first.release?.knowledge);
    expect(second.release?.phrases).toBe(first.release?.phrases);
    expect(await second.answer()).toContain('35元');
    writeFileSync(file, '坏了\n');
    await second.caller.hangUp();

    const third = await asks();
    const fault = await third.journal.event(
      'fault.occurred',
      10_000,
      (one) => one.component === 'words',
    );
    expect(fault.outcome).toContain('补办.md');
    expect(third.release).toEqual(second.release);
    expect(await third.answer()).toContain('35元');
    await third.caller.hangUp();
    writeFileSync(file, before);
  });
});
