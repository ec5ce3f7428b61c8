import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Button } from '@/app/_ui/button';
import { ActionForm, ActionScope, ScopedForm } from '@/app/admin/_desk/action-form';
import { sessionsOf } from '@/lib/auth/queries';
import { currentEdition } from '@/lib/edition/queries';
import { moment } from '@/messages/dates';
import { signOutElsewhere, signOutThere } from './actions';

/** The browsers in which this person is signed in; each of the others can be left from here. */
export async function OwnSessions() {
  const [words, locale, scope] = await Promise.all([
    getTranslations('me.sessions'),
    getLocale(),
    pageScope(),
  ]);
  if (scope.actor.kind !== 'person') return null;
  const [sessions, { timeZone }] = await Promise.all([
    sessionsOf(scope, scope.actor.userId),
    currentEdition(scope),
  ]);
  if (!sessions.ok) return null;
  const told = (at: Date) => moment(at, locale, timeZone);
  return (
    <section aria-labelledby="sessions" className="grid max-w-text gap-5">
      <h2 id="sessions" className="text-xl">
        {words('title')}
      </h2>
      <p className="text-muted">{words('lead')}</p>
      <ActionScope action={signOutThere}>
        <ul className="grid">
          {sessions.value.map(({ id, openedAt, lastSeenAt, isThis }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2"
            >
              <span className="grid">
                <span>
                  {words('since', { when: told(openedAt) })}
                  {isThis && <strong className="ms-2 font-semibold">{words('this')}</strong>}
                </span>
                <span className="text-sm text-muted">{words('lastSeen', { when: told(lastSeenAt) })}</span>
              </span>
              {!isThis && (
                <ScopedForm name={`session-${id}`} className="inline">
                  <input type="hidden" name="sessionId" value={id} />
                  <Button tone="quiet" size="small" aria-label={words('endLabel', { when: told(openedAt) })}>
                    {words('end')}
                  </Button>
                </ScopedForm>
              )}
            </li>
          ))}
        </ul>
      </ActionScope>
      {sessions.value.length > 1 && (
        <ActionForm action={signOutElsewhere} name="elsewhere">
          <Button tone="quiet">{words('others')}</Button>
        </ActionForm>
      )}
    </section>
  );
}
