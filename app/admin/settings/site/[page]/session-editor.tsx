import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Table } from '@/app/_ui/table';
import { inLanguage } from '@/lib/edition/rules';
import type { ProgrammeSession } from '@/lib/site/rules';
import { ActionForm } from '../../../_desk/action-form';
import { Dense } from '../../../_desk/dense';
import { deskEdition } from '../../../_desk/door';
import { Go } from '../../../_desk/go';
import { sessionAddress } from '../addresses';
import { addOne } from '../programme-actions';
import { SessionFields } from '../session-fields';

/** The sessions of the draft in the order of the clock; a new one is added below. */
export async function SessionEditor({ sessions }: { sessions: readonly ProgrammeSession[] }) {
  const [words, { clock, locale, tracks, edition }] = await Promise.all([
    getTranslations('admin.settings.site.session'),
    deskEdition(),
  ]);
  const trackOf = ({ track }: ProgrammeSession) => {
    const found = tracks.find(({ key }) => key === track);
    return found ? inLanguage(found.name, locale) : words('everybody');
  };
  return (
    <section aria-labelledby="sessions" className="grid gap-4">
      <h2 id="sessions" className="text-lg">
        {words('title')}
      </h2>
      {sessions.length === 0 ? (
        <p className="text-muted">{words('none')}</p>
      ) : (
        <Dense>
          <Table
            caption={words('title')}
            rows={sessions}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'at',
                header: words('startsAt'),
                cell: ({ startsAt, endsAt }: ProgrammeSession) => (
                  <span className="whitespace-nowrap">
                    {clock.moment(new Date(startsAt))}–{clock.time(new Date(endsAt))}
                  </span>
                ),
              },
              {
                key: 'title',
                header: words('name'),
                isRowHeader: true,
                cell: ({ id, title }) => (
                  <Go href={sessionAddress(id)}>{inLanguage(title as { en: string }, locale)}</Go>
                ),
              },
              { key: 'track', header: words('track'), cell: trackOf },
              {
                key: 'place',
                header: words('place'),
                cell: ({ place }) => inLanguage(place as { en: string }, locale),
              },
            ]}
          />
        </Dense>
      )}
      <details className="max-w-text">
        <summary className="cursor-pointer font-medium text-river">{words('add')}</summary>
        <ActionForm action={addOne} name="add" className="grid gap-5 pt-4">
          <SessionFields firstDay={edition.startsOn} />
          <p>
            <Button>{words('addNow')}</Button>
          </p>
        </ActionForm>
      </details>
    </section>
  );
}
