import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/checkbox';
import { Field } from '@/app/_ui/field';
import { FieldSet } from '@/app/_ui/field-set';
import { TextInput } from '@/app/_ui/text-input';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { EXPORT_COLUMNS, EXPORT_FORMATS, type ExportColumn, type ExportFormat } from '@/lib/export/input';
import type { ColumnSet } from '@/lib/export/queries';
import { EXPORT_FILE, EXPORT_SETS } from './address';

type ExportFormProps = {
  filter: RegistrationFilter;
  columns: readonly ExportColumn[];
  set: ColumnSet | undefined;
  format?: ExportFormat;
};

/** One form with two ends: the file, or the columns kept under a name. A POST, because an export is an act that is recorded. */
export async function ExportForm({ filter, columns, set, format: chosen = 'xlsx' }: ExportFormProps) {
  const words = await getTranslations('admin.export');
  return (
    <form action={EXPORT_FILE} method="post" className="grid max-w-4xl gap-8">
      {Object.entries(filter).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FieldSet id="columns" legend={words('columns')} help={words('columnsHelp')}>
        <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {EXPORT_COLUMNS.map((column) => (
            <Checkbox
              key={column}
              id={`column-${column}`}
              name="columns"
              value={column}
              defaultChecked={columns.includes(column)}
              label={words(`column.${column}`)}
            />
          ))}
        </div>
      </FieldSet>
      <FieldSet id="format" legend={words('format')}>
        <div className="flex flex-wrap gap-x-8 gap-y-2">
          {EXPORT_FORMATS.map((format) => (
            <label key={format} className="flex min-h-8 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name="format"
                value={format}
                defaultChecked={format === chosen}
                className="size-5 shrink-0 accent-river"
              />
              {words(`formats.${format}`)}
            </label>
          ))}
        </div>
      </FieldSet>
      <div className="grid justify-items-start gap-2">
        <Button>{words('download')}</Button>
        <p className="max-w-text text-sm text-muted">{words('recorded')}</p>
      </div>
      <fieldset className="grid max-w-text gap-3 border-t border-line pt-6">
        <legend className="sr-only">{words('keep')}</legend>
        <Field name="name" label={words('name')} help={words('nameHelp')} optional={words('optional')}>
          {(control) => <TextInput {...control} maxLength={60} defaultValue={set?.name} />}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button tone="quiet" size="small" formAction={EXPORT_SETS} name="do" value="save">
            {words('keep')}
          </Button>
          {set && (
            <>
              <input type="hidden" name="set" value={set.id} />
              <Button tone="quiet" size="small" formAction={EXPORT_SETS} name="do" value="forget">
                {words('forget', { name: set.name })}
              </Button>
            </>
          )}
        </div>
      </fieldset>
    </form>
  );
}
