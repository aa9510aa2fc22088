/**
 * Shows how loud a track is on one element, as the custom property `--level` (0–1) and the value
 * of a meter. It writes to the element directly: sixty React renders a second would be waste.
 */
import { type RefObject, useEffect } from 'react';

export function useAudioLevel(
  track: MediaStreamTrack | null,
  element: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (track === null) return;
    const audio = new AudioContext();
    const source = audio.createMediaStreamSource(new MediaStream([track]));
    const analyser = audio.createAnalyser();
    analyser.fftSize = 512;
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const draw = () => {
      analyser.getFloatTimeDomainData(samples);
      const level = loudness(samples);
      element.current?.style.setProperty('--level', level.toFixed(2));
      element.current?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void audio.close();
    };
  }, [track, element]);
}

/** 0 below −60 dB, 1 from −10 dB on. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
