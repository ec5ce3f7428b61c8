'use client';

import { useKept } from '../../_desk/action-form';
import { KeptInput } from '../../_desk/kept-fields';

type AskedDeadlineProps = { label: string; help: string; summary: string; defaultValue: string };

/** Until when the person may answer: said in a line, and unfolded by who wants another moment or was refused one. */
export function AskedDeadline({ label, help, summary, defaultValue }: AskedDeadlineProps) {
  const { typed, fault } = useKept('deadlineAt');
  return (
    <details open={Boolean(fault ?? (typed && typed !== defaultValue))}>
      <summary className="link w-fit cursor-pointer">{summary}</summary>
      <div className="pt-3">
        <KeptInput
          name="deadlineAt"
          type="datetime-local"
          label={label}
          help={help}
          defaultValue={defaultValue}
        />
      </div>
    </details>
  );
}
