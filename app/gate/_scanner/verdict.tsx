import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { GateButton } from './gate-button';
import { VerdictScreen, type VerdictScreenProps } from './verdict-screen';

/** The verdict with its flash, put aside by a tap anywhere on it; `children` are what else can be done. */
type VerdictProps = VerdictScreenProps & { onSeen: () => void; children?: ReactNode };

export function Verdict({ onSeen, children, ...shown }: VerdictProps) {
  const words = useTranslations('gate');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button inside, which keyboards use
    // biome-ignore lint/a11y/useKeyWithClickEvents: every key puts the verdict aside, see use-typing
    <div
      className="absolute inset-0 grid content-center-safe justify-items-center gap-4 overflow-y-auto px-4 py-4 sm:gap-6 sm:px-6 sm:py-6"
      data-flash
      onClick={onSeen}
    >
      <VerdictScreen {...shown} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pressed in here is no tap on the verdict */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: likewise */}
      <div
        className="flex w-full max-w-page flex-wrap gap-3"
        data-script
        onClick={(event) => event.stopPropagation()}
      >
        <GateButton onClick={onSeen}>{words('next')}</GateButton>
        {children}
      </div>
    </div>
  );
}
