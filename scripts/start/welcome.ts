/** What a person reads once everything runs: where to go, and which parts are the built-in ones. */

export function welcome(
  address: string,
  environment: Readonly<Record<string, string | undefined>>,
  records: { readonly place: string; readonly sampleData: boolean },
): string {
  const model = environment.OPENAI_API_KEY || environment.OPENAI_BASE_URL;
  const ear = environment.STT_BASE_URL;
  const mouth = environment.TTS_BASE_URL;
  return [
    '',
    '三声已就绪',
    `  来电页面：${address}`,
    `  坐席页面：${address}/desk`,
    '',
    `  对话模型：${model ? '已设置的模型' : '内置脚本模型（设置 OPENAI_API_KEY、OPENAI_BASE_URL、LLM_MODEL 可更换）'}`,
    `  语音识别：${ear ? '已设置的服务' : '没有，来电者可打字或按键（设置 STT_BASE_URL 可接入）'}`,
    `  语音合成：${mouth ? '已设置的服务' : 'eSpeak NG（设置 TTS_BASE_URL 可更换）'}`,
    `  记录：${records.place}`,
    `  客户资料：${records.sampleData ? '演示数据（SAMPLE_DATA=off 可关闭）' : '数据库中已有的（SAMPLE_DATA=on 可放入演示数据）'}`,
    '',
    '按 Ctrl-C 结束',
    '',
  ].join('\n');
}
