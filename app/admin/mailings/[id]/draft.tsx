import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { Scope } from '@/lib/core/scope';
import { previewOf } from '@/lib/mailing/previewing';
import type { Mailing } from '@/lib/mailing/rules';
import { ActionScope } from '../../_desk/action-form';
import { SureForm } from '../../_desk/sure-form';
import { dropMailing } from '../actions';
import { Figures } from './figures';
import { Samples } from './samples';
import { StartForm } from './start-form';

type DraftProps = { scope: Scope; one: Mailing; isSaved: boolean };

/** A draft: who gets it, how it looks, and the ways to try, to send or to drop it. */
export async function Draft({ scope, one, isSaved }: DraftProps) {
  const [words, preview] = await Promise.all([getTranslations('mailings'), previewOf(scope, one)]);
  const { id, version, query } = one;
  return (
    <>
      {isSaved && (
        <Notice tone="good" role="status">
          {words('write.saved')}
        </Notice>
      )}
      {query === null && <Notice tone="wait">{words('draft.gone')}</Notice>}
      <Figures preview={preview} query={query ?? ''} />
      <Samples one={one} />
      <StartForm one={one} preview={preview} />
      <ActionScope action={dropMailing}>
        <div className="[&_details]:text-start">
          <SureForm
            name="drop"
            ask={words('draft.discard')}
            label={words('draft.discard')}
            sure={words('draft.discardSure')}
            values={{ id, seen: String(version) }}
          />
        </div>
      </ActionScope>
    </>
  );
}
