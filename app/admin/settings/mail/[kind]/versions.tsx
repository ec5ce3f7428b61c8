import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Table } from '@/app/_ui/table';
import type { WordingVersion } from '@/lib/mail/rewording';
import type { WordedKind } from '@/lib/mail/samples';
import { ActionScope, ScopedForm } from '../../../_desk/action-form';
import { Dense } from '../../../_desk/dense';
import { deskEdition } from '../../../_desk/door';
import { factWords } from '../../../_desk/fact-words';
import { SureForm } from '../../../_desk/sure-form';
import { When } from '../../../_desk/when';
import { restore } from '../actions';

type VersionsProps = {
  kind: WordedKind;
  versions: WordingVersion[];
  actors: ReadonlyMap<string, string>;
};

/** Everything that ever counted, by whom and when; each can count again, and so can the platform's own words. */
export async function Versions({ kind, versions, actors }: VersionsProps) {
  const [words, facts, { clock }] = await Promise.all([
    getTranslations('admin.settings'),
    factWords(actors),
    deskEdition(),
  ]);
  const [latest] = versions;
  if (!latest) return null;
  const languages = ({ written }: WordingVersion) =>
    Object.keys(written).length === 0
      ? words('mail.platform')
      : Object.keys(written)
          .map((locale) => words(`language.${locale}` as 'language.en'))
          .join(', ');
  return (
    <section aria-labelledby="versions" className="grid max-w-3xl gap-3">
      <h2 id="versions" className="text-lg">
        {words('mail.versions')}
      </h2>
      <ActionScope action={restore}>
        <Dense>
          <Table
            caption={words('mail.versions')}
            rows={versions}
            rowKey={({ number }) => String(number)}
            columns={[
              {
                key: 'number',
                header: words('mail.version'),
                isRowHeader: true,
                cell: ({ number }: WordingVersion) => number,
              },
              {
                key: 'at',
                header: words('site.when'),
                cell: ({ writtenAt }) => <When at={writtenAt} clock={clock} />,
              },
              { key: 'who', header: words('site.who'), cell: ({ writtenBy }) => facts.who(writtenBy) },
              { key: 'languages', header: words('titleOf.texts'), cell: languages },
              {
                key: 'act',
                header: words('mail.use'),
                cell: ({ number }) =>
                  number === latest.number ? (
                    words('mail.current')
                  ) : (
                    <ScopedForm name={`use-${number}`}>
                      <input type="hidden" name="kind" value={kind} />
                      <input type="hidden" name="number" value={number} />
                      <input type="hidden" name="seen" value={latest.number} />
                      <Button tone="quiet" size="small">
                        {words('mail.useOne', { number })}
                      </Button>
                    </ScopedForm>
                  ),
              },
            ]}
          />
        </Dense>
        {Object.keys(latest.written).length > 0 && (
          <div>
            <SureForm
              name="reset"
              ask={words('mail.reset')}
              label={words('mail.reset')}
              sure={words('mail.resetSure')}
              values={{ kind, number: '0', seen: String(latest.number) }}
            />
          </div>
        )}
      </ActionScope>
    </section>
  );
}
