/**
 * A plain question on our own business, or one without any, which a classifier that knows many strangers' questions may
 * take for another's, or for a personal one. What a rule finds is not touched.
 */
const plain =
  /(?:续期|续费|补办|发票|开票|总部|网点|营业厅).{0,8}(?:怎么|多少|哪|什么|啥|不|吗|几)|(?:想|要|开|问|办).{0,6}(?:发票|续期|续费|补办)$|^(?:在|到|上|去)?(?:哪|什么)个?网站(?:上)?(?:办|弄|申请)|^(?:那|那么)?(?:我)?(?:现在)?(?:网上|线上|手机上|现场)(?:能|可以|能不能|可不可以)(?:办|弄|搞|操作|申请)(?:吗|不|么)?$/u;
const otherThings =
  /驾照|护照|身份证|社保|医保|银行|签证|营业执照|户口|公积金|税|手机卡|会员|宽带|话费|结婚证/u;
const takenForOthers: ReadonlySet<string> = new Set(['out_of_scope', 'personal_info']);

/** Whether these words ask about our business, so that they cannot mean the situation. */
export function isOwnBusiness(situation: string, text: string): boolean {
  return takenForOthers.has(situation) && plain.test(text) && !otherThings.test(text);
}
