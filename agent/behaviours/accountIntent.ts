/**
 * Whether a caller asks for a fact of their own account, which needs their identity, or for
 * general information, which does not (rulebook, decision 2).
 */
export type AccountIntent = 'expiry' | 'lock' | 'progress' | 'history';

interface IntentRule {
  readonly intent: AccountIntent;
  readonly means: readonly RegExp[];
  /** General questions that hold the same words. */
  readonly unless: readonly RegExp[];
}

const rules: readonly IntentRule[] = [
  {
    intent: 'history',
    means: [
      /(?:上次|上回|之前|以前|前几天|前天|昨天|上周|上个月|那天).{0,8}(?:投诉|反映|反馈|报修|登记|留了?电话|要求回电).{0,10}(?:怎么样|处理|结果|进展|进度|到哪)/u,
      /(?:我的?|查).{0,8}(?:投诉|工单|回电|报修).{0,4}(?:的?进度|的?进展|处理(?:得|到|的)|的?结果|的?状态)/u,
    ],
    unless: [/(?:怎么|如何).{0,2}投诉|多久/u],
  },
  {
    intent: 'progress',
    means: [
      /(?:查|问|看|了解|帮).{0,8}(?:进度|进展|受理)|(?:进度|进展).{0,4}(?:怎么样|如何|到哪|查)/u,
      /(?:办理?|审核?|申请|受理|处理).{0,6}(?:到哪|通过了?没|好了?没|好了吗|通过了吗|下来了?[没吗]|什么情况|怎么样了)/u,
      /我的?.{0,8}(?:进度|进展)|我的.{0,8}(?:下来|批|办好|通过)了(?:没|吗)|我的.{0,6}什么时候能?(?:办好|下来|批)/u,
      /(?:受理号|单号).{0,6}(?:忘|丢了|找不到|不记得|没了)|(?:忘|不记得|找不到).{0,4}(?:受理号|单号)/u,
      /(?:申请|审核|受理|业务|续期|证书)(?:\S{0,4})(?:怎么)?(?:还没|还不|一直没|迟迟没)(?:有)?(?:批|下来|通过|办好|办完|好|动静|消息|结果)/u,
      /受理号(?:是|:|：)?\s*\d{4}|^(?:那|还有)?(?:办理)?进度呢?[?？]?$/u,
    ],
    unless: [/(?:怎么|如何|怎样|在哪|去哪).{0,4}(?:查|看)|凭|几位|需要什么|方法|(?:发票|退款)/u],
  },
  {
    intent: 'expiry',
    means: [
      /(?:什么时候|何时|哪天|几号|几月|啥时候|多久).{0,4}(?:到期|过期|失效)|还有(?:多久|多长时间|几天|多少天).{0,3}(?:到期|过期)/u,
      /(?:查|看).{0,4}(?:我的?)?(?:证书)?.{0,3}(?:到期|有效期)(?!前|后|了?怎么|怎么|可以|能)/u,
      /(?:到期|过期|截止)(?:日期?|时间)|(?:过期|到期)了?(?:没有?|吗|么)|我的?.{0,8}(?:还能用(?:多久|吗|到)|还有效)/u,
      /有效期.{0,4}(?:到|至|哪天|什么时候)|(?:我|查).{0,8}有效期|^(?:那|还有)?(?:我的?)?(?:到期日?期?|有效期)呢?[?？]?$/u,
    ],
    unless: [/到期前|(?:过期|到期)(?:后|以后|之后)/u],
  },
  {
    intent: 'lock',
    means: [
      /(?:是不是|有没有|是否)被?锁|锁(?:了?没|定状态)|被锁了?(?:吗|么)|锁了(?:吗|么)|(?:查|看).{0,10}锁/u,
      /我的?.{0,6}(?:证书)?状态/u,
    ],
    unless: [/怎么(?:办|解)|如何解/u],
  },
];

export function accountIntent(text: string): AccountIntent | null {
  const rule = rules.find(
    ({ means, unless }) =>
      means.some((pattern) => pattern.test(text)) && !unless.some((pattern) => pattern.test(text)),
  );
  return rule?.intent ?? null;
}
