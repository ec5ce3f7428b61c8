'use client';

import { FieldSet } from '@/app/_ui/field-set';
import { TextInput } from '@/app/_ui/text-input';
import { useKept } from '@/app/admin/_desk/action-form';

type KeptDateProps = {
  name: string;
  legend: string;
  help?: string;
  optional?: string;
  /** `2031-05-30`. */
  defaultValue?: string;
  words: { day: string; month: string; year: string };
  autoComplete?: 'bday';
};

const PIECES = [
  { piece: 'day', at: [8, 10], digits: 2 },
  { piece: 'month', at: [5, 7], digits: 2 },
  { piece: 'year', at: [0, 4], digits: 4 },
] as const;

/** A day as three numbers that are typed: whoever knows a date by heart looks for it in no calendar. */
export function KeptDate({ name, words, defaultValue = '', autoComplete, ...question }: KeptDateProps) {
  const { fault, id } = useKept(name);
  return (
    <FieldSet id={id} error={fault} {...question}>
      <div className="flex flex-wrap gap-3">
        {PIECES.map(({ piece, at, digits }) => (
          <Piece
            key={piece}
            name={`${name}.${piece}`}
            label={words[piece]}
            digits={digits}
            isOptional={question.optional !== undefined}
            autoComplete={autoComplete && `${autoComplete}-${piece}`}
            defaultValue={defaultValue.slice(...at)}
            errorId={fault ? `${id}-error` : undefined}
          />
        ))}
      </div>
    </FieldSet>
  );
}

type PieceProps = {
  name: string;
  label: string;
  digits: number;
  isOptional: boolean;
  autoComplete: string | undefined;
  defaultValue: string;
  errorId: string | undefined;
};

function Piece({ name, label, digits, isOptional, autoComplete, defaultValue, errorId }: PieceProps) {
  const { typed, id } = useKept(name);
  return (
    <span className="grid gap-1">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <TextInput
        id={id}
        name={name}
        inputMode="numeric"
        maxLength={digits}
        required={!isOptional}
        autoComplete={autoComplete ?? 'off'}
        defaultValue={[typed].flat()[0] ?? defaultValue}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        className={digits === 4 ? 'tabular max-w-24' : 'tabular max-w-16'}
      />
    </span>
  );
}
