/** The two sides of the desk in tests: a page with its socket, and a call's process. */
import type { HandoffOffer } from '../../../agent/ports.ts';
import type { ChosenState } from '../../../records/people/personStates.ts';
import { DeskPage } from './deskPage.ts';
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

/** Opens a desk page and waits until the server counts the person as present. */
export async function sitDown(
  desk: TestDesk,
  workNumber: string,
  page?: string,
  state?: ChosenState,
): Promise<DeskPage> {
  const query = new URLSearchParams({
    ...(page === undefined ? {} : { page }),
    ...(state === undefined ? {} : { state }),
  });
  const url = `${desk.url.replace('http', 'ws')}/desk/api/socket?${query}`;
  const opened = new DeskPage(url, visit(desk, workNumber).cookie);
  await opened.next('handoffs');
  return opened;
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

/** @returns whom it rings at, `queued`, or null where nobody is there */
export async function offer(desk: TestDesk, made: HandoffOffer): Promise<string | null> {
  const response = await desk.internal('POST', `/calls/${made.callId}/offers`, made);
  const { human, queued } = (await response.json()) as { human: string | null; queued: boolean };
  return queued ? 'queued' : human;
}
