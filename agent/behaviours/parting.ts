/**
 * The end of a call that nobody answers any more (ETI-6.1c, ETI-6.1d, ETI-6.5b): the line is cut
 * when the farewell was heard (decision 8), unless the caller speaks over it.
 */
import { behave, type Scene, type Script } from './behaviour.ts';

/** After the farewell's words. The short wait is there for sounds over it that turn out no words. */
export function part(script: Script, { words: { company } }: Scene, reason: string): void {
  script
    .remember({ endReason: reason })
    .add(
      { type: 'cancel', timer: 'silence' },
      { type: 'timer', timer: 'cut', afterMs: company.farewellWaitMs },
      { type: 'part' },
    );
}

/** The farewell was heard, or the short wait after it is over. */
export const cutTheLine = behave((script) => {
  script.add({ type: 'end', by: 'agent', reason: script.memory.endReason ?? 'closed' });
});
