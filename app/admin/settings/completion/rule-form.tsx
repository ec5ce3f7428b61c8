import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Part } from '@/db/schema';
import { ASKED_OF } from '@/lib/completion/input';
import type { PartRule } from '@/lib/completion/rules';
import { ScopedForm } from '../../_desk/action-form';
import { KeptChecks, KeptInput, KeptSelect } from '../../_desk/kept-fields';

type RuleFormProps = { part: Part; rule: PartRule };

/** How one part is asked for; folded, it says the most important of it. */
export async function RuleForm({ part, rule }: RuleFormProps) {
  const [words, parts, form] = await Promise.all([
    getTranslations('complete.desk.settings'),
    getTranslations('complete.parts'),
    getTranslations('common.form'),
  ]);
  const title = parts(part);
  const days = Object.entries(rule.dueDaysBy).map(([code, count]) => `${code}=${count}`);
  return (
    <details className="rounded border border-edge bg-surface">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-4 font-medium">
        {title}
        <span className="font-normal text-muted">
          {words('askedOf')}: {words(`of.${rule.askedOf}`)}
          {rule.isBlocking && ` · ${words('isBlocking')}`}
        </span>
      </summary>
      <ScopedForm name={part} label={title} className="grid gap-4 border-t border-line p-4">
        <input type="hidden" name="part" value={part} />
        <KeptSelect
          name="askedOf"
          label={words('askedOf')}
          defaultValue={rule.askedOf}
          choices={ASKED_OF.map((value) => ({ value, label: words(`of.${value}`) }))}
        />
        <KeptChecks
          name="isBlocking"
          legend={words('printing')}
          defaultValue={rule.isBlocking ? ['yes'] : []}
          choices={[{ value: 'yes', label: words('isBlocking') }]}
        />
        <KeptInput
          name="dueDays"
          label={words('dueDays')}
          inputMode="numeric"
          maxLength={3}
          defaultValue={String(rule.dueDays)}
        />
        <KeptInput
          name="dueDaysBy"
          label={words('dueDaysBy')}
          help={words('dueDaysByHelp')}
          optional={form('optional')}
          maxLength={300}
          defaultValue={days.join(' ')}
        />
        <KeptInput
          name="remindDays"
          label={words('remindDays')}
          inputMode="numeric"
          maxLength={3}
          defaultValue={String(rule.remindDays)}
        />
        <KeptInput
          name="exceptCategories"
          label={words('exceptCategories')}
          help={words('categoriesHelp')}
          optional={form('optional')}
          maxLength={200}
          defaultValue={rule.exceptCategories.join(' ')}
        />
        <Button className="justify-self-start" aria-label={`${words('save')}: ${title}`}>
          {words('save')}
        </Button>
      </ScopedForm>
    </details>
  );
}
