/**
 * The way out that was told did not help (重启了也不行): the same words again would be a brush-off
 * (REC-2.2g). What goes beyond the knowledge is said honestly, and a person offered (STD-3.3a).
 */
import type { Scene } from './behaviour.ts';
import { plain } from './callerText.ts';
import { leading, onTurn } from './turn.ts';

const stillFails =
  /(?:还是|仍然|依然|也|都|照样|照旧)(?:不行|不能|没用|没反应|没有用|不好使|不好用|读不|打不|用不了|登不|进不|装不|下不|报错|一样|这样)|(?:试|弄|装|重启|重装|下载|换|插|拔|等|按)(?:过|了|完)(?:好)?(?:几|多|两|三)?(?:次|遍|个)?.{0,5}(?:没用|不行|不管用|没反应|还是|失败)|没(?:有)?(?:解决|效果|什么用)|不管用|不起作用/u;

/** After an answer the caller says that it does not work. */
export function isUnsolved(scene: Scene): boolean {
  const { event, memory } = scene;
  return (
    event.type === 'turn' &&
    [null, 'need_unclear'].includes(leading(scene)) &&
    memory.answered !== '' &&
    memory.met &&
    stillFails.test(plain(event.text))
  );
}

export const offerForUnsolved = onTurn(
  (script) => {
    const matter = `${script.memory.matter ?? ''} ${script.text}`.trim().slice(0, 300);
    script
      .remember({ matter, met: false, failures: 0, consentFor: 'beyond_authority' })
      .ask('transfer.consent', { form: 'special' });
  },
  { enters: false },
);
