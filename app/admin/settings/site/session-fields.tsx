import { getTranslations } from 'next-intl/server';
import { inLanguage, wallTime } from '@/lib/edition/rules';
import type { ProgrammeSession } from '@/lib/site/rules';
import { deskEdition } from '../../_desk/door';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { NameInLanguages } from '../../_desk/name-in-languages';

type SessionFieldsProps = { present?: ProgrammeSession; firstDay?: string };

export async function SessionFields({ present, firstDay }: SessionFieldsProps) {
  const [words, { clock, locale, tracks, edition }] = await Promise.all([
    getTranslations('admin.settings.site.session'),
    deskEdition(),
  ]);
  const wall = (at: string | undefined) => at && wallTime(new Date(at), edition.timeZone);
  const zone = clock.offset(new Date(`${edition.startsOn}T12:00Z`));
  return (
    <>
      <input type="hidden" name="timeZone" value={edition.timeZone} />
      <div className="grid gap-5 sm:grid-cols-2">
        <KeptInput
          name="startsAt"
          type="datetime-local"
          label={words('startsAt')}
          help={zone}
          defaultValue={wall(present?.startsAt) ?? (firstDay && `${firstDay}T10:00`)}
        />
        <KeptInput
          name="endsAt"
          type="datetime-local"
          label={words('endsAt')}
          help={zone}
          defaultValue={wall(present?.endsAt) ?? (firstDay && `${firstDay}T11:30`)}
        />
      </div>
      <KeptSelect
        name="track"
        label={words('track')}
        placeholder={words('everybody')}
        defaultValue={present?.track ?? ''}
        choices={tracks.map(({ key, name }) => ({ value: key, label: inLanguage(name, locale) }))}
      />
      <NameInLanguages
        name="title"
        label={words('name')}
        maxLength={200}
        {...(present && { present: present.title })}
      />
      <NameInLanguages
        name="place"
        label={words('place')}
        maxLength={200}
        {...(present && { present: present.place })}
      />
    </>
  );
}
