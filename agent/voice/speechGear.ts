/**
 * The voice and the ear of a process, from its settings: the endpoints that were set, eSpeak NG
 * behind the voice, and the sound of the phrases. Made once in a process, before its call, so that
 * the first words don't wait for it.
 */
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { AgentSettings } from '../settings.ts';
import { companySlotValues } from '../words/loadWords.ts';
import type { Words } from '../words/types.ts';
import { createEspeakSynthesizer } from './speech/espeakSynthesizer.ts';
import { createFailoverSynthesizer, type SynthesisFault } from './speech/failoverSynthesizer.ts';
import { createOpenAiRecognizer } from './speech/openAiRecognizer.ts';
import { createOpenAiSynthesizer } from './speech/openAiSynthesizer.ts';
import { createPhraseAudio, type PhraseAudio } from './speech/phraseAudio.ts';
import { phraseTexts } from './speech/phraseTexts.ts';
import { loadPronunciation } from './speech/pronunciation.ts';
import type { SpeechRecognizer, SpeechSynthesizer } from './speech/types.ts';

type GearSettings = Pick<AgentSettings, 'promptsDir' | 'dataDir' | 'stt' | 'tts'>;

export interface SpeechGear {
  /** Speaks free text and phrases that were not rendered; falls back to eSpeak NG. */
  readonly synthesizer: SpeechSynthesizer;
  /** The preferred voice alone: what phrases are rendered with. */
  readonly renderer: SpeechSynthesizer;
  readonly recognizer: SpeechRecognizer | null;
  readonly phraseAudio: PhraseAudio;
  /** Reads the sound of the opening, so that it is there at once. */
  readOpening(): void;
  /** Starts the built-in voice, if it does not run. @throws SpeechFault where it is not installed */
  warm(): Promise<void>;
  /** Makes the built-in voice of this process give way to calls; it must be running. */
  giveWay(): void;
  /** From now on, faults of the preferred voice go here. */
  onFault(listener: (fault: SynthesisFault) => void): void;
  close(): Promise<void>;
}

/** Folder of the sounds made beforehand. */
export function audioCacheOf(dataDir: string): string {
  return join(dataDir, 'audio-cache');
}

/** @throws WordsFault where the lexicon or a recorded voice can't be used */
export function createSpeechGear(words: Words, settings: GearSettings): SpeechGear {
  const { promptsDir, dataDir, stt, tts } = settings;
  const pronunciation = loadPronunciation(join(promptsDir, 'pronunciation.yaml'));
  const espeak = createEspeakSynthesizer({ pronunciation });
  const listener = { onFault: (_fault: SynthesisFault): void => undefined };
  const preferred = tts === null ? null : createOpenAiSynthesizer({ ...tts, pronunciation });
  const synthesizer =
    preferred === null
      ? espeak
      : createFailoverSynthesizer({
          primary: preferred,
          fallback: espeak,
          onFault: (fault) => listener.onFault(fault),
        });
  const slots = companySlotValues(words.company);
  const phraseAudio = createPhraseAudio({
    words,
    slots,
    directory: audioCacheOf(dataDir),
    recordedDirectory: join(promptsDir, 'audio'),
    synthesizerIds: preferred === null ? [espeak.id] : [preferred.id, espeak.id],
  });
  return {
    synthesizer,
    renderer: preferred ?? espeak,
    recognizer: stt === null ? null : createOpenAiRecognizer(stt),
    phraseAudio,
    readOpening() {
      const opening = phraseTexts(words, slots).filter(({ phrase }) =>
        phrase.startsWith('opening.'),
      );
      for (const { phrase, text } of opening) phraseAudio.get(phrase, text);
    },
    warm: () => espeak.warm(),
    giveWay() {
      if (espeak.processId === undefined) return;
      try {
        setPriority(espeak.processId, constants.priority.PRIORITY_BELOW_NORMAL);
      } catch {
        // It ended meanwhile, or the system does not let us: then it competes.
      }
    },
    onFault(onFault) {
      listener.onFault = onFault;
    },
    close: () => synthesizer.close(),
  };
}
