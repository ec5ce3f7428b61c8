'use client';

import { createContext, type ReactNode, useActionState, useContext } from 'react';
import { type DeskAction, type DeskState, UNTOUCHED } from './form-state';
import { Outcome } from './outcome';

type Acting = { state: DeskState; submit: (form: FormData) => void; isPending: boolean };
const ActingContext = createContext<Acting | undefined>(undefined);
const FormNameContext = createContext('');

/** One action and what came of it. The forms inside may go when the record changes; the answer stays. */
export function ActionScope({ action, children }: { action: DeskAction; children: ReactNode }) {
  const [state, submit, isPending] = useActionState(action, UNTOUCHED);
  return (
    <ActingContext value={{ state, submit, isPending }}>
      <Outcome state={state} />
      {children}
    </ActingContext>
  );
}

type ScopedFormProps = { name: string; label?: string; className?: string; children: ReactNode };

/** A form of the action around it. Its name tells whose typed values come back. */
export function ScopedForm({ name, label, className = 'grid gap-4', children }: ScopedFormProps) {
  const { submit, isPending } = useActing();
  return (
    <form action={submit} aria-label={label} aria-busy={isPending} noValidate className={className}>
      <input type="hidden" name="form" value={name} />
      <FormNameContext value={name}>{children}</FormNameContext>
    </form>
  );
}

/** A form with an action of its own. */
export const ActionForm = ({ action, ...form }: ScopedFormProps & { action: DeskAction }) => (
  <ActionScope action={action}>
    <ScopedForm {...form} />
  </ActionScope>
);

function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (!acting) throw new Error('a form of the desk stands outside of its action');
  return acting;
}

/** What was typed into a field of this form when it was refused, and why it was. */
export function useKept(field: string) {
  const { state } = useActing();
  const name = useContext(FormNameContext);
  const isMine = state.typed?.form === name;
  const typed = isMine ? state.typed?.[field] : undefined;
  return { typed, fault: isMine ? state.faults?.[field] : undefined, isKept: isMine, id: `${name}-${field}` };
}

/** True for the form that was refused last. */
export const useOwnForm = (name: string): boolean => useActing().state.typed?.form === name;
