import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '@/scripts/chromium';
import { gateAt, ticketHolder, VERDICT } from '../support/gate';
import { writeQrVideo } from '../support/qr-video';
import { expect, expectAccessible, test } from '../support/site';

test('a code that is held before the camera is read once, and the person is admitted', async ({
  baseURL,
  signIn,
  house,
}, testInfo) => {
  const { code } = await ticketHolder(house, { nameLatin: { surname: 'Camerova', given: 'Zoe' } });
  const video = testInfo.outputPath('code.y4m');
  await writeQrVideo(video, code);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      ...CHROMIUM_FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  const complaints: string[] = [];
  try {
    const context = await browser.newContext({ baseURL, permissions: ['camera'] });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await gateAt(page, context, signIn, 'N1');
    await expect(page.locator('[data-people]')).toBeVisible();
    await page.getByRole('button', { name: 'Camera' }).click();
    await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
    await expect(page.locator('[data-camera=open]')).toBeVisible();
    // It stays before the camera: the same reading, and nobody is "already in".
    await expect(page.locator(VERDICT)).toBeHidden();
    await expect(page.getByText('Zoe Camerova').first()).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByRole('listitem').filter({ hasText: 'Zoe Camerova' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Close the camera' }).click();
    await expect(page.locator('[data-camera]')).toBeHidden();
  } finally {
    await browser.close();
  }
  expect(complaints).toEqual([]);
});

test('a camera that is refused says how to allow it, and typing goes on', async ({
  page,
  context,
  signIn,
  house,
}) => {
  const { code } = await ticketHolder(house);
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await gateAt(page, context, signIn, 'N1');
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.locator('[data-camera=denied]')).toContainText('allow the camera');
  await expectAccessible(page);
  await page.locator('[name=typed]').fill(code);
  await page.locator('[name=typed]').press('Enter');
  await expect(page.locator(VERDICT)).toHaveAttribute('data-verdict', 'admit');
});
