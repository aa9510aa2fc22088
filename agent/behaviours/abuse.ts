/**
 * What an abusive caller is owed (ETI-6.2b, decision 12): soothed at once, a callback by the
 * supervisor, and the words that claim it after its ticket. Once a call; service goes on.
 */
import type { Scene, Script } from './behaviour.ts';
import { openAbuseCallback } from './record.ts';
import { hasSituation } from './turn.ts';

/** The caller is abusive, and was not before in this call. */
export function isFirstAbuse(scene: Scene): boolean {
  return hasSituation(scene, 'abuse') && scene.memory.abuse === 'none';
}

/** The ticket, then the phrase that claims it; nothing where none is owed. */
export function settleAbuse(script: Script, scene: Scene): void {
  if (script.memory.abuse !== 'owed') return;
  openAbuseCallback(script, scene);
  script.say('abuse.recorded');
}
