'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { told } from '@/app/admin/_desk/told';
import { previewBadge } from '@/lib/badge/previewing';
import { namesInput } from '@/lib/completion/input';
import { saveNames } from '@/lib/completion/naming';
import { summed } from './summed';

type Typed = ReturnType<typeof typedOf>;

/** Shows the badge as it would be, or saves the lines of the name. */
export async function keepNames(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  if (typed.act === 'show') return show(typed);
  const knowsItStops = typed.act === 'stop';
  const result = await runAction(namesInput, typed, (scope, input) =>
    saveNames(scope, input, { knowsItStops }),
  );
  if (result.ok) redirect(`/${await getLocale()}/me/${knowsItStops ? '' : 'complete'}?saved=names`);
  const answer = await summed('names', await told(result, typed));
  return result.refusal.code === 'STOPS_TICKET' ? { ...answer, foretold: { lines: [], mark: '' } } : answer;
}

const shown = z.object({
  reference: z.string().max(40),
  first: z.string().max(400),
  second: z.string().max(400),
});

async function show(typed: Typed): Promise<DeskState> {
  const drawn = await runAction(shown, typed, (scope, { reference, ...lines }) =>
    previewBadge(scope, reference, lines),
  );
  if (!drawn.ok) return summed('names', await told(drawn, typed));
  return { typed, picture: `data:image/svg+xml;base64,${drawn.value.toString('base64')}` };
}
