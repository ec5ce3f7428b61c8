import { staffRole, user } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { auditPage, auditQuestion } from '@/lib/dashboard/audit';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import type { House } from './house';
import { application, daysLater, delegate, NOW, organiser, reviewer } from './people';

export type Asked = Record<string, string>;

export const ask = async (house: House, asked: Asked, actor: Actor = organiser) =>
  expectOk(await auditQuestion(house.scope(actor), asked));
export const find = async (
  house: House,
  asked: Asked = {},
  page: { limit: number; older?: string } = { limit: 100 },
) => expectOk(await auditPage(house.scope(organiser), await ask(house, asked), page));
export const found = async (house: House, asked: Asked) =>
  (await find(house, asked)).rows.map(({ fact }) => fact.action);

/** Reviewer and organiser as the database knows them: the audit tells staff from applicants by their roles. */
async function employ(house: House, ...actors: Actor[]) {
  for (const actor of actors) {
    if (actor.kind !== 'person') continue;
    await house.db.insert(user).values({ id: actor.userId, email: actor.email });
    const [role = 'viewer'] = actor.roles;
    await house.db
      .insert(staffRole)
      .values({ userId: actor.userId, role, grantedBy: 'system:test', grantedAt: NOW });
  }
}

/** One application, approved, given back two days later; and a setting that was changed. */
export async function story(house: House) {
  await employ(house, organiser, reviewer);
  const email = 'ana@example.org';
  const { reference } = await house.submit(application({ email }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  expectOk(await withdraw(house.scope(delegate(email), daysLater(2)), reference));
  await house.settings({ decisionDays: 11 });
  return reference;
}
