/**
 * Entry of the eSpeak process: answers one clause after another over the IPC channel.
 *
 * It owns no queue and no policy; its parent asks for one clause at a time. It ends by itself when
 * the parent is gone, and ignores Ctrl-C, which a terminal sends to it as well, so that a call that
 * is being ended can still say its last sentence.
 */
import { loadEspeakEngine } from './espeakEngine.ts';
import type { ClauseQuestion, ProcessAnswer } from './espeakMessages.ts';

/** Spoken into the void at start: compiling the engine's hot code costs the first clause 80 ms. */
const WARM_UP = '您好，请问有什么可以帮您？';

function answer(message: ProcessAnswer): void {
  process.send?.(message);
}

process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

const packageName = process.argv[2] ?? '';
try {
  const engine = await loadEspeakEngine(packageName);
  engine.speak(WARM_UP, null);
  process.on('message', (question: ClauseQuestion) => {
    try {
      const { text, targetMs, stretch } = question;
      answer({ type: 'sound', samples: engine.speak(text, targetMs, stretch).samples });
    } catch (error) {
      // A WebAssembly module that has trapped is in no known state: the parent starts another.
      process.stderr.write(String(error));
      process.exitCode = 1;
      process.disconnect?.();
    }
  });
  answer({ type: 'ready' });
} catch (error) {
  answer({ type: 'unavailable', message: error instanceof Error ? error.message : String(error) });
  process.disconnect?.();
}
