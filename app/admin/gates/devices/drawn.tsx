'use client';

import { QrCode } from '@/app/_ui/qr-code';
import { useOutcome } from '../../_desk/action-form';

/** The code for a device, to be scanned from the screen; gone with the next thing that is done here. */
export function Drawn() {
  const { drawn } = useOutcome();
  if (!drawn) return null;
  return (
    <div className="grid justify-items-start gap-3">
      <QrCode
        text={drawn.text}
        label={drawn.label}
        className="size-72 max-w-full rounded border border-line"
      />
      <p className="text-sm text-muted">{drawn.help}</p>
      <code className="rounded bg-sunken px-2 py-1 font-mono text-sm break-all select-all" translate="no">
        {drawn.text}
      </code>
    </div>
  );
}
