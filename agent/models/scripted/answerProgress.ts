/** Says how far an order is, or which orders there are to ask about. */
import { z } from 'zod';
import type { Move } from './conversation.ts';

const progressResult = z.object({
  address: z.string().nullable(),
  order_number: z.string(),
  business: z.string(),
  status: z.string(),
});
const listResult = z.object({
  address: z.string().nullable(),
  orders: z.array(z.object({ order_number: z.string(), business: z.string() })),
});

export function answerProgress(result: unknown): Move {
  const progress = progressResult.safeParse(result);
  if (progress.success) {
    const { address, order_number: number, business, status } = progress.data;
    return {
      type: 'say',
      text: `${call(address)}受理号${number}的${spoken(business)}，目前进度是${status}。`,
    };
  }
  const list = listResult.safeParse(result);
  if (!list.success) {
    return { type: 'say', text: '这个受理号不在您的名下，请您核对8位受理号后再告诉我一次，好吗？' };
  }
  const { address, orders } = list.data;
  const [first, ...more] = orders;
  if (first === undefined) {
    return { type: 'say', text: `${call(address)}您名下目前没有受理中的业务。` };
  }
  const text =
    more.length === 0
      ? `您名下有受理号${first.order_number}的${spoken(first.business)}，请问您查询的是这一笔吗？`
      : `您名下有${orders.map(({ order_number: number, business }) => `受理号${number}的${spoken(business)}`).join('、')}，请您告诉我查询哪个受理号，好吗？`;
  return { type: 'say', text: call(address) + text };
}

/** The one order that was offered in the words last heard; null where none was. */
export function offeredOrder(heard: string): string | null {
  return /受理号(\d{8}).*这一笔吗/u.exec(heard)?.[1] ?? null;
}

function call(address: string | null): string {
  return address === null ? '' : `${address}，`;
}

/** 企业证书申请（思远科技） → 思远科技的企业证书申请. */
function spoken(business: string): string {
  return business.replace(/^(.*)（(.*)）$/u, '$2的$1');
}
