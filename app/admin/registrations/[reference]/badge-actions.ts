'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { collectBadge, uncollectBadge } from '@/lib/badge/collecting';
import { inLanguage } from '@/lib/edition/rules';
import { gatesOf } from '@/lib/gate/queries';
import { orderInput } from '@/lib/station/input';
import { orderBadge } from '@/lib/station/ordering';
import { deskEdition, deskScope } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { recordAddress } from '../list-address';

const collectInput = z.object({ reference: z.string() });

/** Has the badge printed at a station, or writes down that it was handed over; the record is drawn anew either way. */
export async function actOnBadge(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const words = await getTranslations('admin.record.badge.done');
  if (typed.act === 'collect' || typed.act === 'uncollect') {
    const isOut = typed.act === 'collect';
    const settled = await runAction(collectInput, typed, isOut ? collectBadge : uncollectBadge);
    refresh();
    return settled.ok ? { done: words(isOut ? 'collected' : 'uncollected') } : told(settled, typed);
  }
  const ordered = await runAction(orderInput, typed, orderBadge);
  if (!ordered.ok && ordered.refusal.code === 'REASON_NEEDED') return told(ordered, typed);
  refresh();
  if (!ordered.ok) return told(ordered, typed);
  return {
    done: words('ordered', { station: await stationName(String(typed.reference), String(typed.station)) }),
  };
}

async function stationName(reference: string, key: string): Promise<string> {
  const scope = await deskScope(recordAddress(reference));
  const [gates, { locale }] = await Promise.all([gatesOf(scope), deskEdition()]);
  const found = gates.find((gate) => gate.key === key);
  return found ? `${key}, ${inLanguage(found.name, locale)}` : key;
}
