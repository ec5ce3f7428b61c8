/** What a person hears and feels without looking; each verdict has its own rhythm and its own pitch. */
export type Signal = 'admit' | 'admit_with_action' | 'help_desk' | 'stop';

export type Beep = { hertz: number; atMs: number; lastsMs: number; shape: OscillatorType };
const beep = (hertz: number, atMs: number, lastsMs: number, shape: OscillatorType = 'sine'): Beep => ({
  hertz,
  atMs,
  lastsMs,
  shape,
});

export const BEEPS: Record<Signal, readonly Beep[]> = {
  // Up, quick: go. Twice up and a turn: go, but. Two long level ones: aside. Four low raw ones: no.
  admit: [beep(880, 0, 80), beep(1319, 90, 140)],
  admit_with_action: [beep(784, 0, 80), beep(784, 160, 80), beep(1047, 320, 140)],
  help_desk: [beep(440, 0, 260, 'triangle'), beep(440, 380, 260, 'triangle')],
  stop: [0, 180, 360, 540].map((at) => beep(165, at, 140, 'square')),
};

export const SHAKES: Record<Signal, number[]> = {
  admit: [60],
  admit_with_action: [60, 80, 60],
  help_desk: [220, 120, 220],
  stop: [400, 100, 400, 100, 400],
};

let context: AudioContext | undefined;

/** Browsers allow sound only after a key or a tap; a scanner's first key is one. */
export function wakeSound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

export function giveSignal(signal: Signal, withSound: boolean): void {
  navigator.vibrate?.(SHAKES[signal]);
  if (!withSound || !context) return;
  for (const one of BEEPS[signal]) play(context, one);
}

function play(on: AudioContext, { hertz, atMs, lastsMs, shape }: Beep): void {
  const start = on.currentTime + atMs / 1000;
  const end = start + lastsMs / 1000;
  const tone = on.createOscillator();
  const volume = on.createGain();
  tone.type = shape;
  tone.frequency.value = hertz;
  // Without soft edges every tone begins and ends with a click.
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(shape === 'square' ? 0.25 : 0.5, start + 0.01);
  volume.gain.setValueAtTime(shape === 'square' ? 0.25 : 0.5, end - 0.02);
  volume.gain.linearRampToValueAtTime(0, end);
  tone.connect(volume).connect(on.destination);
  tone.start(start);
  tone.stop(end);
}
