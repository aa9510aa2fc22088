/**
 * Words on the caller's own certificate or order. Their fees, times and states come from a tool's
 * result of this call, never from general knowledge (TRN-verify).
 */
const order =
  /您(?:的|这[个笔张份]|那[个笔张份]|名下的?|提交的)[^,。]{0,8}?(?:订单|申请|受理|业务|退款|审核|进度|材料|单子|款项)/u;
const own = /您(?:的|这[个笔张份]|那[个笔张份]|名下的?)|(?:受理|订单|工单)(?:编|单)?号|尾号/u;
const now = /已|目前|现在|正在|处于|还没|尚未|没有|即将|将|快|仍|还在|中$|了$/u;

/** Whether a fee or time in the clause is that of an order of the caller. */
export function aboutOwnOrder(folded: string): boolean {
  return order.test(folded);
}

/** Whether the clause says how the caller's own thing stands. */
export function statesOwnState(folded: string, states: readonly string[]): boolean {
  if (!own.test(folded)) return false;
  return states.some((state) => {
    const at = folded.lastIndexOf(state);
    if (at < 0) return false;
    const rest = folded.slice(at + state.length);
    return (
      rest === '' || rest === '了' || (now.test(folded.slice(0, at)) && !/^[前后超]/u.test(rest))
    );
  });
}
