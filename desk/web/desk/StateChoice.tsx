/** The person's own state, and the choice of it: one click away from busy and back (ETI-5k). */
import { Segmented, Tag } from 'antd';
import { type ChosenState, chosenStates } from '../../../records/people/personStates.ts';
import { deskTexts as texts } from '../texts.ts';
import type { PersonShown } from './queueReducer.ts';

export interface StateChoiceProps {
  /** Undefined while the server is out of reach. */
  readonly own: PersonShown | undefined;
  readonly onChoose: (state: ChosenState) => void;
}

export function StateChoice({ own, onChoose }: StateChoiceProps) {
  const state = own?.state ?? 'absent';
  const chosen = chosenStates.find((one) => one === state);
  return (
    <span>
      {chosen === undefined && <Tag data-state={state}>{texts.states[state]}</Tag>}
      <Segmented<ChosenState | ''>
        size="small"
        aria-label={texts.stateLabel}
        disabled={own === undefined || state === 'in_call'}
        value={chosen ?? ''}
        options={chosenStates.map((value) => ({ value, label: texts.states[value] }))}
        onChange={(value) => {
          if (value !== '') onChoose(value);
        }}
      />
    </span>
  );
}
