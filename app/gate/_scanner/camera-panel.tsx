'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { type Camera, type CameraTrouble, openCamera } from '../_device/camera';
import { GateButton } from './gate-button';
import { wakeSound } from './signals';

const CHOSEN = 'gate.camera';
const TROUBLES: readonly unknown[] = ['denied', 'missing', 'busy'] satisfies CameraTrouble[];
const troubleOf = (error: unknown): CameraTrouble => {
  const { cause } = error instanceof Error ? error : {};
  return TROUBLES.includes(cause) ? (cause as CameraTrouble) : 'missing';
};

function chosenBefore(): string | undefined {
  try {
    return localStorage.getItem(CHOSEN) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(id: string): void {
  try {
    localStorage.setItem(CHOSEN, id);
  } catch {
    // A private window keeps nothing: the next time the browser chooses again.
  }
}

/** What the camera sees; every code that comes before it is read. */
export default function CameraPanel({
  onCode,
  onClose,
}: {
  onCode: (code: string) => void;
  onClose: () => void;
}) {
  const words = useTranslations('gate');
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onCode);
  const [wanted, setWanted] = useState(chosenBefore);
  const [camera, setCamera] = useState<Camera>();
  const [trouble, setTrouble] = useState<CameraTrouble>();
  const [isLit, setIsLit] = useState(false);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    if (!video.current) return;
    wakeSound();
    const opening = openCamera(video.current, wanted, (code) => latest.current(code));
    let isGone = false;
    opening.then(
      (opened) => !isGone && setCamera(opened),
      (error) => !isGone && setTrouble(troubleOf(error)),
    );
    return () => {
      isGone = true;
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      );
    };
  }, [wanted]);
  const next = () => {
    const ids = camera?.cameras.map(({ id }) => id) ?? [];
    const id = ids[(ids.indexOf(camera?.id ?? '') + 1) % ids.length];
    if (!id) return;
    remember(id);
    setWanted(id);
  };
  const light = () => {
    const to = !isLit;
    camera?.light?.(to).then(
      () => setIsLit(to),
      () => undefined,
    );
  };
  return (
    <section
      className="grid gap-3"
      aria-label={words('camera')}
      data-camera={camera ? 'open' : (trouble ?? 'opening')}
    >
      {trouble ? (
        <p role="alert" className="text-lg font-semibold">
          {words(`cameraTrouble.${trouble}`)}
        </p>
      ) : (
        <video
          ref={video}
          muted
          playsInline
          className="max-h-72 w-full rounded border border-edge bg-black object-cover"
        />
      )}
      <div className="flex flex-wrap gap-3">
        <GateButton onClick={onClose}>{words('cameraOff')}</GateButton>
        {camera && camera.cameras.length > 1 && <GateButton onClick={next}>{words('cameraNext')}</GateButton>}
        {camera?.light && (
          <GateButton onClick={light} aria-pressed={isLit}>
            {words('light')}
          </GateButton>
        )}
      </div>
    </section>
  );
}
