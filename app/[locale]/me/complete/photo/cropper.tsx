'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { type Cut, moved, PHOTO, partOf } from '@/lib/photo/rules';
import type { Messages } from '@/messages/load';
import { paint } from './picture';

type CropperProps = {
  picture: ImageBitmap;
  cut: Cut;
  onCut: (cut: Cut) => void;
  words: Messages['photo']['cut'];
};

const STEP = 0.05;
const ZOOM = 10;
/** The frame looks at the picture: left moves the frame to the left, whatever way one reads. */
const MOVES = {
  ArrowLeft: { x: -STEP },
  ArrowRight: { x: STEP },
  ArrowUp: { y: -STEP },
  ArrowDown: { y: STEP },
  '+': { zoom: ZOOM },
  '-': { zoom: -ZOOM },
} as const;
type Key = keyof typeof MOVES;

const BUTTONS: { key: Key; word: keyof Messages['photo']['cut']; sign: string }[] = [
  { key: 'ArrowLeft', word: 'left', sign: '←' },
  { key: 'ArrowUp', word: 'up', sign: '↑' },
  { key: 'ArrowDown', word: 'down', sign: '↓' },
  { key: 'ArrowRight', word: 'right', sign: '→' },
  { key: '-', word: 'smaller', sign: '−' },
  { key: '+', word: 'larger', sign: '+' },
];

/** The part of the picture that becomes the photo, as it will be; moved by buttons or keys. */
export function Cropper({ picture, cut, onCut, words }: CropperProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, picture, partOf(picture, cut));
  }, [picture, cut]);
  const move = (key: Key) => onCut(moved(picture, cut, MOVES[key]));
  const press = (event: KeyboardEvent) => {
    const key = event.key === '=' ? '+' : event.key;
    if (!(key in MOVES) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(key as Key);
  };
  const said = words.at
    .replace('{zoom}', String(cut.zoom))
    .replace('{x}', String(Math.round(cut.x / 10)))
    .replace('{y}', String(Math.round(cut.y / 10)));
  return (
    <fieldset className="grid gap-3">
      <legend className="text-lg font-semibold">{words.title}</legend>
      <p className="text-sm text-muted">{words.help}</p>
      <div className="flex flex-wrap items-start gap-5">
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys
          tabIndex={0}
          aria-label={words.frame}
          onKeyDown={press}
          className="rounded border border-edge bg-white"
        >
          <canvas ref={canvas} {...PHOTO} className="block h-80 w-60 rounded" />
        </div>
        <div className="grid gap-3">
          <div className="grid grid-cols-2 gap-2">
            {BUTTONS.map(({ key, word, sign }) => (
              <Button key={key} type="button" tone="quiet" onClick={() => move(key)}>
                <span aria-hidden>{sign}</span> {words[word]}
              </Button>
            ))}
          </div>
          <p role="status" className="text-sm text-muted tabular-nums">
            {said}
          </p>
        </div>
      </div>
    </fieldset>
  );
}
