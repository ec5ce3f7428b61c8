import type { ReactNode } from 'react';
import { Button, type ButtonTone } from '@/app/_ui/button';
import { ScopedForm } from '../../_desk/action-form';
import { keyShown, keysOf } from './single-keys';

type DecisionFormProps = {
  reference: string;
  seenState: string;
  seenApproved: 'yes' | 'no';
  decision: string;
  queue?: string;
  submit: string;
  tone?: ButtonTone;
  /** With Alt it presses the button. */
  letter?: string;
  children?: ReactNode;
};

/** One decision on the state that the reviewer sees: a state that has changed by then is refused. */
export const DecisionForm = ({ reference, decision, letter, ...form }: DecisionFormProps) => (
  <ScopedForm name={decision}>
    <input type="hidden" name="reference" value={reference} />
    <input type="hidden" name="seenState" value={form.seenState} />
    <input type="hidden" name="seenApproved" value={form.seenApproved} />
    <input type="hidden" name="decision" value={decision} />
    {form.queue !== undefined && <input type="hidden" name="queue" value={form.queue} />}
    {form.children}
    <Button
      tone={form.tone ?? 'primary'}
      className="justify-self-stretch"
      data-key={letter && `Key${letter}`}
      aria-keyshortcuts={letter && keysOf(letter)}
    >
      {form.submit}
      {letter && <kbd className="text-sm font-normal max-sm:hidden">{keyShown(letter)}</kbd>}
    </Button>
  </ScopedForm>
);
