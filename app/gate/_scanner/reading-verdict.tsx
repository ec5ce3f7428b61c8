import { useTranslations } from 'next-intl';
import type { GateDevice } from '../_device/gate-device';
import type { Shown } from '../_device/shown';
import type { GateConfig } from '../_device/wire';
import { GateButton } from './gate-button';
import type { Outcome } from './looks';
import { Override } from './override';
import type { Edition } from './person';
import { Verdict } from './verdict';

type ReadingVerdictProps = {
  shown: Shown;
  device: GateDevice;
  config: GateConfig | undefined;
  edition: Edition;
  isKiosk: boolean;
  onSeen: () => void;
  onOverride: (override: { operatorId: string; reason: string }) => void;
  onDelegation: (name: string) => void;
};

/** The verdict of a reading with what else can be done: the whole delegation, a supervisor's word. */
export function ReadingVerdict({ shown, device, config, edition, isKiosk, ...on }: ReadingVerdictProps) {
  const words = useTranslations('gate');
  const { answer, refused, personId, gate, direction } = shown;
  const outcome: Outcome | undefined = refused
    ? {
        kind: 'refused',
        sentence: words(`notAccepted.${REFUSALS.find((code) => code === refused) ?? 'other'}`),
      }
    : answer && { kind: 'answered', answer };
  if (!outcome) return null;
  const delegation = isKiosk ? null : answer?.person?.delegation;
  const members = delegation && direction === 'entry' ? device.delegationOf(delegation, gate) : [];
  const here = members.filter(({ isHere }) => isHere).length;
  const isTogether = members.length > 1 && here < members.length;
  const isHeldUp = answer?.verdict === 'help_desk' || answer?.verdict === 'stop';
  return (
    <Verdict
      outcome={outcome}
      direction={direction}
      edition={edition}
      isKiosk={isKiosk}
      photo={device.photoOf(personId)}
      state={personId ? device.memory.roster.person(personId)?.state : undefined}
      onSeen={on.onSeen}
    >
      {delegation && isTogether && (
        <GateButton onClick={() => on.onDelegation(delegation)}>
          {words('delegationAll', { here, count: members.length })}
        </GateButton>
      )}
      {config && isHeldUp && !isKiosk && <Override config={config} onOverride={on.onOverride} />}
    </Verdict>
  );
}

const REFUSALS = ['UNKNOWN_GATE', 'UNKNOWN_OPERATOR'] as const;
