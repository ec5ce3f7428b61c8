import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { type HeadInput, headInput } from '@/lib/letter/input';
import { changeHead } from '@/lib/letter/styling';
import { pagesOf, readCode } from './badge';
import type { House } from './house';
import { gateStaff, NOW, organiser } from './people';

/** A letterhead as it is typed, sound unless told otherwise. */
export const typedHead = (own: Partial<Record<keyof HeadInput, unknown>> = {}): HeadInput =>
  headInput.parse({
    issuerEn: 'Organising Committee of the Municipal Forum',
    issuerRu: 'Организационный комитет муниципального форума',
    addressEn: '13 Tverskaya Street, Moscow\n+7 495 000-00-00',
    addressRu: 'Москва, ул. Тверская, д. 13\n+7 495 000-00-00',
    signatoryEn: 'Irina Petrova',
    signatoryRu: 'И. С. Петрова',
    postEn: 'Executive Secretary',
    postRu: 'Ответственный секретарь',
    seen: 0,
    ...own,
  });

/** Letters are signed from now on. */
export const signLetters = async (house: House, now?: Date): Promise<void> =>
  expectOk(await changeHead(house.scope(organiser, now), typedHead()));

/** Lets the bearer of a code in at a gate. */
export const letIn = async (house: House, code: string, at = NOW) =>
  expectOk(
    await scanTicket(house.scope(gateStaff, at), {
      id: newId(),
      code,
      gate: 'N2',
      direction: 'entry',
      scannedAt: at,
    }),
  );

/** The code on the first page of a letter, as another decoder than ours reads it. */
export async function codeOn(file: Uint8Array): Promise<string> {
  const [page] = (await pagesOf(file)).seen;
  return /\/verify\/(\d{22})$/.exec((page && readCode(page)) ?? '')?.[1] ?? '';
}
