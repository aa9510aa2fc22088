/**
 * Whether a caller asks for a fact of their own account, which needs their identity, or for
 * general information, which does not (rulebook, decision 2).
 */
export type AccountIntent = 'expiry' | 'lock' | 'progress';

const patterns: readonly (readonly [AccountIntent, RegExp])[] = [
  [
    'progress',
    /(?:查|问|看|了解|帮).{0,8}(?:进度|进展|受理)|(?:进度|进展).{0,4}(?:怎么样|如何|到哪|查)|(?:办|审核?|申请|受理|处理).{0,6}(?:到哪|通过了?没|好了?没|好了吗|通过了吗|下来了?[没吗]|什么情况|怎么样了)|我的?.{0,8}(?:进度|进展)|受理号(?:是|:|：)?\s*\d{4}|^(?:那|还有)?(?:我的?)?(?:办理)?进度呢?[?？]?$/u,
  ],
  [
    'expiry',
    /(?:什么时候|何时|哪天|几号|几月|啥时候|多久).{0,4}(?:到期|过期|失效)|(?:到期|过期|截止)(?:日期?|时间)|(?:过期|到期)了?(?:没有?|吗|么)|有效期.{0,4}(?:到|至|哪天|什么时候)|(?:我|查).{0,8}有效期|还有(?:多久|多长时间|几天|多少天).{0,3}(?:到期|过期)|^(?:那|还有)?(?:我的?)?(?:到期日?期?|有效期)呢?[?？]?$/u,
  ],
  [
    'lock',
    /(?:是不是|有没有|是否)被?锁|锁(?:了?没|定状态)|被锁了?(?:吗|么)|锁了(?:吗|么)|(?:查|看).{0,10}锁/u,
  ],
];
/** Questions on how it goes in general. */
const general =
  /(?:怎么|如何|怎样|在哪|去哪).{0,4}(?:查|看)|凭什么|到期前|过期(?:后|以后|之后)|几位/u;

export function accountIntent(text: string): AccountIntent | null {
  if (general.test(text)) {
    return null;
  }
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
