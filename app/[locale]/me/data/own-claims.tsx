import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { ActionForm, ActionScope } from '@/app/admin/_desk/action-form';
import { KeptArea, KeptSelect } from '@/app/admin/_desk/kept-fields';
import { SureForm } from '@/app/admin/_desk/sure-form';
import { CLAIM_KINDS } from '@/db/schema/claim';
import type { Claim } from '@/lib/claim/rules';
import { moment } from '@/messages/dates';
import { askOwn, takeBackOwn } from './actions';

type OwnClaimsProps = { claims: readonly Claim[]; reference: string; timeZone: string };

/** What the person may ask for, and what came of it so far. */
export async function OwnClaims({ claims, reference, timeZone }: OwnClaimsProps) {
  const [words, locale] = await Promise.all([getTranslations('consents.data.requests'), getLocale()]);
  return (
    <section aria-labelledby="requests" className="grid gap-5 border-t border-line pt-8">
      <h2 id="requests" className="text-xl">
        {words('title')}
      </h2>
      <p>{words('lead')}</p>
      <ActionForm action={askOwn} name="ask" className="grid gap-5">
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="locale" value={locale} />
        <KeptSelect
          name="kind"
          label={words('kind')}
          defaultValue="access"
          choices={CLAIM_KINDS.map((value) => ({ value, label: words(`kinds.${value}`) }))}
        />
        <KeptArea name="words" label={words('words')} help={words('wordsHelp')} rows={5} maxLength={4000} />
        <p>
          <Button>{words('send')}</Button>
        </p>
      </ActionForm>
      {claims.length > 0 && (
        <>
          <h3 className="text-lg">{words('own')}</h3>
          <ActionScope action={takeBackOwn}>
            <ul className="grid">
              {claims.map(({ id, kind, words: said, dueAt, outcome, answer }) => (
                <li key={id} className="grid gap-1 border-b border-line py-3">
                  <span className="flex flex-wrap justify-between gap-x-6 gap-y-1">
                    <span className="font-medium">{words(`kinds.${kind}`)}</span>
                    <span className="text-muted">
                      {outcome
                        ? words(`outcome.${outcome}`)
                        : words('open', { by: moment(dueAt, locale, timeZone) })}
                    </span>
                  </span>
                  {said && (
                    <span className="text-muted whitespace-pre-line">
                      <Bidi>{said}</Bidi>
                    </span>
                  )}
                  {answer && (
                    <span className="whitespace-pre-line">
                      <Bidi>{answer}</Bidi>
                    </span>
                  )}
                  {!outcome && (
                    <SureForm
                      name={`back-${id}`}
                      ask={words('takeBack')}
                      label={`${words('takeBack')}: ${words(`kinds.${kind}`)}`}
                      sure={words('takeBack')}
                      values={{ id, locale }}
                    />
                  )}
                </li>
              ))}
            </ul>
          </ActionScope>
        </>
      )}
    </section>
  );
}
