'use client';

import {
  createContext,
  type FormEvent,
  type ReactNode,
  type Ref,
  useActionState,
  useContext,
  useState,
} from 'react';
import { ERROR_WORDS } from '@/app/_ui/error-words';
import { usePageLocale } from '@/app/_ui/page-locale';
import { type DeskAction, type DeskState, UNTOUCHED } from './form-state';
import { useLateInput } from './late-input';
import { Outcome } from './outcome';

type Acting = {
  state: DeskState;
  submit: (form: FormData) => void;
  /** Holds back what would not get through, with everything typed in its place, and the second of two clicks. */
  guard: (event: FormEvent) => void;
  isPending: boolean;
};
const ActingContext = createContext<Acting | undefined>(undefined);
const FormNameContext = createContext('');

/** One action and what came of it. The forms inside may go when the record changes; the answer stays. */
export function ActionScope({ action, children }: { action: DeskAction; children: ReactNode }) {
  const [state, submit, isPending] = useActionState(action, UNTOUCHED);
  const [heldBack, setHeldBack] = useState<DeskState>();
  const { notSent } = ERROR_WORDS[usePageLocale()].lost;
  const guard = (event: FormEvent) => {
    if (isPending || !navigator.onLine) event.preventDefault();
    setHeldBack(navigator.onLine ? undefined : { message: notSent });
  };
  return (
    <ActingContext value={{ state, submit, guard, isPending }}>
      <Outcome state={heldBack ?? state} />
      {children}
    </ActingContext>
  );
}

type ScopedFormProps = {
  name: string;
  label?: string;
  className?: string;
  children: ReactNode;
  /** For who must send it by script. */
  formRef?: Ref<HTMLFormElement>;
};

/** A form of the action around it. Its name tells whose typed values come back. */
export function ScopedForm({ name, label, className = 'grid gap-4', children, formRef }: ScopedFormProps) {
  const { submit, guard, isPending } = useActing();
  const late = useLateInput(isPending);
  return (
    <form
      ref={formRef}
      action={submit}
      onSubmit={(event) => {
        guard(event);
        late.onSend();
      }}
      onChange={late.onChange}
      aria-label={label}
      aria-busy={isPending}
      noValidate
      className={className}
    >
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

/** What came of the action around, for pieces that show more of it than sentences at fields. */
export const useOutcome = (): DeskState => useActing().state;

/** True for the form that was refused last. */
export const useOwnForm = (name: string): boolean => useActing().state.typed?.form === name;
