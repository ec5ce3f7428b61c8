'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import type { Messages } from '@/messages/load';
import { frameOf } from './picture';

type CameraProps = { words: Messages['photo']['camera']; onTaken: (taken: Blob) => void };
type Trouble = 'denied' | 'missing' | 'busy';

/** The device's own camera, for who has no picture at hand. Opened by a press, and closed with what it took. */
export function Camera({ words, onTaken }: CameraProps) {
  const [stream, setStream] = useState<MediaStream>();
  const [trouble, setTrouble] = useState<Trouble>();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current && stream) video.current.srcObject = stream;
    return () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [stream]);
  const open = async () => {
    setTrouble(undefined);
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError');
      const wanted = { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 960 } };
      setStream(await navigator.mediaDevices.getUserMedia({ video: wanted }));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  const take = async () => {
    const taken = video.current && (await frameOf(video.current));
    setStream(undefined);
    if (taken) onTaken(taken);
  };
  return (
    <div className="grid justify-items-start gap-3">
      {trouble && (
        <Notice tone="wait" role="alert">
          {words[trouble]}
        </Notice>
      )}
      {stream ? (
        <>
          <video ref={video} autoPlay playsInline muted className="max-h-96 max-w-full rounded bg-ink" />
          <div className="flex flex-wrap gap-3">
            <Button type="button" onClick={take}>
              {words.take}
            </Button>
            <Button type="button" tone="quiet" onClick={() => setStream(undefined)}>
              {words.close}
            </Button>
          </div>
        </>
      ) : (
        <Button type="button" tone="quiet" onClick={open}>
          {words.open}
        </Button>
      )}
    </div>
  );
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'denied';
  return name === 'NotReadableError' ? 'busy' : 'missing';
}
