/**
 * A caller who wants to chat with a member of staff (ETI-6.1e) is told the rule, and that is the
 * closing (decision 7); or leaves a number, which the service department gets as a callback.
 */
import type { Scene } from './behaviour.ts';
import { phoneNumber, plain } from './callerText.ts';
import { endAfter } from './closing.ts';
import { askContact } from './contact.ts';
import { settleUnfinished } from './record.ts';
import { onTurn } from './turn.ts';

export const privateCall = onTurn((script, scene) => {
  settleUnfinished(script, scene);
  script.remember({ matter: script.text, privateCall: true }).say('private_call');
  endAfter(script, scene.words.company);
});

/** 我留个电话, 让她给我回电: after the rule was told. */
export function leavesNumber({ event, memory }: Scene): boolean {
  return (
    event.type === 'turn' &&
    memory.privateCall &&
    (phoneNumber(event.text) !== null ||
      /留(?:个|一下|下)?(?:我的?)?(?:电话|号码|手机|口信|话)|(?:让|叫|请)(?:她|他|\S{1,3})(?:给我)?(?:回|打)|回(?:个)?(?:电|电话)|转告/u.test(
        plain(event.text),
      ))
  );
}

export const takePrivateNumber = onTurn((script) => askContact(script, 'private'));
