/**
 * Look-ups that take their time (decision 13): the flow is told that one is late, and later that it
 * is there; meanwhile the call goes on. A late one is only named by its number, so that one that
 * nobody waits for any more is told apart from the one that is waited for.
 */
import type { CallEvent, Step } from './flow/events.ts';
import type { CallEnvironment, VoiceReply } from './ports.ts';

export class LookUps {
  readonly #environment: Pick<CallEnvironment, 'tools'>;
  readonly #hear: (event: CallEvent) => void;
  #count = 0;

  /** @param hear takes `look_up.ready` when a late one is there */
  constructor(environment: Pick<CallEnvironment, 'tools'>, hear: (event: CallEvent) => void) {
    this.#environment = environment;
    this.#hear = hear;
  }

  /** Runs a tool for the flow: what it gave, or that it is late. */
  async tool(step: Extract<Step, { type: 'tool' }>): Promise<CallEvent> {
    const { tools } = this.#environment;
    const { name } = step;
    const running = tools.run(name, step.arguments);
    if (!(await tools.isLate(running))) {
      return { type: 'tool.returned', name, outcome: await running };
    }
    this.#count += 1;
    const id = this.#count;
    void running.then((outcome) =>
      this.#hear({
        type: 'look_up.ready',
        id,
        said: null,
        returned: { type: 'tool.returned', name, outcome },
      }),
    );
    return { type: 'look_up.late', id, tool: name, pair: 'wait' };
  }

  /** A model's turn has ended, or a tool of it is late. */
  replied({ lookUp, ...outcome }: VoiceReply): CallEvent {
    if (lookUp === undefined) return { type: 'replied', outcome };
    this.#count += 1;
    const id = this.#count;
    void lookUp.ready.then((said) =>
      this.#hear({ type: 'look_up.ready', id, said, returned: null }),
    );
    const pair = lookUp.source === 'scripted' ? 'result' : 'wait';
    return { type: 'look_up.late', id, tool: lookUp.tool, pair };
  }
}
