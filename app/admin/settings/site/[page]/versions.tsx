import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Table } from '@/app/_ui/table';
import type { PageAtWork, Version } from '@/lib/site/queries';
import type { SitePage } from '@/lib/site/rules';
import { ActionScope, ScopedForm } from '../../../_desk/action-form';
import { Dense } from '../../../_desk/dense';
import { deskEdition } from '../../../_desk/door';
import { factWords } from '../../../_desk/fact-words';
import { When } from '../../../_desk/when';
import { takeUp } from '../actions';

/** Everything that was published here, by whom and when; each can be taken up again as a draft. */
export async function Versions({
  page,
  work: { versions, draft, actors },
}: {
  page: SitePage;
  work: PageAtWork;
}) {
  const [words, facts, { clock }] = await Promise.all([
    getTranslations('admin.settings.site'),
    factWords(actors),
    deskEdition(),
  ]);
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="grid max-w-3xl gap-3">
      <h2 id="versions" className="text-lg">
        {words('versions')}
      </h2>
      {draft && <p className="text-sm text-muted">{words('takeUpLater')}</p>}
      <ActionScope action={takeUp}>
        <Dense>
          <Table
            caption={words('versions')}
            rows={versions}
            rowKey={({ number }: Version) => String(number)}
            columns={[
              { key: 'number', header: words('version'), isRowHeader: true, cell: ({ number }) => number },
              {
                key: 'at',
                header: words('when'),
                cell: ({ publishedAt }) => <When at={publishedAt} clock={clock} />,
              },
              { key: 'who', header: words('who'), cell: ({ publishedBy }) => facts.who(publishedBy) },
              {
                key: 'act',
                header: words('takeUp'),
                cell: ({ number }) =>
                  !draft &&
                  number !== versions[0]?.number && (
                    <ScopedForm name={`take-up-${number}`}>
                      <input type="hidden" name="page" value={page} />
                      <input type="hidden" name="number" value={number} />
                      <Button tone="quiet" size="small">
                        {words('takeUpOne', { number })}
                      </Button>
                    </ScopedForm>
                  ),
              },
            ]}
          />
        </Dense>
      </ActionScope>
    </section>
  );
}
