/**
 * Every sentence and label of the pages, in one place; the workbench's in `workbenchTexts.ts`. Words that the call itself speaks are
 * not here: they come from `prompts/` by way of the server.
 */
import type { HandoffReason, Mood } from '../../records/journal/events.ts';
import type { EarTrouble, EarVendor } from './caller/browserEar.ts';
import type { CallEnding } from './caller/callState.ts';
import type { Speaker } from './shared/captions.ts';
import type { MicrophoneTrouble } from './shared/microphoneTrouble.ts';

const microphoneTroubles: Readonly<Record<MicrophoneTrouble, string>> = {
  insecure:
    '当前页面不是安全连接（https 或 localhost），浏览器不允许使用麦克风。请改用安全地址打开本页',
  missing: '没有找到麦克风。请接好麦克风或耳麦，再点“重试麦克风”',
  denied:
    '麦克风未获允许。请点击地址栏左侧的图标，把“麦克风”改为“允许”，再点“重试麦克风”；若仍不行，请检查系统的麦克风权限',
  busy: '麦克风打不开，可能正被其他程序使用。请关闭其他程序，再点“重试麦克风”',
  unplugged: '麦克风已断开。请重新接好，再点“重试麦克风”',
  other: '麦克风出了问题，请检查设备后点“重试麦克风”',
};

const vendorNames: Readonly<Record<EarVendor, string>> = {
  Google: 'Google',
  Microsoft: 'Microsoft（微软）',
  Apple: 'Apple（苹果）',
  unknown: '浏览器厂商',
};

export const callerTexts = {
  title: (company: string) => (company === '' ? '智能客服' : `${company} · 智能客服`),
  fallbackCompany: '客户服务',
  robotLabel: '智能客服',
  robotNotice: '接听的是 AI，不是真人；可随时转人工。',
  personLabel: '人工客服',
  personNotice: '您正在与真人通话。',
  ring: '拨打',
  ringAgain: '重新拨打',
  cancel: '取消',
  idleHint: '点击拨打，接通后可以说话、打字或按键。',
  idleHintNoEar: '暂不支持语音识别，接通后请打字或按键。',
  retryHint: '请稍候片刻，再点“重新拨打”。',
  stages: {
    ringing: '正在呼叫…',
    ringingLong: '正在呼叫，接通稍慢，请稍候…',
    rejoining: '正在接回通话…',
    agent: '智能客服正在为您服务',
    waiting: '正在为您接通人工客服，请稍候',
    person: (numbers: readonly string[]) =>
      numbers.length > 0 ? `人工客服${numbers.join('、')}号正在为您服务` : '人工客服正在为您服务',
    personAway: '人工客服的连接中断，正在等待恢复…',
    closing: '通话即将结束',
    nobody: '正在等待对方恢复…',
  },
  timer: '通话时长',
  endings: {
    caller: '您已挂断',
    company: '通话已结束',
    elsewhere: '通话已转到另一个页面继续',
    lost: '连接中断，通话已结束',
    no_answer: '暂时无人接听，请稍后再拨',
    too_late: '离开时间过长，通话已结束',
  } satisfies Record<CallEnding, string>,
  lasted: (duration: string) => `通话时长 ${duration}`,
  refusals: {
    busy: '目前线路繁忙，请稍后再拨。',
    limited: (seconds: number | null) =>
      seconds === null ? '拨打过于频繁，请稍后再拨。' : `拨打过于频繁，请在 ${seconds} 秒后再拨。`,
    unreachable: '暂时无法连接服务器。请检查网络，稍后重试。',
    expired: '通话凭证已过期，请重新拨打。',
    refused: (message: string) => `暂时无法接通：${message}`,
  },
  serverGone: '暂时无法连接服务器，请稍后重试。',
  reconnecting: '网络不稳，正在重新连接…',
  absent: '对方的连接中断了，正在等待恢复…',
  soundBlocked: '浏览器暂时不让本页出声。',
  allowSound: '打开声音',
  noEar: '暂不支持语音识别，请打字或按键。转接人工后可以直接讲话。',
  microphone: {
    level: '麦克风音量',
    off: '麦克风未开启',
    starting: '请在浏览器的提示中允许使用麦克风',
    on: '麦克风已开启',
    muted: '已静音，对方听不到您',
    retry: '重试麦克风',
    trouble: (trouble: MicrophoneTrouble) => `${microphoneTroubles[trouble]}。您仍然可以打字。`,
  },
  captions: '通话字幕',
  captionsEmpty: '对话会显示在这里。',
  speakers: { agent: '智能客服', caller: '您', person: '人工客服' } satisfies Record<
    Speaker,
    string
  >,
  ways: { text: '打字', browser: '语音识别', key: '按键' },
  sending: '发送中…',
  notSent: '未送达',
  sendAgain: '重新发送',
  message: '输入您要说的话',
  messagePlaceholder: '输入您要说的话，回车发送',
  messageFull: (limit: number) => `一次最多 ${limit} 字，多出的没有填入，请分几次发送。`,
  send: '发送',
  mute: '静音',
  unmute: '取消静音',
  keypad: '键盘',
  keypadPanel: '拨号键盘',
  key: (key: string) => ({ '*': '星号键', '#': '井号键' })[key] ?? `${key} 键`,
  hangUp: '挂断',
  ear: {
    label: (vendor: EarVendor) => `用浏览器的语音识别说话（由 ${vendorNames[vendor]} 提供）`,
    notice: (vendor: EarVendor) =>
      `开启后，您的声音将发送至 ${vendorNames[vendor]} 的服务器识别，不在本机处理。`,
    listening: '正在听您说话…',
    paused: '对方说话时暂停聆听',
    muted: '已静音，暂停聆听',
    troubles: {
      denied: '浏览器不允许语音识别，已关闭。请在地址栏左侧允许使用麦克风，或继续打字。',
      network: '连接不上浏览器厂商的语音识别服务，已关闭。请继续打字。',
      language: '此浏览器的语音识别不支持普通话，已关闭。请继续打字。',
      microphone: '语音识别没有收到声音，已关闭。请检查麦克风，或继续打字。',
    } satisfies Record<EarTrouble, string>,
  },
};

