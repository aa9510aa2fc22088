/** Whether, or why, the call is recorded: the notice says both (REC-2.1f), and the call goes on. */
import type { Scene } from './behaviour.ts';
import { plain } from './callerText.ts';
import { leading, onTurn } from './turn.ts';

const asked =
  /(?:为什么|为啥|干(?:嘛|吗|什么)|怎么).{0,4}(?:要)?录音|录音(?:是)?(?:干|做|用来干|有)(?:什么|啥|嘛)|(?:是不是|有没有|会不会|还|在)(?:在|会)?录音|录音(?:吗|了吗|了没|不录)|录音给谁/u;

export function asksAboutRecording(scene: Scene): boolean {
  const { event } = scene;
  return event.type === 'turn' && leading(scene) === null && asked.test(plain(event.text));
}

export const tellAboutRecording = onTurn(
  (script) => {
    script.say('opening.notice').askAgain(() => script.ask('opening.no_business'));
  },
  { enters: false },
);
