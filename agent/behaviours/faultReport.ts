/**
 * The caller reports a fault of our site or software that the knowledge has no way out of: its ticket
 * goes to technical support, with a contact that is read back (decision 2), then how and by when it
 * is dealt with is told (STD-2.3, STD-3.4d). Nothing is claimed about the cause.
 */
import type { Scene, Script } from './behaviour.ts';
import { plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { askContact } from './contact.ts';
import { departmentFor } from './departments.ts';
import { openFault, settleUnfinished } from './record.ts';
import { leading, onTurn } from './turn.ts';

const faults =
  /打不开|打开不了|进不(?:去|了)|登(?:录|陆)?不(?:上|了|进)|上不去|报错|崩溃|闪退|白屏|黑屏|蓝屏|死机|卡(?:住|死)|连不上|连接不上|加载不|一直转圈|提交不(?:了|上)|(?:提示|显示|上传|下载|支付|付款|安装|验证|核验)(?:\S{0,4})(?:失败|异常|错误|出错)|没反应|用不了/u;

/** Ours to mend, whatever the knowledge says of it: the site, not the caller's certificate. */
const ourSite =
  /(?:官网|网站|网页|页面|下载中心|网上(?:办理|系统|提交|申请)?|你们(?:的)?(?:系统|服务器|平台|链接))/u;

export function reportsFault(scene: Scene): boolean {
  if (scene.event.type !== 'turn') return false;
  const said = plain(scene.event.text);
  const situation = leading(scene);
  if (!faults.test(said)) return false;
  return situation === 'cannot_answer' || (situation === null && ourSite.test(said));
}

export const takeFault = onTurn((script, scene) => {
  settleUnfinished(script, scene);
  script.remember({ matter: script.text, failures: 0 }).say('understanding.sorry');
  if (askContact(script, 'report') === 'settled') settleFault(script, scene);
});

/** The contact is settled: the ticket, the way, the deadline. */
export function settleFault(script: Script, scene: Scene): void {
  const { company } = scene.words;
  const reachable = script.memory.contact?.number ?? script.memory.caller.number;
  openFault(script, scene);
  const department = departmentFor('support', company);
  const method = reachable === null ? `${department}核查` : `${department}回电`;
  script.say('confirm.method', { slots: { method } });
  if (reachable === null) {
    askAnythingElse(script.remember({ anythingElseAsked: 0 }));
    return;
  }
  script.ask('complaint.deadline', { slots: { deadline: company.deadlines.callback.spoken } });
}