export const deskTexts = {
  title: '三声坐席台',
  titleWaiting: (count: number) => (count === 0 ? '三声坐席台' : `（${count}）三声坐席台`),
  titleRinging: '☎ 来电转接',
  workNumber: '工号',
  workNumberHint: '请输入您的工号（2 至 6 位数字）',
  workNumberRule: '工号是 2 至 6 位数字',
  signIn: '上线',
  change: '更换',
  connection: { online: '在线', offline: '断开', connecting: '连接中' },
  offlineNotice: '与服务器的连接已断开，正在重连。期间不会收到转接。',
  waiting: (count: number) => `等待接听（${count}）`,
  nobodyWaits: '暂无等待的来电',
  nobodyWaitsHint: '保持本页打开，有转接时会响铃提醒。',
  listUnknown: '连接恢复后会显示等待的来电。',
  listElsewhere: '等待的来电显示在另一个页面上。',
  takeSeat: '改用本页面',
  forMe: '转给您',
  answerWithin: (seconds: number) => `请在 ${seconds} 秒内接听`,
  answerNow: '请尽快接听',
  ringsAt: (workNumber: string) => `正在呼叫 ${workNumber} 号，您也可以接听。`,
  waited: '已等待',
  accept: '接听',
  acceptHint: '按回车键接听',
  decline: '拒绝',
  acceptFailed: '接听失败，请稍后再试。',
  declineFailed: '操作失败，请稍后再试。',
  unreachable: '无法连接服务器，请稍后再试。',
  reasons: {
    complaint: '投诉',
    out_of_scope: '超出业务范围',
    caller_request: '要求人工',
    repeated_failure: '多次未解决',
    identity_failed: '身份核验未通过',
    objection: '不同意录音',
    agent_failure: '智能客服故障',
    danger: '紧急情况',
    other_language: '其他语言',
    beyond_authority: '超出权限',
  } satisfies Record<HandoffReason, string>,
  moods: { calm: '平静', upset: '不满', angry: '愤怒' } satisfies Record<Mood, string>,
  summary: {
    caller: '来电人',
    number: '号码',
    verified: '已核身',
    unverified: '未核身',
    unknown: '未知',
    notTold: '未说明',
    demand: '诉求',
    complaint: '投诉要素',
    elements: { time: '时间', place: '地点', people: '人物', event: '事件', demand: '诉求' },
    tried: '已告知/尝试',
    promised: '承诺',
    by: (when: string) => `（期限：${when}）`,
    mood: '情绪',
    openDuties: '未完成职责',
  },
  alerts: {
    offered: (reason: string) => `来电转接：${reason}`,
    enable: '开启桌面提醒',
    silent: '浏览器还没有允许本页出声，请点一下页面任意处。',
  },
  call: {
    heading: '我的通话',
    none: '未在通话',
    greeting: '接通后先说：',
    connecting: '正在接入…',
    timer: '通话时长',
    reconnecting: '网络不稳，正在重新连接…',
    microphone: {
      off: '麦克风未开启，来电人听不到您',
      starting: '请在浏览器的提示中允许使用麦克风',
      on: '麦克风已开启',
      muted: '已静音，来电人听不到您',
      retry: '重试麦克风',
      trouble: (trouble: MicrophoneTrouble) =>
        `${microphoneTroubles[trouble]}。您可以先用文字回复。`,
    },
    soundBlocked: '浏览器暂时不让本页出声，您听不到来电人。',
    allowSound: '打开声音',
    callerGone: '来电人的连接中断了，正在等待恢复…',
    captions: '通话内容',
    captionsEmpty: '来电人打的字会显示在这里。',
    speakers: { agent: '智能客服', caller: '来电人', person: '您' } satisfies Record<
      Speaker,
      string
    >,
    reply: '文字回复',
    replyPlaceholder: '输入文字回复，回车发送',
    send: '发送',
    mute: '静音',
    unmute: '取消静音',
    hangUp: '挂断',
    hangUpQuestion: '确定结束这次通话吗？',
    hangUpYes: '结束通话',
    hangUpNo: '继续通话',
    endings: {
      here: '您已结束通话。',
      there: '通话已结束：来电人已挂断。',
      elsewhere: '通话已在另一个页面继续。',
      lost: '连接中断，通话已结束。',
    },
    close: '返回',
    stray: '您有一通进行中的通话。',
    goBack: '返回通话',
    joinFailed: '无法接入通话，来电可能已结束。',
  },
};

export { supervisionTexts } from './supervisionTexts.ts';
export { workbenchTexts } from './workbenchTexts.ts';
