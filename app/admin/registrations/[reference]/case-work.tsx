import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { inLanguage } from '@/lib/edition/rules';
import { colleaguesOf, tagsOf } from '@/lib/queue/queries';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { workOnOne } from './work-actions';

type CaseWorkProps = { scope: Scope; record: RegistrationRecord };

/** Who looks after the registration, its tags, and whether it is a head's. */
export async function CaseWork({ scope, record }: CaseWorkProps) {
  const [words, locale, colleagues, known] = await Promise.all([
    getTranslations('admin.record.work'),
    getLocale(),
    colleaguesOf(scope),
    tagsOf(scope),
  ]);
  const { registration, tags, assignee, isHead, delegation, companions } = record;
  const reference = <input type="hidden" name="reference" value={registration.reference} />;
  return (
    <section aria-labelledby="work" className="grid gap-4">
      <h2 id="work" className="text-lg">
        {words('title')}
      </h2>
      <ActionScope action={workOnOne}>
        <div className="grid gap-4">
          <ScopedForm name="assign" className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3">
            {reference}
            <KeptSelect
              name="userId"
              label={words('assignee')}
              placeholder={words('nobody')}
              defaultValue={assignee?.userId ?? ''}
              choices={colleagues.map(({ userId, email }) => ({ value: userId, label: email }))}
              keyName="KeyG"
            />
            <Button tone="quiet">{words('assign')}</Button>
          </ScopedForm>
          {tags.length > 0 && (
            <ul aria-label={words('tags')} className="flex flex-wrap gap-2">
              {tags.map(({ id, name }) => (
                <li key={id}>
                  <ScopedForm
                    name={`untag:${id}`}
                    className="flex items-center rounded border border-edge ps-3"
                  >
                    {reference}
                    <input type="hidden" name="tagId" value={id} />
                    <Bidi>{name}</Bidi>
                    <button
                      type="submit"
                      aria-label={words('untag', { name })}
                      className="grid size-8 cursor-pointer place-items-center text-muted hover:text-ink"
                    >
                      ×
                    </button>
                  </ScopedForm>
                </li>
              ))}
            </ul>
          )}
          <ScopedForm name="tag" className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3">
            {reference}
            <KeptInput name="name" label={words('tag')} maxLength={40} list="known-tags" data-letter="KeyT" />
            <datalist id="known-tags">
              {known.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
            <Button tone="quiet">{words('addTag')}</Button>
          </ScopedForm>
          {delegation && (
            <ScopedForm name="head" className="grid gap-2">
              {reference}
              <p className="text-sm text-muted">
                {words('delegation', {
                  name: inLanguage(delegation.name, locale),
                  count: companions.reduce((sum, { count }) => sum + count, 0),
                  approved: companions.find(({ state }) => state === 'approved')?.count ?? 0,
                })}
              </p>
              {isHead && <p className="font-medium">{words('isHead')}</p>}
              <Button tone="quiet" size="small" className="justify-self-start">
                {words(isHead ? 'noHead' : 'makeHead')}
              </Button>
            </ScopedForm>
          )}
        </div>
      </ActionScope>
    </section>
  );
}
