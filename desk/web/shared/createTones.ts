/**
 * The pages' own sounds, made with WebAudio so that no file has to be loaded: the ring tone, the
 * tone while waiting for a person, the keypad, the bell at the desk. Browsers allow sound only
 * after the visitor has touched the page: `unlock` is called from clicks.
 */
type Note = {
  readonly frequencies: readonly number[];
  readonly atMs: number;
  readonly lengthMs: number;
};

interface Tune {
  readonly notes: readonly Note[];
  readonly periodMs: number;
  readonly gain: number;
}

/** Ring-back as on Chinese telephone lines: 450 Hz, one second on, four seconds off. */
const ringTune: Tune = {
  notes: [{ frequencies: [450], atMs: 0, lengthMs: 1000 }],
  periodMs: 5000,
  gain: 0.05,
};
const holdTune: Tune = {
  notes: [392, 494, 587, 494].map((frequency, index) => ({
    frequencies: [frequency],
    atMs: index * 600,
    lengthMs: 900,
  })),
  periodMs: 4800,
  gain: 0.03,
};
const bellTune: Tune = {
  notes: [
    { frequencies: [880, 1320], atMs: 0, lengthMs: 350 },
    { frequencies: [660, 990], atMs: 380, lengthMs: 500 },
  ],
  periodMs: 2500,
  gain: 0.08,
};

const keyRows = [697, 770, 852, 941];
const keyColumns = [1209, 1336, 1477];
const keyPlaces = ['123', '456', '789', '*0#'];

/** The two frequencies of a key (ITU-T Q.23); none for a key that telephones do not have. */
export function keyFrequencies(key: string): readonly number[] {
  const row = keyPlaces.findIndex((places) => places.includes(key));
  const low = keyRows[row];
  const high = keyColumns[keyPlaces[row]?.indexOf(key) ?? -1];
  return key.length === 1 && low !== undefined && high !== undefined ? [low, high] : [];
}

export interface Tones {
  unlock(): void;
  /** Each starts a tune and returns its stop. */
  ring(): () => void;
  hold(): () => void;
  bell(): () => void;
  key(key: string): void;
}

export function createTones(): Tones {
  let context: AudioContext | undefined;
  const open = () => {
    context ??= new AudioContext();
    return context;
  };

  const play = (note: Note, gain: number): OscillatorNode[] => {
    const audio = open();
    if (audio.state !== 'running') return [];
    const start = audio.currentTime + note.atMs / 1000;
    const end = start + note.lengthMs / 1000;
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(gain, start + 0.03);
    volume.gain.setValueAtTime(gain, Math.max(start + 0.03, end - 0.06));
    volume.gain.linearRampToValueAtTime(0, end);
    volume.connect(audio.destination);
    return note.frequencies.map((frequency) => {
      const oscillator = audio.createOscillator();
      oscillator.frequency.value = frequency;
      oscillator.connect(volume);
      oscillator.start(start);
      oscillator.stop(end);
      return oscillator;
    });
  };

  const repeat = (tune: Tune) => () => {
    let sounding: OscillatorNode[] = [];
    const once = () => {
      sounding = tune.notes.flatMap((note) => play(note, tune.gain));
    };
    once();
    const audio = open();
    // A context that the browser still holds back begins with the tune as soon as it may.
    if (audio.state !== 'running') audio.onstatechange = once;
    const timer = setInterval(once, tune.periodMs);
    return () => {
      clearInterval(timer);
      audio.onstatechange = null;
      for (const oscillator of sounding) oscillator.stop();
    };
  };

  return {
    unlock: () => {
      const audio = open();
      if (audio.state === 'suspended') void audio.resume();
    },
    ring: repeat(ringTune),
    hold: repeat(holdTune),
    bell: repeat(bellTune),
    key: (key) => {
      play({ frequencies: keyFrequencies(key), atMs: 0, lengthMs: 160 }, 0.05);
    },
  };
}
