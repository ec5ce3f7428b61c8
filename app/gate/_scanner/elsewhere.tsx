import { useTranslations } from 'next-intl';
import { GateButton } from './gate-button';

export function Elsewhere({ onUse }: { onUse: () => void }) {
  const words = useTranslations('gate');
  return (
    <main id="content" className="grid flex-1 content-center justify-items-center gap-6 px-4 py-6">
      <div className="grid w-full max-w-text gap-4">
        <h2 className="text-2xl font-semibold">{words('elsewhereTitle')}</h2>
        <p>{words('elsewhereLead')}</p>
        <div>
          <GateButton strong onClick={onUse}>
            {words('useHere')}
          </GateButton>
        </div>
      </div>
    </main>
  );
}
