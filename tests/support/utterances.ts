/**
 * The closed set of sentences that callers speak in live tests. The ear knows exactly these.
 *
 * Each is one breath without an inner pause, since the line cuts an utterance at a pause of 250 ms,
 * and sounds unlike the others, so that recognition depends on the sound and can be checked.
 */
export const utterances = {
  complain: '我要投诉你们城东网点',
  complaintWhen: '昨天下午在城东网点',
  complaintWho: '一个姓张的柜员',
  complaintWhat: '他把我的材料弄丢了',
  complaintDemand: '我要求赔礼道歉',
  phoneNumber: '我的电话是一三零零零零零零零零一',
  yes: '是的没错',
  no: '没有别的问题了',
  agree: '好的可以',
  person: '请帮我转人工客服',
  renewalFee: '个人证书续期多少钱',
  materials: '办理企业证书需要什么材料',
  branchOffice: '总部网点在什么地方',
  unlock: '密码锁住了怎么解开',
  invoice: '发票什么时候能收到',
  refund: '证书下载以后还能退款吗',
  driver: '驱动程序在哪里下载',
  objection: '我不同意你们录音',
  robot: '你是机器人还是真人',
  thanks: '谢谢你的帮助',
  socialSecurity: '我想查一下社保余额',
  flight: '帮我订一张去上海的机票',
  again: '麻烦您再说一遍',
  goodbye: '那就这样吧再见',
} as const;

export type UtteranceName = keyof typeof utterances;
export const utteranceNames = Object.keys(utterances) as UtteranceName[];
