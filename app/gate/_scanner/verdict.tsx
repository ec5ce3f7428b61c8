import { useTranslations } from 'next-intl';
import { GateButton } from './gate-button';
import { VerdictScreen, type VerdictScreenProps } from './verdict-screen';

/** The verdict with its flash, put aside by a tap anywhere on it. */
export function Verdict({ onSeen, ...shown }: VerdictScreenProps & { onSeen: () => void }) {
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
      <div className="w-full max-w-page" data-script>
        <GateButton onClick={onSeen}>{words('next')}</GateButton>
      </div>
    </div>
  );
}
