/** The call itself: who is on the line, what is wrong, the captions, and the ways to speak. */
import { useState } from 'react';
import { CaptionLog } from '../shared/CaptionLog.tsx';
import type { Tones } from '../shared/createTones.ts';
import { CallControls } from './CallControls.tsx';
import { CallNotices } from './CallNotices.tsx';
import { lineStands, withPerson } from './callState.ts';
import { captionLabels } from './captionLabels.ts';
import { EarPanel } from './EarPanel.tsx';
import { Keypad } from './Keypad.tsx';
import { MessageBox } from './MessageBox.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { EarSwitch } from './useBrowserEar.ts';
import type { Call } from './useCall.ts';

export interface CallPanelProps {
  readonly call: Call;
  readonly ear: EarSwitch;
  readonly tones: Tones;
  readonly keypadMenu: string;
}

export function CallPanel({ call, ear, tones, keypadMenu }: CallPanelProps) {
  const { state, control } = call;
  const [keypad, setKeypad] = useState(false);
  const connected = state.joinedAt !== null;
  const press = (key: string) => {
    tones.unlock();
    tones.key(key);
    control.press(key);
  };
  return (
    <>
      <StatusLine state={state} />
      <CallNotices state={state} earOn={ear.on} control={control} />
      <CaptionLog
        captions={state.captions}
        {...captionLabels}
        onSendAgain={(id, text) => control.sayAgain(id, text)}
      />
      {connected && !state.ear && !withPerson(state) && (
        <EarPanel ear={ear} muted={state.microphone === 'muted'} />
      )}
      {connected && keypad && <Keypad menu={withPerson(state) ? '' : keypadMenu} onPress={press} />}
      {connected && (
        <MessageBox
          inviting={!state.ear && !ear.on}
          onSend={(text) => control.say(text, 'text')}
          onTyping={() => control.typing()}
        />
      )}
      <CallControls
        state={state}
        microphoneTrack={control.microphoneTrack}
        enabled={lineStands(state)}
        keypad={keypad}
        onKeypad={setKeypad}
        onMute={(muted) => control.mute(muted)}
        onHangUp={() => void control.hangUp('caller')}
      />
    </>
  );
}
