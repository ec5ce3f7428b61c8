import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { ListedConflict } from '@/lib/gate/conflicts';
import { deskEdition } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { CategoryMark } from '../../_desk/person';
import { When } from '../../_desk/when';
import { recordAddress } from '../../registrations/list-address';
import { Reading } from './reading';

/** What happened: whom it is about, what does not go together, and the readings themselves. */
export async function Case({ conflict }: { conflict: ListedConflict }) {
  const { kind, person, scan, other, quarantined, openedAt, closed } = conflict;
  const [words, photoWords, { clock, categories, locale }] = await Promise.all([
    getTranslations('gates.conflicts'),
    getTranslations('photo'),
    deskEdition(),
  ]);
  const sentAt = quarantined && new Date(quarantined.at);
  const isKnown = sentAt && !Number.isNaN(sentAt.getTime());
  return (
    <div className="grid content-start gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        {words(quarantined?.isUndo ? 'undoKind' : `kind.${kind}`)}
        <span className="text-sm font-normal text-muted">
          <When at={openedAt} clock={clock} as="short" />
        </span>
      </h3>
      {person && (
        <p className="flex flex-wrap items-center gap-x-3">
          {conflict.photo && (
            // biome-ignore lint/performance/noImgElement: a picture behind the session, made to its size already
            <img
              src={`${recordAddress(person.reference)}/photo.jpg?size=thumbnail&of=${conflict.photo}`}
              alt={photoWords('of', { name: person.nameLatin })}
              className="h-16 w-12 rounded border border-line object-cover"
            />
          )}
          <CategoryMark code={person.category} categories={categories} locale={locale} />
          <Go href={recordAddress(person.reference)} className="link text-lg">
            <Bidi>{person.nameLatin}</Bidi>
          </Go>
          {person.nameNative && (
            <span className="text-muted">
              <Bidi>{person.nameNative}</Bidi>
            </span>
          )}
        </p>
      )}
      {!person && !quarantined && <p>{words('unknownPerson')}</p>}
      <p className="max-w-text text-sm text-muted">{words(`help.${kind}`)}</p>
      <ul className="grid gap-1">
        {other && (
          <li>
            <Reading scan={other} />
          </li>
        )}
        {scan && (
          <li>
            <Reading scan={scan} />
          </li>
        )}
        {quarantined && (
          <li>
            {words(quarantined.isUndo ? 'undoHeld' : 'held', {
              device: quarantined.device,
              gate: quarantined.gate,
              time: isKnown ? clock.short(sentAt) : '–',
              arrived: clock.short(quarantined.receivedAt),
            })}
          </li>
        )}
      </ul>
      {closed && (
        <p className="border-s-4 border-line ps-3">
          {words('closedBy', {
            decision: words(`decision.${closed.decision}`),
            by: closed.by || words('somebody'),
            when: clock.short(closed.at),
          })}
          {closed.note && (
            <span className="block">
              <Bidi>{closed.note}</Bidi>
            </span>
          )}
        </p>
      )}
    </div>
  );
}
