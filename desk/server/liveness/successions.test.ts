import { expect, it } from 'vitest';
import { CallLiveness } from './callLiveness.ts';
import { Successions, successionLimits } from './successions.ts';

/** A media server that notes what it is asked, and a clock that each wait moves on. */
function scene(during: (at: number, asked: string[]) => void = () => {}) {
  let now = 0;
  const asked: string[] = [];
  const liveness = new CallLiveness();
  const note = (what: string) => asked.push(`${now} ${what}`);
  const successions = new Successions({
    liveness,
    limits: successionLimits,
    media: {
      removeAgents: async (room) => void note(`fence ${room}`),
      askForSuccessor: async (room, { part, deaths }) => void note(`ask ${room} ${part} ${deaths}`),
    },
    now: () => now,
    async wait(ms) {
      now += ms;
      during(now, asked);
    },
    log: () => {},
    gaveUp: (callId) => note(`gave up ${callId}`),
  });
  return {
    liveness,
    successions,
    asked,
    pass: (ms: number) => {
      now += ms;
    },
    async dies(part: number) {
      const dead = liveness.exited('c', part);
      if (dead) await successions.died(dead);
    },
  };
}

it('the dead are fenced before anybody else is asked', async () => {
  const { asked, liveness, dies } = scene((at) => at === 300 && liveness.claim('c', 1, at));
  await dies(0);
  expect(asked).toEqual(['0 fence c', '0 ask c 1 1']);
});

it('while no worker takes the call another is asked every second, then it is given up', async () => {
  const { asked, dies } = scene();
  await dies(0);
  expect(asked.slice(0, 3)).toEqual(['0 fence c', '0 ask c 1 1', '1100 ask c 1 1']);
  expect(asked.length).toBeGreaterThan(25);
  expect(asked.at(-1)).toMatch(/gave up c$/);
});

it('a worker that has taken the call is given the time to start its process', async () => {
  const { asked, liveness, successions, dies } = scene((at) => {
    if (at === 200) successions.taken('c');
    if (at === 5_000) liveness.claim('c', 1, at);
  });
  await dies(0);
  expect(asked).toEqual(['0 fence c', '0 ask c 1 1']);
});

it('deaths in a row are counted; one long after the last begins anew; the fourth is the end', async () => {
  const { asked, liveness, dies, pass } = scene((at) => {
    for (const part of [1, 2, 3, 4, 5]) liveness.claim('c', part, at);
  });
  await dies(0);
  pass(120_000);
  await dies(1);
  await dies(2);
  await dies(3);
  await dies(4);
  expect(asked.map((line) => line.replace(/^\d+ /, ''))).toEqual([
    ...['fence c', 'ask c 1 1'],
    ...['fence c', 'ask c 2 1'],
    ...['fence c', 'ask c 3 2'],
    ...['fence c', 'ask c 4 3'],
    ...['fence c', 'gave up c'],
  ]);
});

it('nobody is asked for a call that has ended meanwhile, and it is not given up either', async () => {
  const { asked, successions, dies } = scene((at) => at === 500 && successions.ended('c'));
  await dies(0);
  expect(asked).toEqual(['0 fence c', '0 ask c 1 1']);
});
