import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../../_desk/action-form';
import { KeptInput } from '../../_desk/kept-fields';
import { eraseAsked } from '../actions';

/** What erasing destroys and what it leaves, and the number once more, written by hand. */
export async function EraseForm({ id, reference }: { id: string; reference: string }) {
  const words = await getTranslations('consents.desk.queue.erase');
  return (
    <section aria-labelledby="erase" className="grid gap-4 border-t border-line pt-6">
      <h2 id="erase" className="text-lg">
        {words('title')}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="grid content-start gap-1">
          <h3 className="font-medium">{words('goes')}</h3>
          <p>{words('goesWhat')}</p>
        </div>
        <div className="grid content-start gap-1">
          <h3 className="font-medium">{words('stays')}</h3>
          <p>{words('staysWhat')}</p>
        </div>
      </div>
      <p>{words('noLetter')}</p>
      <ActionForm action={eraseAsked} name="erase" className="grid gap-4">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="reference" value={reference} />
        <KeptInput
          name="typed"
          label={words('typed', { reference })}
          autoComplete="off"
          className="max-w-64"
        />
        <p>
          <Button tone="danger">{words('now')}</Button>
        </p>
      </ActionForm>
    </section>
  );
}
