import { getLocale, getTranslations } from 'next-intl/server';
import { RefusedNotice } from '@/app/_server/refused-notice';
import { pageScope } from '@/app/_server/scope';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { TextInput } from '@/app/_ui/text-input';
import { needsVisa } from '@/lib/completion/rules';
import type { OwnRecord } from '@/lib/dashboard/own';
import { filesOf } from '@/lib/file/queries';
import { moment } from '@/messages/dates';

type ScanSectionProps = {
  record: OwnRecord;
  visaNeed: Parameters<typeof needsVisa>[0];
  asked: { scan?: string; refused?: string };
};

/** The scan that a visa authority asks for; of nobody else is one wanted. Works without script. */
export async function ScanSection({ record, visaNeed, asked }: ScanSectionProps) {
  const files = await filesOf(await pageScope(), record.registration.id);
  const scan = files.find(({ kind }) => kind === 'scan');
  if (!scan && !needsVisa(visaNeed)) return null;
  const [words, locale] = await Promise.all([getTranslations('complete.scan'), getLocale()]);
  const address = `/${locale}/me/complete/scan.file`;
  const done = (['saved', 'removed'] as const).find((one) => one === asked.scan);
  return (
    <section id="scan" aria-labelledby="scan-title" className="grid gap-4 border-t border-line pt-6">
      <h2 id="scan-title" className="text-xl">
        {words('title')}
      </h2>
      <p className="text-muted">{words('lead')}</p>
      {done && (
        <Notice tone="good" role="status">
          {words(done)}
        </Notice>
      )}
      <RefusedNotice code={asked.refused} />
      {scan && (
        <form method="post" action={address} encType="multipart/form-data" className="grid gap-3">
          <p>
            {words('kept', { at: moment(scan.madeAt, locale, record.edition.timeZone) })}{' '}
            <a className="link" href={address}>
              {words('look')}
            </a>
          </p>
          <p>
            <Button name="act" value="remove" tone="quiet" size="small">
              {words('remove')}
            </Button>
          </p>
        </form>
      )}
      <form method="post" action={address} encType="multipart/form-data" className="grid gap-4">
        <Field name="scan-file" label={words('choose')} help={words('chooseHelp')}>
          {(control) => (
            <TextInput
              {...control}
              name="scan"
              type="file"
              accept="image/jpeg,image/png,image/webp,application/pdf"
              required
              className="read-only:bg-surface!"
            />
          )}
        </Field>
        <p>
          <Button>{words(scan ? 'replace' : 'send')}</Button>
        </p>
      </form>
    </section>
  );
}
