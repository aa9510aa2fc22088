/** What each tool does, in Chinese: in summaries for people, and on the time line of a call. */
const names: Readonly<Record<string, string>> = {
  search_knowledge: '查知识库',
  verify_identity: '核对身份',
  certificate_status: '查证书',
  order_progress: '查进度',
  caller_history: '查历史',
  find_directory: '查外部电话',
  open_ticket: '开工单',
  update_contact: '改联系电话',
  request_situation: '申请处理情形',
  end_call: '结束通话',
};

/** @param tool its name in the journal; one that is not known keeps it */
export function toolName(tool: string): string {
  return names[tool] ?? tool;
}
