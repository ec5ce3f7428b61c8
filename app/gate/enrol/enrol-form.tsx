'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useState } from 'react';
import { Notice } from '@/app/_ui/notice';
import { GateButton } from '../_scanner/gate-button';
import { enrolDevice } from '../actions';

/** The code of the address, to be confirmed by a person: a camera app that only looks at a link enrols nothing. */
export function EnrolForm() {
  const words = useTranslations('gate');
  const [answer, enrol, isPending] = useActionState(enrolDevice, {});
  const [code, setCode] = useState('');
  useEffect(() => {
    const read = () => setCode(decodeURIComponent(window.location.hash.slice(1)));
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return (
    <form action={enrol} className="grid gap-4">
      {answer.problem && <Notice tone="bad" role="alert" title={answer.problem} />}
      <label className="grid gap-2">
        <span className="font-semibold">{words('enrolCode')}</span>
        <input
          name="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          required
          className="min-h-14 w-full rounded border border-edge bg-surface px-4 text-lg text-ink"
        />
      </label>
      <GateButton type="submit" strong disabled={isPending}>
        {words('enrolSubmit')}
      </GateButton>
    </form>
  );
}
