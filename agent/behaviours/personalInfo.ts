/** Personal information is asked for (ETI-6.1f): the work number; pressed, company rules allow no more. */
import { onTurn } from './turn.ts';

const workNumber = /工号|编号|几号(?:客服|坐席)/u;

export const personalInfo = onTurn((script) => {
  const { numberAsked } = script.memory;
  const again = script.saidBefore('personal_info.pressed') || workNumber.test(script.text);
  script
    .say(numberAsked && !again ? 'personal_info.pressed' : 'personal_info.number')
    .remember({ numberAsked: true })
    .askAgain();
});
