'use server';

import { gunzipSync, gzipSync } from 'node:zlib';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { newId } from '@/lib/core/id';
import { sheetInput, uploadInput } from '@/lib/invitation/input';
import { MOST_SHEET_BYTES, textOf } from '@/lib/invitation/sheet';
import { makeUpload, previewUpload } from '@/lib/invitation/upload';
import { codesAddress } from '../codes-address';
import type { UploadState } from './state';
import { checkedOf, toldOfUpload } from './told-upload';

/** Checks a file and shows what it would make; then makes the codes of the file that was checked. */
export async function uploadCodes(before: UploadState, form: FormData): Promise<UploadState> {
  const typed = typedOf(form);
  if (typed.intent === 'make') return make(before?.checked);
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return faultOfFile('no_file', typed);
  if (file.size > MOST_SHEET_BYTES) return faultOfFile('too_large', typed);
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return faultOfFile('not_utf8', typed);
  const asked = { text, mails: typed.mails, locale: typed.locale };
  const shown = await runAction(sheetInput, asked, previewUpload);
  if (!shown.ok) return toldOfUpload(shown, typed);
  const told = await checkedOf(shown.value);
  const words = await getTranslations('admin.codes.upload');
  return {
    done: words('ready'),
    typed,
    checked: {
      ...told,
      packed: gzipSync(text).toString('base64'),
      batchId: newId(),
      mails: typed.mails === 'yes',
      locale: String(typed.locale),
    },
  };
}

async function make(checked: UploadState['checked']): Promise<UploadState> {
  const text = unpacked(checked?.packed);
  if (!checked || text === undefined) return faultOfFile('no_file', {});
  const { batchId, mails, locale } = checked;
  const made = await runAction(uploadInput, { text, batchId, mails, locale }, makeUpload);
  if (!made.ok) return toldOfUpload(made, {});
  redirect(`${codesAddress({ batch: made.value.batchId })}&made`);
}

/** The text that was checked; undefined where the page sent something else, however large it would become. */
function unpacked(packed: unknown): string | undefined {
  if (typeof packed !== 'string') return undefined;
  try {
    return textOf(gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_SHEET_BYTES + 4 }));
  } catch {
    return undefined;
  }
}

async function faultOfFile(
  fault: 'no_file' | 'too_large' | 'not_utf8',
  typed: UploadState['typed'],
): Promise<UploadState> {
  const sentence = (await getTranslations('admin.codes.upload.fault'))(fault);
  return { message: sentence, faults: { file: sentence }, typed };
}
