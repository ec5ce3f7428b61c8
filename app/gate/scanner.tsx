'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useActionState, useState } from 'react';
import { classes } from '@/app/_ui/classes';
import { newId } from '@/lib/core/id';
import { Controls } from './_scanner/controls';
import { faceOf, SURFACE } from './_scanner/looks';
import type { Edition } from './_scanner/person';
import type { Outcome } from './_scanner/queue';
import { Ready } from './_scanner/ready';
import { StateBar } from './_scanner/state-bar';
import { useSound } from './_scanner/use-device';
import { useReadings } from './_scanner/use-readings';
import { type Search, useSearch } from './_scanner/use-search';
import { useTyping } from './_scanner/use-typing';
import { Verdict } from './_scanner/verdict';
import { type Posted, readPosted, rememberPlace } from './actions';
import type { Direction, Place } from './place';

const NOTHING_POSTED: Posted = {};
type ScannerProps = { place: Place; edition: Edition; nextId: string };

/** The whole gate: type or scan, see the verdict, next. Without script the same form posts itself. */
export function Scanner({ place, edition, nextId }: ScannerProps) {
  const words = useTranslations('gate');
  const [posted, post] = useActionState(readPosted, NOTHING_POSTED);
  const [isPostedSeen, setIsPostedSeen] = useState(false);
  const [direction, setDirection] = useState<Direction>(place.direction);
  const [withSound, setSound] = useSound();
  const readings = useReadings(withSound);
  const { search, clear, askNow, askSoon } = useSearch();
  const putAside = () => {
    setIsPostedSeen(true);
    readings.putAside();
  };
  const take = (what: { code: string } | { registrationId: string }) => {
    clear();
    setIsPostedSeen(true);
    readings.take({ id: newId(), gate: place.gate, direction, scannedAt: new Date().toISOString(), ...what });
  };
  const typing = useTyping({
    onCode: (code) => take({ code }),
    onName: askNow,
    onNameSoFar: askSoon,
    onNothing: clear,
    onKey: putAside,
  });
  const turn = (to: Direction) => {
    setDirection(to);
    typing.focus();
    // Only a convenience for the next reload: without a network the screen has turned all the same.
    rememberPlace({ ...place, direction: to }).catch(() => undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    typing.submit();
  };
  const outcome = readings.shown?.outcome ?? (isPostedSeen ? undefined : outcomeOf(posted));
  const face = outcome && faceOf(outcome);
  return (
    <div className={classes('gate-screen flex flex-col', face && SURFACE[face])} data-signal={face}>
      <StateBar gate={place.gate} taken={readings.taken} edition={edition} />
      <main id="content" className="flex min-h-0 flex-1 flex-col">
        <form action={post} onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
          {/* Enter presses the first button of a form: it must not be the first person found. */}
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
          <input type="hidden" name="id" value={nextId} />
          <input type="hidden" name="gate" value={place.gate} />
          <div className="relative flex flex-1 items-center-safe justify-center overflow-y-auto px-4 py-6 sm:px-6">
            {/* Always there, so that what appears in it is read aloud. */}
            <div role="alert" className="contents">
              {outcome && face && (
                <Verdict
                  key={readings.shown?.reading.id ?? nextId}
                  outcome={outcome}
                  direction={readings.shown?.reading.direction ?? direction}
                  edition={edition}
                  onSeen={() => {
                    putAside();
                    typing.focus();
                  }}
                />
              )}
            </div>
            {!face && (
              <Ready
                search={isPostedSeen || search.kind !== 'none' ? search : searchOf(posted)}
                isChecking={readings.isChecking}
                taken={readings.taken}
                edition={edition}
                onChoose={({ id }) => {
                  take({ registrationId: id });
                  typing.empty();
                }}
              />
            )}
          </div>
          <Controls
            field={typing.field}
            typed={posted.typed}
            direction={direction}
            onTurn={turn}
            withSound={withSound}
            onSound={(on) => {
              setSound(on);
              typing.focus();
            }}
            label={words('input')}
          />
        </form>
      </main>
    </div>
  );
}

const outcomeOf = ({ answer, problem }: Posted): Outcome | undefined => {
  if (answer) return { kind: 'answered', answer };
  return problem ? { kind: 'refused', sentence: problem } : undefined;
};

const searchOf = ({ found }: Posted): Search => (found ? { kind: 'found', people: found } : { kind: 'none' });
