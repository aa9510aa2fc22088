/**
 * What text mode takes as input, one JSON object a line, and what each line does to the call.
 * A line that can't be read, or does not fit the moment, is an error in Chinese; the call goes on.
 */
import { z } from 'zod';
import { personRequestSchema } from '../../records/people/personRequest.ts';
import type { CallEvent } from '../flow/events.ts';
import type { TextCall } from './textCall.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const { localeError } = z.locales.zhCN();
const milliseconds = z
  .number()
  .refine(
    (ms) => Number.isInteger(ms) && ms >= 0 && ms <= DAY_MS,
    `silence 应为 0 到 ${DAY_MS} 之间的整数（毫秒）`,
  );
const keys = z.string().regex(/^[0-9*#]{1,32}$/, 'dtmf 应为 1 到 32 个按键，只能是 0-9、* 和 #');

export const inputSchema = z.union(
  [
    z.strictObject({ say: z.string() }),
    z.strictObject({ silence: milliseconds }),
    z.strictObject({ unintelligible: z.literal(true) }),
    z.strictObject({ dtmf: keys }),
    z.strictObject({
      human: z.union([
        z.enum(['accept', 'decline', 'timeout', 'complete', 'lost']),
        z.strictObject({ asks: personRequestSchema }),
        z.strictObject({ say: z.string().min(1, '人工说的话不能为空') }),
      ]),
    }),
    z.strictObject({ hangUp: z.literal(true) }),
    z.strictObject({ newCall: z.literal(true) }),
  ],
  '应为其中之一：{"say":"…"}、{"silence":毫秒}、{"unintelligible":true}、{"dtmf":"0-9*#"}、{"human":"accept|decline|timeout|complete|lost"}、{"human":{"say":"…"}}、{"human":{"asks":{"action":"hold|resume|back_to_bot|objection|transfer"}}}、{"hangUp":true}、{"newCall":true}',
);

export type Input = z.infer<typeof inputSchema>;

/** The line does not fit: its message is for whoever wrote it. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** @throws InputError with what is wrong and what may stand there */
export function readInput(line: string): Input {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError('这一行不是 JSON 对象');
  }
  const parsed = inputSchema.safeParse(value, { error: localeError });
  if (!parsed.success) throw new InputError(parsed.error.issues[0]?.message ?? '输入不合要求');
  return parsed.data;
}

/**
 * Carries one line out; resolves once all that it caused has happened.
 * @throws InputError where the line does not fit the moment
 */
export async function applyInput(
  call: TextCall,
  input: Exclude<Input, { newCall: true }>,
): Promise<void> {
  const { conductor, clock } = call;
  if (conductor.over) throw new InputError('通话已经结束，只能用 {"newCall":true} 开始新的通话');
  if ('say' in input) {
    const via = conductor.state.memory.channel === 'text' ? 'text' : 'voice';
    await conductor.handle({ type: 'caller.said', text: input.say, via });
  } else if ('silence' in input) {
    await clock.advance(input.silence, () => call.settled());
  } else if ('unintelligible' in input) {
    await conductor.handle({ type: 'caller.unintelligible' });
  } else if ('dtmf' in input) {
    await conductor.handle({ type: 'caller.dtmf', digits: input.dtmf });
  } else if ('human' in input) {
    await applyHuman(call, input.human);
  } else {
    await conductor.handle({ type: 'caller.left', reason: 'hung_up' });
  }
  await conductor.settled();
}

type Human = Extract<Input, { human: unknown }>['human'];

function whatPersonDoes(
  human: Exclude<Human, 'accept' | 'decline' | 'timeout'>,
  person: string,
): CallEvent {
  if (human === 'complete') return { type: 'human.left', human: person, cause: 'hung_up' };
  if (human === 'lost') return { type: 'human.left', human: person, cause: 'left' };
  if ('asks' in human) return { type: 'human.asked', human: person, request: human.asks };
  return { type: 'human.said', human: person, text: human.say };
}

async function applyHuman(call: TextCall, human: Human): Promise<void> {
  const { conductor, desk } = call;
  const phase = conductor.phase;
  const person = conductor.state.memory.handoff?.human ?? '';
  if (human === 'complete' || human === 'lost' || typeof human === 'object') {
    if (phase !== 'with_person') throw new InputError('还没有人工客服在通话中');
    await conductor.handle(whatPersonDoes(human, person));
    return;
  }
  const offer = desk.current;
  if (phase !== 'waiting' || !offer) throw new InputError('现在没有等待接听的转接');
  if (human === 'accept') {
    desk.current = null;
    await conductor.handle({ type: 'accepted', ...offer });
    await conductor.handle({ type: 'joined', ...offer });
  } else if (human === 'decline') {
    await conductor.handle({ type: 'declined', ...offer, cause: 'declined' });
  } else {
    const due = conductor.dueAt('offer');
    if (due === null) throw new InputError('现在没有等待接听的转接');
    const left = due.getTime() - call.clock.now().getTime();
    await call.clock.advance(Math.max(0, left), () => call.settled());
  }
}
