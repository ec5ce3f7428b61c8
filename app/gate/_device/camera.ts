import { openDetector } from './decoder';
import { SameCode } from './same-code';

/** Between two looks: a hand is not faster, and a phone stays cool. */
const PAUSE_MS = 80;

export type CameraTrouble = 'denied' | 'missing' | 'busy';
export type Camera = {
  cameras: { id: string; label: string }[];
  id: string | undefined;
  /** Missing where the camera has no light. */
  light: ((isOn: boolean) => Promise<void>) | undefined;
  close(): void;
};

/** Opens a camera into a video element and tells every code that comes before it; throws `CameraTrouble` as the cause. */
export async function openCamera(
  video: HTMLVideoElement,
  wanted: string | undefined,
  onCode: (code: string) => void,
): Promise<Camera> {
  const [stream, detector] = await Promise.all([streamOf(wanted), openDetector()]);
  video.srcObject = stream;
  await video.play();
  const [track] = stream.getVideoTracks();
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(
    ({ kind }) => kind === 'videoinput',
  );
  const same = new SameCode();
  let isOpen = true;
  const look = async () => {
    while (isOpen) {
      // A frame that could not be read is followed by the next one.
      const codes = await detector.detect(video).catch(() => []);
      const code = codes[0]?.rawValue;
      if (isOpen && code && same.isNew(code, performance.now())) onCode(code);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  void look();
  return {
    cameras: cameras.map(({ deviceId, label }) => ({ id: deviceId, label })),
    id: track?.getSettings().deviceId,
    light: track && hasLight(track) ? (isOn) => setLight(track, isOn) : undefined,
    close: () => {
      isOpen = false;
      for (const one of stream.getTracks()) one.stop();
      video.srcObject = null;
    },
  };
}

async function streamOf(wanted: string | undefined): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new Error('no camera', { cause: 'missing' satisfies CameraTrouble });
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const chosen = wanted ? { deviceId: { exact: wanted } } : { facingMode: { ideal: 'environment' } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { ...size, ...chosen } });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    // The camera that was chosen last time is not there any more: any other will do.
    if (wanted && name === 'OverconstrainedError') return streamOf(undefined);
    throw new Error('no camera', { cause: TROUBLES[name] ?? ('missing' satisfies CameraTrouble) });
  }
}

const TROUBLES: Record<string, CameraTrouble> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

// The light is in the specification of image capture and not yet in TypeScript's own types.
const hasLight = (track: MediaStreamTrack): boolean => {
  const { torch } = (track.getCapabilities?.() ?? {}) as { torch?: boolean | boolean[] };
  return [torch].flat().includes(true);
};
const setLight = (track: MediaStreamTrack, isOn: boolean): Promise<void> =>
  track.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] });
