import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import type { ListedToken } from '@/lib/auth/queries';
import { TOKEN_SCOPES } from '@/lib/core/actor';
import { ActionForm, ActionScope } from '../_desk/action-form';
import type { DeskClock } from '../_desk/clock';
import { KeptChecks, KeptInput } from '../_desk/kept-fields';
import { endToken, makeToken } from './actions';
import { LimitFields } from './limit-fields';
import { TokenTable } from './token-table';

export async function Tokens({ tokens, clock }: { tokens: readonly ListedToken[]; clock: DeskClock }) {
  const words = await getTranslations('admin.tokens');
  const scopeLabel = (scope: (typeof TOKEN_SCOPES)[number]) =>
    `${scope}\u00a0— ${words(`scope.${scope.replace(':', '_')}` as 'scope.review')}`;
  return (
    <section aria-labelledby="tokens" className="grid gap-4">
      <h2 id="tokens" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text text-muted">{words('lead')}</p>
      <ActionScope action={endToken}>
        {tokens.length === 0 ? (
          <EmptyState title={words('empty')} />
        ) : (
          <TokenTable tokens={tokens} clock={clock} />
        )}
      </ActionScope>
      <div className="grid max-w-text gap-3">
        <h3 className="font-semibold">{words('create')}</h3>
        <ActionForm action={makeToken} name="token">
          <KeptInput
            name="name"
            label={words('name')}
            help={words('nameHelp')}
            maxLength={80}
            autoComplete="off"
          />
          <KeptChecks
            name="scopes"
            legend={words('scopes')}
            choices={TOKEN_SCOPES.map((value) => ({ value, label: scopeLabel(value) }))}
          />
          <details>
            <summary className="link cursor-pointer">{words('limit')}</summary>
            <div className="grid gap-4 pt-3">
              <LimitFields />
            </div>
          </details>
          <p>
            <Button size="small">{words('createNow')}</Button>
          </p>
        </ActionForm>
      </div>
    </section>
  );
}
