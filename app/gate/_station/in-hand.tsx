import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { GateButton } from '../_scanner/gate-button';
import { CategoryMark, type Edition, WhoLine } from '../_scanner/person';
import { DID_NOT_COME_OUT, type Queued, type Said } from './wire';

type InHandProps = { order: Queued; edition: Edition; onSay: (said: Said) => void };

/** The badge at the printer: whose it is, and what became of it. */
export function InHand({ order, edition, onSay }: InHandProps) {
  const words = useTranslations('station');
  const [isAsked, setIsAsked] = useState(false);
  const { person, isAgain, isHandedOut } = order;
  return (
    <div className="grid gap-6" data-in-hand={isHandedOut ? 'printing' : 'setting'}>
      <p className="text-lg font-semibold text-muted">{words(isHandedOut ? 'printing' : 'setting')}</p>
      <div className="flex items-start gap-4 sm:gap-6">
        <CategoryMark code={person.category} edition={edition} large />
        <div className="grid min-w-0 gap-1">
          <h2 className="text-xl leading-tight font-bold wrap-anywhere sm:text-4xl">
            <Bidi>{person.nameLatin}</Bidi>
          </h2>
          {person.nameNative && (
            <p className="text-lg leading-tight wrap-anywhere sm:text-3xl">
              <Bidi>{person.nameNative}</Bidi>
            </p>
          )}
          <p className="text-lg">
            <WhoLine person={person} edition={edition} />
          </p>
        </div>
      </div>
      {isAgain && <p className="text-lg font-semibold text-amber">{words('again')}</p>}
      {isHandedOut && !isAsked && (
        <div className="grid gap-3">
          <p className="text-xl font-semibold">{words('question')}</p>
          <p className="text-muted">{words('questionLead')}</p>
          <div className="flex flex-wrap gap-3">
            <GateButton strong onClick={() => onSay('handed_over')}>
              {words('handedOver')}
            </GateButton>
            <GateButton onClick={() => onSay('came_out')}>{words('cameOut')}</GateButton>
            <GateButton onClick={() => setIsAsked(true)}>{words('didNot')}</GateButton>
          </div>
        </div>
      )}
      {isHandedOut && isAsked && (
        <fieldset className="grid gap-3">
          <legend className="mb-3 text-xl font-semibold">{words('why')}</legend>
          <div className="flex flex-wrap gap-3">
            {DID_NOT_COME_OUT.map((said) => (
              <GateButton key={said} onClick={() => onSay(said)}>
                {words(`failures.${said}`)}
              </GateButton>
            ))}
            <GateButton onClick={() => setIsAsked(false)}>{words('back')}</GateButton>
          </div>
        </fieldset>
      )}
    </div>
  );
}
