import 'fake-indexeddb/auto';
import { expect, test } from '@playwright/test';
import { openDB } from 'idb';
import { Photos } from '@/app/gate/_device/photos';
import { importKey } from '@/app/gate/_device/sealing';
import { leave } from '@/app/gate/_device/store';
import type { Heard } from '@/app/gate/_device/wire';
import type { PhotoAtGate } from '@/lib/gate/photos';

const nobodySeals = async () => undefined;
const person = (nth: number, photo = `photo-${nth}`) => ({ id: `person-${nth}`, photo });
const answer = (photos: PhotoAtGate[]): Heard<{ photos: PhotoAtGate[] }> => ({
  kind: 'answered',
  value: { photos },
});

function device(answers: (ids: string[]) => Heard<{ photos: PhotoAtGate[] }>) {
  const asked: string[][] = [];
  const photos = new Photos(nobodySeals, async (ids) => {
    asked.push(ids);
    return answers(ids);
  });
  let changes = 0;
  const follow = (people: { id: string; photo?: string }[]) =>
    photos.follow(people, () => {
      changes += 1;
    });
  return { photos, asked, follow, changes: () => changes };
}
const all = (ids: string[]) =>
  answer(ids.map((id) => ({ id, of: id.replace('person', 'photo'), jpeg: 'AAAA' })));

test('photos come a hundred at a time, once each, and only of those who have one', async () => {
  const { photos, asked, follow, changes } = device(all);
  const people = [...Array.from({ length: 250 }, (_, nth) => person(nth)), { id: 'shy', photo: undefined }];
  await follow(people);
  expect(asked.map((ids) => ids.length)).toEqual([100, 100, 50]);
  expect(changes()).toBe(3);
  await follow(people);
  expect(asked).toHaveLength(3);
  expect(photos.of(person(7))).toBe('data:image/jpeg;base64,AAAA');
  expect(photos.of({ id: 'shy', photo: undefined })).toBeUndefined();
});

test('another photo is asked for and the old one not shown; one taken back is gone', async () => {
  const { photos, asked, follow } = device((ids) =>
    answer(ids.map((id) => ({ id, of: 'new', jpeg: 'BBBB' }))),
  );
  await follow([person(1, 'new')]);
  expect(photos.of(person(1, 'newer'))).toBeUndefined();
  await follow([person(1, 'newer')]);
  expect(asked).toHaveLength(2);
  await follow([{ id: 'person-1', photo: undefined }]);
  expect(photos.of(person(1, 'new'))).toBeUndefined();
});

test('what nobody answers is asked for the next time, and what is not there is not asked for without end', async () => {
  let isOnline = false;
  const { asked, follow } = device(() => (isOnline ? answer([]) : { kind: 'unreachable' }));
  const people = [person(1), person(2)];
  await follow(people);
  await follow(people);
  expect(asked).toHaveLength(2);
  isOnline = true;
  await follow(people);
  await follow(people);
  expect(asked).toHaveLength(3);
});

test('they lie sealed on the device, are there when its page opens again, and go with the session', async () => {
  const key = await importKey(Buffer.alloc(32, 5).toString('base64'));
  const sealing = async () => ({ key });
  let asked = 0;
  const ask = async (ids: string[]) => {
    asked += 1;
    return answer(ids.map((id) => ({ id, of: 'photo-1', jpeg: 'TUFSS0VE' })));
  };
  const first = new Photos(sealing, ask);
  await first.follow([person(1)], () => undefined);
  first.close();
  const lying = await everythingIn('gate-photos');
  expect(lying.length).toBeGreaterThan(0);
  expect(Buffer.concat(lying).includes('TUFSS0VE')).toBe(false);
  const again = new Photos(sealing, ask);
  await again.follow([person(1)], () => undefined);
  expect(again.of(person(1))).toContain('TUFSS0VE');
  expect(asked).toBe(1);
  again.close();
  await leave();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('gate-photos');
});

/** The bytes of whatever a database of the browser holds. */
async function everythingIn(name: string): Promise<Buffer[]> {
  const database = await openDB(name);
  const rows = await database.getAll('pages');
  database.close();
  return rows.flatMap((row) =>
    Object.values(row as Record<string, ArrayBuffer>).map((part) => Buffer.from(part)),
  );
}
