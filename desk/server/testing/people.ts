/** The two sides of the desk in tests: a page that holds its stream, and a call's process. */
import type { HandoffOffer } from '../../../agent/ports.ts';
import type { HandoffList } from '../handoffs/handoffListEvent.ts';
import { visit } from './deskVisitor.ts';
import { type HeldLines, holdLines } from './heldLines.ts';
import { type TestDesk, testSecret } from './testDesk.ts';

export function offerOf(callId: string, handoffId: string, attempt = 1): HandoffOffer {
  return {
    handoffId,
    callId,
    attempt,
    reason: 'complaint',
    department: '投诉处理部',
    summary: {
      caller: { name: '王建国', number: '13000000001', verified: false },
      demand: '要求退款',
      complaint: null,
      tried: [],
      promised: [],
      mood: 'upset',
      openDuties: [],
    },
    answerWithinMs: 20_000,
  };
}

/** Opens a desk page's stream and waits until the server counts the person as present. */
export async function sitDown(
  desk: TestDesk,
  workNumber: string,
  page?: string,
): Promise<HeldLines> {
  const query = new URLSearchParams(page ? { page } : {});
  const lines = await visit(desk, workNumber).hold(`/desk/api/events?${query}`);
  await lines.next(listIn);
  return lines;
}

/** The list in a block of the page's stream. */
export function listIn(block: string): HandoffList | undefined {
  const [, data] = /^event: handoffs\ndata: (.*)$/.exec(block) ?? [];
  return data === undefined ? undefined : JSON.parse(data);
}

/** The newest list that names exactly these handoffs. */
export function listOf(lines: HeldLines, ...handoffIds: string[]): Promise<HandoffList> {
  return lines.next((block) => {
    const list = listIn(block);
    const ids = list?.handoffs.map((handoff) => handoff.handoffId);
    return ids?.join() === handoffIds.join() ? list : undefined;
  });
}

/** Opens the command stream of a call's process. */
export function listen(desk: TestDesk, callId: string, after = 0): Promise<HeldLines> {
  return holdLines(`${desk.url}/internal/calls/${callId}/commands?after=${after}`, '\n', {
    authorization: `Bearer ${testSecret}`,
  });
}

/** The command with this number on the stream. */
export function command(lines: HeldLines, n: number): Promise<unknown> {
  return lines.next((block) => {
    const line = JSON.parse(block);
    return line.n === n ? line.command : undefined;
  });
}

export async function offer(desk: TestDesk, made: HandoffOffer): Promise<string | null> {
  const response = await desk.internal('POST', `/calls/${made.callId}/offers`, made);
  const { human } = (await response.json()) as { human: string | null };
  return human;
}
