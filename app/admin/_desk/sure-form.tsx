import { Button } from '@/app/_ui/button';
import { ScopedForm } from './action-form';

type SureFormProps = {
  name: string;
  ask: string;
  /** Names the one it is about, for those who hear the page. */
  label: string;
  sure: string;
  values: Record<string, string>;
};

/** Two presses instead of one, in the same place: the first unfolds the second. */
export const SureForm = ({ name, ask, label, sure, values }: SureFormProps) => (
  <details className="inline-block text-end">
    <summary className="link inline-block cursor-pointer list-none py-1" aria-label={label}>
      {ask}
    </summary>
    <ScopedForm name={name} label={label} className="pt-1">
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Button tone="danger" size="small">
        {sure}
      </Button>
    </ScopedForm>
  </details>
);
