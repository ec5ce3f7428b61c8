'use client';

import { useState } from 'react';

/**
 * react-aria reads the nonce here for the style sheet that it adds when a widget wakes up. It stays that of the document: a
 * page that a form has led to comes with the nonce of another answer, which this document does not know.
 */
export function PageNonce({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} />;
}
