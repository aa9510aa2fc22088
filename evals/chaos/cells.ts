/** The cells of the chaos run: what is killed, at which moment of a call. */
import { embeddedFolder } from '../../records/database/embedded/folder.ts';
import { readHolder } from '../../records/database/embedded/holder.ts';
import {
  agentsOf,
  type Cell,
  type ChaosRound,
  endAll,
  hearsEachOther,
  killProcessOf,
  lastFor,
  limitMs,
  successorSpeaks,
} from './cell.ts';

const question = '个人证书续期要多少钱';
const fact = '50元';

/** The process dies while it answers; its successor asks for pardon and answers. */
const midSentence: Cell = {
  id: 'mid_sentence',
  name: '回答到一半，通话进程被杀',
  async run({ product }) {
    const caller = await product.opened();
    const hearing = await caller.hearsAgent();
    const journal = product.journal(caller.callId);
    await hearing.quiet(300, limitMs);
    const from = hearing.position;
    await caller.type(question);
    await hearing.sound(limitMs, from);
    const before = agentsOf(caller);
    const killedAt = await killProcessOf(product, caller.callId);
    const gap = await successorSpeaks(caller, { before, killedAt });
    await journal.event('agent.said', limitMs, (said) => said.part > 0 && said.text.includes(fact));
    return { callIds: [caller.callId], lost: await endAll(product, [caller]), gapsMs: [gap] };
  },
};

/** The process dies while a person is rung; the person accepts after it. */
const waiting: Cell = {
  id: 'waiting',
  name: '等候人工时，通话进程被杀',
  async run(round) {
    const { product, person } = round;
    const caller = await asksForPerson(round);
    const before = agentsOf(caller);
    const killedAt = await killProcessOf(product, caller.callId);
    const gap = await successorSpeaks(caller, { before, killedAt });
    const handoff = await person.sees(caller.callId, limitMs);
    const human = await person.accept(handoff.handoffId);
    const journal = product.journal(caller.callId);
    await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'person.connected');
    await hearsEachOther(caller, human);
    return { callIds: [caller.callId], lost: await endAll(product, [caller]), gapsMs: [gap] };
  },
};

/** The process dies when a person has accepted and is on the way. */
const accepted: Cell = {
  id: 'accepted',
  name: '人工已接听、还没进来，通话进程被杀',
  async run(round) {
    const { product, person } = round;
    const caller = await asksForPerson(round);
    const journal = product.journal(caller.callId);
    const handoff = await person.sees(caller.callId, limitMs);
    const before = agentsOf(caller);
    const coming = person.accept(handoff.handoffId);
    coming.catch(() => undefined);
    await journal.event('handoff.accepted', limitMs);
    const killedAt = await killProcessOf(product, caller.callId);
    const human = await coming;
    const gap = await successorSpeaks(caller, { before, killedAt });
    await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'person.connected');
    await hearsEachOther(caller, human);
    return { callIds: [caller.callId], lost: await endAll(product, [caller]), gapsMs: [gap] };
  },
};

/** The process dies while a person speaks with the caller: they go on, the successor only writes. */
const talking: Cell = {
  id: 'talking',
  name: '人工通话中，通话进程被杀',
  async run(round) {
    const { product, person } = round;
    const caller = await asksForPerson(round);
    const journal = product.journal(caller.callId);
    const handoff = await person.sees(caller.callId, limitMs);
    const human = await person.accept(handoff.handoffId);
    await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'person.connected');
    await killProcessOf(product, caller.callId);
    await hearsEachOther(caller, human);
    await journal.event('call.resumed', limitMs);
    const lost = await endAll(product, [caller]);
    await journal.event('handoff.completed', limitMs);
    return { callIds: [caller.callId], lost, gapsMs: [] };
  },
};

