/** How loud the microphone is, so that a caller sees that they are heard. */
import { useRef } from 'react';
import { useAudioLevel } from '../shared/useAudioLevel.ts';
import { callerTexts as texts } from '../texts.ts';
import styles from './LevelMeter.module.css';

export function LevelMeter({ track }: { readonly track: MediaStreamTrack | null }) {
  const meter = useRef<HTMLDivElement>(null);
  useAudioLevel(track, meter);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn alike in all browsers
    <div
      ref={meter}
      role="meter"
      aria-label={texts.microphone.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={track === null ? styles.idle : styles.meter}
    />
  );
}
