import type { Tone } from '../parts/notice.js';

interface Signal {
  /** Hertz and seconds of each beep. */
  beeps: readonly (readonly [number, number])[];
  /** Milliseconds of buzzing and pausing. */
  buzz: number[];
}

/** High for good, two tones for "look", low and long for bad: told apart without looking. */
const signals: Partial<Record<Tone, Signal>> = {
  good: { beeps: [[1760, 0.09]], buzz: [40] },
  info: { beeps: [[1320, 0.07]], buzz: [30] },
  warn: {
    beeps: [
      [880, 0.12],
      [660, 0.16],
    ],
    buzz: [60, 60, 60],
  },
  bad: { beeps: [[196, 0.5]], buzz: [400] },
};

let audio: AudioContext | undefined;

/** Sound and vibration of a result. Never fails: a device without them still has colour, icon and word. */
export function signal(tone: Tone): void {
  const sent = signals[tone];
  if (!sent) return;
  if ('vibrate' in navigator) navigator.vibrate(sent.buzz);
  if (!('AudioContext' in globalThis)) return;
  audio ??= new AudioContext();
  let at = audio.currentTime;
  for (const [frequency, seconds] of sent.beeps) {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.value = 0.25;
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop((at += seconds));
  }
}
