/** Everything that is wrong or worth knowing during a call, each in its own words. */
import { callerTexts as texts } from '../texts.ts';
import type { CallControl } from './CallControl.ts';
import { type CallState, companyOf, withPerson } from './callState.ts';
import { Notice } from './Notice.tsx';

export interface CallNoticesProps {
  readonly state: CallState;
  readonly earOn: boolean;
  readonly control: CallControl;
}

export function CallNotices({ state, earOn, control }: CallNoticesProps) {
  const company = companyOf(state);
  const talking = state.stage === 'talking';
  const trouble = state.microphoneTrouble;
  const noEar = state.joinedAt !== null && !state.ear && !earOn && !withPerson(state);
  const retry = { label: texts.microphone.retry, act: () => control.retryMicrophone() };
  return (
    <>
      {state.reconnecting && <Notice kind="trouble">{texts.reconnecting}</Notice>}
      {talking && company === 'nobody' && !state.reconnecting && (
        <Notice kind="trouble">{texts.absent}</Notice>
      )}
      {state.soundBlocked && (
        <Notice
          kind="trouble"
          action={{ label: texts.allowSound, act: () => control.allowSound() }}
        >
          {texts.soundBlocked}
        </Notice>
      )}
      {trouble !== null && (
        <Notice kind="trouble" {...(trouble === 'insecure' ? {} : { action: retry })}>
          {texts.microphone.trouble(trouble)}
        </Notice>
      )}
      {trouble === null && noEar && <Notice kind="note">{texts.noEar}</Notice>}
    </>
  );
}
