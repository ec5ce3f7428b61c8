'use client';

import { useEffect, useState } from 'react';

/** Says a sentence to who listens, once the page stands: a live region that comes with its words is often not read. */
export function Said({ sentence }: { sentence: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(sentence), [sentence]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
