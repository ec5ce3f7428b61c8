import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Icon } from '@/app/_ui/icon';
import type { Direction } from '../place';
import { CameraIcon } from './camera-icon';
import { GateButton } from './gate-button';
import { SoundIcon } from './sound-icon';

type ControlsProps = {
  field: ComponentProps<'input'>;
  typed: string | undefined;
  label: string;
  direction: Direction;
  onTurn: (direction: Direction) => void;
  withSound: boolean;
  onSound: (on: boolean) => void;
  isCameraOn: boolean;
  onCamera: (on: boolean) => void;
};

/** Everything that is pressed, at the thumb: the field, the direction, the sound. */
export function Controls({
  field,
  typed,
  label,
  direction,
  onTurn,
  withSound,
  onSound,
  ...camera
}: ControlsProps) {
  const words = useTranslations('gate');
  const sound = withSound ? words('soundOn') : words('soundOff');
  return (
    <div className="grid gap-3 border-t-2 border-current/25 px-4 py-3 sm:px-6">
      <div className="flex gap-3">
        <input
          {...field}
          name="typed"
          type="text"
          aria-label={label}
          placeholder={label}
          defaultValue={typed}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          className="min-h-16 w-full min-w-0 flex-1 rounded border-2 border-edge bg-surface px-4 text-xl text-ink placeholder:text-muted"
        />
        <GateButton type="submit" strong aria-label={words('submit')}>
          <span className="hidden sm:inline">{words('submit')}</span>
          <Icon name="forward" className="sm:hidden" />
        </GateButton>
      </div>
      <div className="flex flex-wrap justify-between gap-2">
        <DirectionSwitch value={direction} onChange={onTurn} />
        <div className="flex gap-2" data-script>
          {!camera.isCameraOn && (
            <GateButton onClick={() => camera.onCamera(true)} aria-label={words('camera')}>
              <CameraIcon />
              <span className="hidden sm:inline">{words('camera')}</span>
            </GateButton>
          )}
          <GateButton onClick={() => onSound(!withSound)} aria-label={sound}>
            <SoundIcon isOn={withSound} />
            <span className="hidden sm:inline">{sound}</span>
          </GateButton>
        </div>
      </div>
    </div>
  );
}

const DIRECTIONS = ['entry', 'exit'] as const;
type DirectionSwitchProps = { value: Direction; onChange: (direction: Direction) => void };

/** Two radio buttons: they belong to the form, so the choice counts without script. */
function DirectionSwitch({ value, onChange }: DirectionSwitchProps) {
  const words = useTranslations('gate');
  return (
    <fieldset className="grid auto-cols-fr grid-flow-col overflow-hidden rounded border border-edge bg-surface text-ink">
      <legend className="sr-only">{words('direction')}</legend>
      {DIRECTIONS.map((direction) => (
        <label
          key={direction}
          className="grid min-h-14 cursor-pointer place-items-center px-4 font-semibold sm:px-5 has-checked:bg-river has-checked:text-on-river has-focus-visible:outline-3 has-focus-visible:-outline-offset-4 has-focus-visible:outline-current"
        >
          <input
            type="radio"
            name="direction"
            value={direction}
            checked={value === direction}
            onChange={() => onChange(direction)}
            className="sr-only"
          />
          {words(direction)}
        </label>
      ))}
    </fieldset>
  );
}
