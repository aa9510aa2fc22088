/** Why the telephone lines could not be set up, with what to do about it, in Chinese. */
import { ServerError } from 'livekit-server-sdk';

/** Its message is for operators: what, where, how to mend it. Never holds a secret. */
export class TelephonyFault extends Error {
  override readonly name = 'TelephonyFault';
}

/** What the media server or the network said, as a fault that says how to mend it. */
export function telephonyFault(error: unknown, url: string): TelephonyFault {
  if (error instanceof TelephonyFault) return error;
  return new TelephonyFault(explain(error, url), { cause: error });
}

function explain(error: unknown, url: string): string {
  if (!(error instanceof ServerError)) {
    return `媒体服务器 ${url} 没有应答。\n  请确认它在运行，LIVEKIT_URL 写得对，网络可以到达。`;
  }
  if (/sip not connected/.test(error.message)) {
    return '媒体服务器没有接 SIP 桥：它没有配置 Redis，电话线路无处保存。\n  npm start 自带的媒体服务器就是这样；电话请用 docker-compose.yml 的部署，或给媒体服务器配上 Redis 和 livekit-sip（见 docs/deployment.md）。';
  }
  if (error.status === 401 || error.status === 403) {
    return '媒体服务器拒绝了凭据。\n  请核对 LIVEKIT_API_KEY 和 LIVEKIT_API_SECRET 与媒体服务器一致。';
  }
  if (/Conflicting inbound SIP Trunks/.test(error.message)) {
    return `号码已被别的线路占用：${error.message}。\n  本命令只动自己建的线路（名称以 three-rings/ 开头）；请用 lk sip inbound list 找到那一条，改掉或删除它。`;
  }
  if (/Conflicting SIP Dispatch Rules/i.test(error.message)) {
    return `分配规则与别的规则冲突：${error.message}。\n  本命令只动自己建的规则；请用 lk sip dispatch list 找到那一条，改掉或删除它。`;
  }
  if (error.status === 404) {
    return `媒体服务器没有电话接口（${error.message}）。\n  请确认 LIVEKIT_URL 指向 livekit-server 1.8 或更新的版本。`;
  }
  return `媒体服务器不接受（${error.code ?? error.status}）：${error.message}。\n  请核对 company.yaml 的 telephony 一节。`;
}
