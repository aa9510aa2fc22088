/** Why a call is handed over, in Chinese: in journals as they are printed, and in the spoken briefing. */
import type { HandoffReason } from './events.ts';

export const reasonNames: Readonly<Record<HandoffReason, string>> = {
  complaint: '投诉',
  out_of_scope: '超出业务范围',
  caller_request: '要求人工',
  repeated_failure: '多次未解决',
  identity_failed: '身份核验未通过',
  objection: '不同意录音',
  agent_failure: '机器人故障',
  danger: '紧急情况',
  other_language: '其他语言',
  beyond_authority: '超出权限',
};
