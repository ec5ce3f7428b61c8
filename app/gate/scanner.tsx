'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, lazy, Suspense, useActionState, useState } from 'react';
import { classes } from '@/app/_ui/classes';
import type { Read } from './_device/decision';
import type { Who } from './_device/gate-device';
import { Controls } from './_scanner/controls';
import { Elsewhere } from './_scanner/elsewhere';
import { LockScreen } from './_scanner/lock-screen';
import { faceOf, type Outcome, SURFACE } from './_scanner/looks';
import type { Edition } from './_scanner/person';
import { ReadingVerdict } from './_scanner/reading-verdict';
import { Ready } from './_scanner/ready';
import { StateBar } from './_scanner/state-bar';
import { Together } from './_scanner/together';
import { useCamera } from './_scanner/use-camera';
import { useSound } from './_scanner/use-device';
import { useGate } from './_scanner/use-gate';
import { useKept } from './_scanner/use-kept';
import { useOperator } from './_scanner/use-operator';
import { type Search, useSearch } from './_scanner/use-search';
import { useShown } from './_scanner/use-shown';
import { useTyping } from './_scanner/use-typing';
import { Verdict } from './_scanner/verdict';
import { type Posted, readPosted, rememberPlace } from './actions';
import type { Direction, Place } from './place';

const CameraPanel = lazy(() => import('./_scanner/camera-panel'));
const NOTHING_POSTED: Posted = {};
type ScannerProps = { place: Place; edition: Edition; nextId: string; isBound: boolean; isKiosk: boolean };

/** The whole gate: type or scan, see the verdict, next. Without script the same form posts itself. */
export function Scanner({ place, edition, nextId, isBound, ...asked }: ScannerProps) {
  const words = useTranslations('gate');
  const [posted, post] = useActionState(readPosted, NOTHING_POSTED);
  const [isPostedSeen, setIsPostedSeen] = useState(false);
  const [direction, setDirection] = useState<Direction>(place.direction);
  const [withSound, setSound] = useSound();
  const [isCameraOn, setIsCameraOn] = useCamera();
  const [together, setTogether] = useState<string>();
  const { device, view, isElsewhere, useHere } = useGate();
  const { config } = view;
  const isKiosk = asked.isKiosk || config?.device.role === 'kiosk';
  const newest = view.shown[0];
  const { operator, isLocked, enter, lock } = useOperator(config, { lastReading: newest?.id, isKiosk });
  const reading = useShown(newest, { withSound, isKiosk, isQuiet: together !== undefined });
  const { search, clear, ask } = useSearch(device, !view.isLoading);
  const isAtRest = !reading.shown && !reading.isChecking && search.kind === 'none' && together === undefined;
  // What waits to be sent outlives a page only where it lies on the disk.
  useKept(isAtRest && (view.waiting === 0 || view.storage === 'kept'));

  const putAside = () => {
    setIsPostedSeen(true);
    reading.putAside();
  };
  const who: Who = operator ? { operatorId: operator.id } : {};
  const take = async (read: Read, besides: Who = {}) => {
    clear();
    setIsPostedSeen(true);
    await device?.take(read, { gate: place.gate, direction }, { ...who, ...besides });
  };
  const takeCode = (code: string) => {
    setTogether(undefined);
    if (!isLocked) void take({ code });
  };
  const typing = useTyping({
    onCode: takeCode,
    onName: (typed) => !isKiosk && ask(typed),
    onNameSoFar: (typed) => !isKiosk && ask(typed),
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
  const seen = () => {
    putAside();
    typing.focus();
  };
  const old = isPostedSeen ? undefined : outcomeOf(posted);
  const face = reading.shown ? reading.face : old && faceOf(old);
  const isSignalling = face && !isLocked && !isElsewhere;
  return (
    <div
      className={classes('gate-screen flex flex-col', isSignalling && SURFACE[face])}
      data-signal={isSignalling ? face : undefined}
      data-phase={view.phase}
    >
      <StateBar
        gate={place.gate}
        view={view}
        edition={edition}
        mayChange={!isBound && !isKiosk}
        operator={operator}
        onLock={lock}
      />
      {isElsewhere ? (
        <Elsewhere onUse={useHere} />
      ) : config && isLocked ? (
        <LockScreen config={config} onEnter={enter} />
      ) : (
        <main id="content" className="flex min-h-0 flex-1 flex-col">
          <form action={post} onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
            {/* Enter presses the first button of a form: it must not be the first person found. */}
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
            <input type="hidden" name="id" value={nextId} />
            <input type="hidden" name="gate" value={place.gate} />
            <div className="relative flex flex-1 items-center-safe justify-center overflow-y-auto px-4 py-6 sm:px-6">
              {/* Always there, so that what appears in it is read aloud. */}
              <div role="alert" className="contents">
                {reading.shown && device && (
                  <ReadingVerdict
                    key={`${reading.shown.id} ${reading.shown.saying}`}
                    shown={reading.shown}
                    device={device}
                    config={config}
                    edition={edition}
                    isKiosk={isKiosk}
                    onSeen={seen}
                    onOverride={(override) => reading.shown && void take(reading.shown.read, { override })}
                    onDelegation={(name) => {
                      setTogether(name);
                      putAside();
                    }}
                  />
                )}
                {!reading.shown && old && (
                  <Verdict key={nextId} outcome={old} direction={direction} edition={edition} onSeen={seen} />
                )}
              </div>
              {!face && together !== undefined && device && (
                <Together
                  name={together}
                  device={device}
                  gate={place.gate}
                  edition={edition}
                  take={(registrationId) => take({ registrationId })}
                  onClose={() => setTogether(undefined)}
                />
              )}
              {!face && together === undefined && (
                <Ready
                  search={isPostedSeen || search.kind !== 'none' ? search : searchOf(posted)}
                  isChecking={reading.isChecking}
                  isKiosk={isKiosk}
                  shown={view.shown}
                  edition={edition}
                  mayUndo={(one) => device?.mayUndo(one, new Date()) ?? false}
                  photoOf={(id) => device?.photoOf(id)}
                  onUndo={({ id }) => void device?.undo(id, who)}
                  onChoose={({ id }) => {
                    void take({ registrationId: id });
                    typing.empty();
                  }}
                />
              )}
            </div>
            {isCameraOn && (
              <Suspense>
                <CameraPanel onCode={takeCode} onClose={() => setIsCameraOn(false)} />
              </Suspense>
            )}
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
              isCameraOn={isCameraOn}
              onCamera={setIsCameraOn}
              label={words(isKiosk ? 'kioskInput' : 'input')}
            />
          </form>
        </main>
      )}
    </div>
  );
}

const outcomeOf = ({ answer, problem }: Posted): Outcome | undefined => {
  if (answer) return { kind: 'answered', answer };
  return problem ? { kind: 'refused', sentence: problem } : undefined;
};

const searchOf = ({ found }: Posted): Search => (found ? { kind: 'found', people: found } : { kind: 'none' });
