/** Keys that are choices: what each says as a turn (the keypad menu of section 7). */
export const keyTurns: Readonly<
  Record<string, { readonly text: string; readonly situation?: string }>
> = {
  '0': { text: '人工服务', situation: 'person_request' },
  '1': { text: '证书业务怎么办理' },
  '2': { text: '查询办理进度' },
  '3': { text: '我要投诉', situation: 'complaint' },
  '9': { text: '请再说一遍', situation: 'repeat' },
};
