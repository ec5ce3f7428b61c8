'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { Choice } from '@/app/_ui/choices';
import type { Format } from '@/lib/badge/rules';
import { GateButton } from '../_scanner/gate-button';
import { LockScreen } from '../_scanner/lock-screen';
import type { Edition } from '../_scanner/person';
import { useOperator } from '../_scanner/use-operator';
import { InHand } from './in-hand';
import { OrderList } from './order-list';
import { StationBar } from './station-bar';
import { useFormat } from './use-format';
import { useStation } from './use-station';

const NOBODY_READS = { lastReading: undefined, isKiosk: false };
type StationProps = { edition: Edition; formats: readonly Choice[] };

/** One badge at a time, its name readable from two metres; beside it who comes next, and what wants a person's word. */
export function Station({ edition, formats }: StationProps) {
  const words = useTranslations('station');
  const refusals = useTranslations('refusals');
  const [format, setFormat] = useFormat();
  const { desk, isRunning, problem, ...station } = useStation(format);
  const { hold } = station;
  const { operator, isLocked, enter, lock } = useOperator(desk?.staffing, NOBODY_READS);
  useEffect(() => hold(isLocked), [hold, isLocked]);
  const sentence =
    problem && (refusals.has(problem as 'ORDER_GONE') ? refusals(problem as 'ORDER_GONE') : words('offline'));
  return (
    <div className="gate-screen flex flex-col" data-station={isRunning ? 'running' : 'paused'}>
      <StationBar
        desk={desk}
        isOnline={station.isOnline}
        isRunning={isRunning}
        onRun={station.setRunning}
        operator={operator}
        onLock={lock}
        formats={formats}
        format={format}
        onFormat={(to) => setFormat(to as Format)}
      />
      {isLocked && desk ? (
        <LockScreen config={desk.staffing} onEnter={enter} />
      ) : (
        <main
          id="content"
          className="grid min-h-0 flex-1 max-lg:content-start max-lg:overflow-y-auto lg:grid-cols-[3fr_2fr]"
        >
          <section
            className="grid content-center-safe gap-6 px-4 py-6 sm:px-8 lg:min-h-0 lg:overflow-y-auto"
            aria-live="polite"
          >
            {sentence && (
              <p role="alert" className="text-lg font-semibold text-danger">
                {sentence}
              </p>
            )}
            {desk?.inHand && (isRunning || desk.inHand.isHandedOut) ? (
              <InHand
                key={desk.inHand.id}
                order={desk.inHand}
                edition={edition}
                onSay={(said) => desk.inHand && station.say(desk.inHand.id, said)}
              />
            ) : (
              <div className="grid gap-3">
                <h2 className="text-3xl font-semibold sm:text-4xl">{words(isRunning ? 'idle' : 'paused')}</h2>
                <p className="max-w-text text-lg text-muted">
                  {words(isRunning ? 'idleLead' : 'pausedLead')}
                </p>
                {!isRunning && desk && (
                  <p>
                    <GateButton strong onClick={() => station.setRunning(true)}>
                      {words('start')}
                    </GateButton>
                  </p>
                )}
              </div>
            )}
          </section>
          {desk && (
            <div className="grid content-start gap-8 border-line px-4 py-6 max-lg:border-t-2 sm:px-8 lg:min-h-0 lg:overflow-y-auto lg:border-s-2">
              <OrderList
                title={words('doubtful')}
                orders={desk.doubtful}
                edition={edition}
                isUrgent
                note={(one) => words('doubtfulLead', { printer: one.device ?? '–' })}
                acts={(one) => [
                  { label: words('yes'), run: () => station.say(one.id, 'came_out') },
                  { label: words('no'), run: () => station.say(one.id, 'missing') },
                ]}
              />
              <OrderList
                title={words('failed')}
                orders={desk.failed}
                edition={edition}
                isUrgent
                note={(one) => words(`failureOf.${(one.cause ?? 'missing') as 'missing'}`)}
                acts={(one) => [
                  {
                    label: words(one.isHandedOut ? 'repeat' : 'repeatUnset'),
                    run: () => station.repeat(one.id),
                  },
                ]}
              />
              <OrderList
                title={words('toHand')}
                orders={desk.toHand}
                edition={edition}
                acts={(one) => [{ label: words('handedOver'), run: () => station.handOver(one.id) }]}
              />
              <OrderList title={words('next')} orders={desk.next} edition={edition} acts={() => []} />
            </div>
          )}
        </main>
      )}
    </div>
  );
}
