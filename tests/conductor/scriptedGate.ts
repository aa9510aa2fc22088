/** A gate that moves as it is told, and remembers how. */
import type { PersonGate } from '../../agent/ports.ts';

export class ScriptedGate implements PersonGate {
  readonly moves: string[] = [];
  /** The media server does not open it. */
  stuck = false;

  shut(human: string): Promise<boolean> {
    this.moves.push(`shut ${human}`);
    return Promise.resolve(true);
  }

  consult(human: string, colleague: string): Promise<boolean> {
    this.moves.push(`consult ${human} ${colleague}`);
    return Promise.resolve(true);
  }

  open(human: string): Promise<boolean> {
    this.moves.push(`open ${human}`);
    return Promise.resolve(!this.stuck);
  }

  clear(): Promise<boolean> {
    this.moves.push('clear');
    return Promise.resolve(true);
  }
}
