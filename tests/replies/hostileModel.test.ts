/**
 * A hostile model server: whole calls of text mode over the real client, hundreds of replies that
 * must never be heard. None of their harm is spoken, the caller is answered, and the call goes on.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ModelSessions } from '../support/modelSession.ts';
import { type HostileReply, hostileReplies } from '../support/replyCorpus.ts';
import { harmOf } from './spokenHarm.ts';

const groups = Object.entries(hostileReplies());
const total = groups.reduce((sum, [, replies]) => sum + replies.length, 0);
/** A plain turn that follows each of them, with a good reply. */
const after = { say: '官网网址是什么', reply: '官网网址是www.yunshan-ca.example。' };

const sessions = new ModelSessions();
let kept = 0;

beforeAll(() => sessions.start());
afterAll(async () => {
  await sessions.stop();
  console.info(`hostile replies kept from the caller: ${kept} of ${total}`);
});

async function faultsOf({ before, say, tools, reply, repeat, never }: HostileReply) {
  const pieces = reply.map((piece) => piece.repeat(repeat));
  const { asked, spoken, spokenAfter, ended } = await sessions.run({
    before,
    say,
    tools,
    pieces,
    after,
  });
  const words = spoken.join('');
  const plain = words.normalize('NFKC').replaceAll(/\s/gu, '');
  const callerWords = [...before, say, after.say].join('\n');
  const faults = [
    ...(asked ? [] : ['the model was not asked']),
    ...never.filter((harm) => harm.test(plain)).map((harm) => `spoken: ${harm.source}`),
    ...harmOf(words, callerWords),
    ...(words === '' ? ['the caller was not answered'] : []),
    ...(ended ? ['the call ended'] : []),
    ...(spokenAfter.join('') === '' ? ['the next turn was not answered'] : []),
  ];
  return faults.length === 0 ? [] : [{ say, reply: reply.join('').slice(0, 80), words, faults }];
}

test('there are at least 200 of them', () => {
  expect(total).toBeGreaterThanOrEqual(200);
});

/** The clauses that each kind of harm would break. */
const clauses: Readonly<Record<string, string>> = {
  banned_words: 'STD-g5, TRN-negative, TRN-neutral, TRN-filler, TRN-terms, REC-2.2a',
  invented_fees: 'REC-2.2e, TRN-verify',
  invented_times_and_places: 'REC-2.2e, TRN-verify',
  right_number_wrong_fact: 'REC-2.2e, TRN-verify, MGT-1.3.2',
  wrong_on_own_account: 'TRN-verify, REC-2.2e',
  promises: 'REC-2.2f, TRN-boundary',
  leaks: 'HSE-1',
  other_customers: 'HSE-1, REC-1.3',
  insults: 'MGT-2.4.2a, TRN-culture, REC-2.2g',
  half_sentences: 'REC-2.2e',
  cut_lies: 'REC-2.2e, TRN-boundary, MGT-1.3.2',
  long: 'ETI-5g',
  foreign: 'REC-2.2a',
  markup: 'REC-2.2j',
  human_claims: 'HSE-2, MGT-1.3.2',
  false_completeness: 'REC-2.2e, MGT-1.3.2',
  fake_tools: 'MGT-1.3.2',
  role_play: 'HSE-1, ETI-5g',
  second_look: 'REC-2.2e, MGT-1.3.2',
};

describe.each(groups)('%s', (group, replies) => {
  test(`${clauses[group] ?? ''}: 'nothing of it is spoken, the caller is answered, and the call goes on`, async () => {
    const faults = [];
    for (const reply of replies) {
      const found = await faultsOf(reply);
      if (found.length === 0) kept += 1;
      faults.push(...found);
    }
    expect(faults).toEqual([]);
  }, 240_000);
});
