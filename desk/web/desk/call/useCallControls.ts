/** The controls of the person's call as far as the line allows them now; a refusal is said in words. */
import { App } from 'antd';
import { useMemo } from 'react';
import type { PersonRequest } from '../../../../records/people/personRequest.ts';
import { deskTexts } from '../../texts.ts';
import { inCall } from '../deskCallReducer.ts';
import type { DeskCall } from '../useDeskCall.ts';
import type { CallControls } from './callControls.ts';
import type { Consult } from './consultOf.ts';

const texts = deskTexts.call.requests;

/** @param consult with whom the person speaks beside the caller: whoever is only asked may do nothing with the call */
export function useCallControls({ state, control }: DeskCall, consult: Consult): CallControls {
  const { message } = App.useApp();
  const { microphone, status, heldAt } = state;
  const busy = inCall(state);
  const { role, talking: consulting } = consult;
  return useMemo(() => {
    const muted = microphone === 'muted';
    const talking = status === 'talking';
    const ask = async (request: PersonRequest) => {
      const refusal = await control.ask(request);
      if (refusal !== null) message.warning(refusal === '' ? texts.failed : refusal);
      else if (request.action === 'objection') message.success(texts.objected);
    };
    const theirs = talking && role !== 'asked';
    const asking = (request: PersonRequest) => (theirs ? () => void ask(request) : null);
    return {
      muted,
      toggleMute: talking && (muted || microphone === 'on') ? () => control.mute(!muted) : null,
      heldSince: heldAt,
      toggleHold: asking({ action: heldAt === null ? 'hold' : 'resume' }),
      press: talking ? (key) => control.press(key) : null,
      transfer:
        theirs && role === null ? (target) => void ask({ action: 'transfer', ...target }) : null,
      consult:
        theirs && role === null ? (target) => void ask({ action: 'consult', ...target }) : null,
      handOver: role === 'asks' && consulting ? asking({ action: 'hand_over' }) : null,
      backToBot: asking({ action: 'back_to_bot' }),
      object: asking({ action: 'objection' }),
      hangUp: busy ? () => void control.hangUp() : null,
    };
  }, [microphone, status, heldAt, busy, control, message, role, consulting]);
}
