'use client';

import { useOutcome } from '@/app/admin/_desk/action-form';

/** The badge as it is kept, or as what was typed would make it. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const { picture } = useOutcome();
  return (
    // biome-ignore lint/performance/noImgElement: a drawing of ours, which nothing could make smaller
    <img
      src={picture ?? src}
      alt={alt}
      width={420}
      height={592}
      className="h-auto w-full max-w-sm border border-line bg-white"
    />
  );
}