/** The worker and all its processes die with three calls; it is started again, as `npm start` does. */
const worker: Cell = {
  id: 'worker',
  name: '接听进程带着 3 通电话一起被杀',
  async run({ product }) {
    const callers = [await product.opened(), await product.opened(), await product.opened()];
    const befores = callers.map(agentsOf);
    await product.worker.kill();
    const killedAt = performance.now();
    await product.startWorker();
    const gapsMs = await Promise.all(
      callers.map((caller, index) =>
        successorSpeaks(caller, { before: befores[index] ?? [], killedAt }),
      ),
    );
    const callIds = callers.map(({ callId }) => callId);
    return { callIds, lost: await endAll(product, callers), gapsMs };
  },
};

/** Two processes of one call die one after another: a person is offered. */
const twice: Cell = {
  id: 'twice',
  name: '接续的进程也被杀：转人工',
  async run({ product, person }) {
    const caller = await product.opened();
    const before = agentsOf(caller);
    const killedAt = await killProcessOf(product, caller.callId);
    const gap = await successorSpeaks(caller, { before, killedAt });
    const again = [...before, ...agentsOf(caller)];
    const killedAgainAt = await killProcessOf(product, caller.callId);
    const secondGap = await successorSpeaks(caller, { before: again, killedAt: killedAgainAt });
    const journal = product.journal(caller.callId);
    await journal.event('handoff.requested', limitMs, ({ reason }) => reason === 'agent_failure');
    const handoff = await person.sees(caller.callId, limitMs);
    const human = await person.accept(handoff.handoffId);
    await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'person.connected');
    await hearsEachOther(caller, human);
    const lost = await endAll(product, [caller]);
    return { callIds: [caller.callId], lost, gapsMs: [gap, secondGap] };
  },
};

/** The desk dies and comes back while one caller is served and another waits for a person. */
const desk: Cell = {
  id: 'desk',
  name: '坐席台被杀并重新启动',
  async run(round) {
    const { product, person } = round;
    const served = await product.opened();
    const waits = await asksForPerson(round);
    await product.killDesk();
    await served.type(question);
    await product
      .journal(served.callId)
      .event('agent.said', limitMs, ({ text }) => text.includes(fact));
    await product.startDesk();
    await person.signIn();
    const handoff = await person.sees(waits.callId, limitMs);
    const human = await person.accept(handoff.handoffId);
    await product
      .journal(waits.callId)
      .event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'person.connected');
    await hearsEachOther(waits, human);
    const callIds = [served.callId, waits.callId];
    return { callIds, lost: await endAll(product, [served, waits]), gapsMs: [] };
  },
};

/** The database stands still: calls go on, and afterwards the records are whole. */
const database: Cell = {
  id: 'database',
  name: '数据库停顿，通话照常',
  async run({ product, databaseMs }) {
    const caller = await product.opened();
    const journal = product.journal(caller.callId);
    const stopped = readHolder(embeddedFolder(product.dataFolder).holder)?.processId;
    if (stopped === undefined) throw new Error('the product has no embedded database');
    process.kill(stopped, 'SIGSTOP');
    try {
      await caller.type(question);
      await journal.event('agent.said', limitMs, ({ text }) => text.includes(fact));
      await lastFor(databaseMs);
    } finally {
      process.kill(stopped, 'SIGCONT');
    }
    await caller.type('你是机器人吗');
    await journal.event('duty.fulfilled', limitMs, ({ phrase }) => phrase === 'are_you_human');
    return { callIds: [caller.callId], lost: await endAll(product, [caller]), gapsMs: [] };
  },
};

export const cells: readonly Cell[] = [
  midSentence,
  waiting,
  accepted,
  talking,
  worker,
  twice,
  desk,
  database,
];

async function asksForPerson({ product, person }: ChaosRound) {
  const caller = await product.opened();
  await caller.type('转人工');
  await person.sees(caller.callId, limitMs);
  const journal = product.journal(caller.callId);
  await journal.event('duty.fulfilled', limitMs, ({ phrase }) => phrase === 'transfer.requested');
  return caller;
}
