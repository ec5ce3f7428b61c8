import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { Pair } from '@/lib/identity/queries';
import { strengthOf } from '@/lib/identity/rules';
import { latinName } from '@/lib/registration/rules';
import { Go } from '../../_desk/go';
import { State } from '../../_desk/state';
import { compareAddress, recordAddress } from '../list-address';

/** Which other registrations are of this person, go on for it, or may be of it. */
export async function WhoIsWho({ record }: { record: RegistrationRecord }) {
  const words = await getTranslations('identity.record');
  const { doubles, succession, registration } = record;
  const { successor, predecessors } = succession;
  const isOpen = doubles.hidden > 0 || doubles.pairs.some(({ verdict }) => verdict !== 'different');
  const link = (reference: string) => (
    <Go href={recordAddress(reference)} className="link tabular">
      {reference}
    </Go>
  );
  return (
    <>
      {successor && (
        <Notice tone="wait">
          <p>{words.rich(successor.kind, { link: () => link(successor.successor) })}</p>
        </Notice>
      )}
      {predecessors.map((one) => (
        <p key={one.predecessor}>
          {words.rich(one.kind === 'merged' ? 'wasMerged' : 'tookOver', {
            link: () => link(one.predecessor),
          })}
        </p>
      ))}
      {(doubles.pairs.length > 0 || doubles.hidden > 0) && (
        <section aria-labelledby="doubles" className="grid gap-2 border-s-4 border-amber ps-5">
          <h2 id="doubles" className="text-lg">
            {words(isOpen ? 'title' : 'apart')}
          </h2>
          <ul className="grid gap-1 empty:hidden">
            {doubles.pairs.map((pair) => (
              <Double
                key={`${pair.first.reference} ${pair.second.reference}`}
                pair={pair}
                of={registration.reference}
              />
            ))}
          </ul>
          {doubles.hidden > 0 && <p>{words('hidden')}</p>}
        </section>
      )}
    </>
  );
}

/** The other one, why, and the way to look at both. */
async function Double({ pair, of }: { pair: Pair; of: string }): Promise<ReactNode> {
  const words = await getTranslations('identity');
  const other = pair.first.reference === of ? pair.second : pair.first;
  const who = (
    <Go href={compareAddress(of, other.reference)}>
      <Bidi>{latinName(other)}</Bidi>, <span className="tabular">{other.reference}</span>
    </Go>
  );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        {words.rich(pair.verdict === 'different' ? 'record.different' : 'record.one', { link: () => who })}
      </span>
      <State state={other.state} />
      <span className="text-sm text-muted">
        {[
          ...(pair.verdict === 'different' ? [] : [words(`strength.${strengthOf(pair.reasons)}`)]),
          ...pair.reasons.map((reason) => words(`reasons.${reason}`)),
        ].join(', ')}
      </span>
    </li>
  );
}
