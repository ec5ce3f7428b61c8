/** Told to whoever comes while something that we cannot do without is away: in two languages, without style or script. */
export const OUTAGE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>503</title>
<h1>The forum cannot be reached for a moment</h1><p>We are working on it. Nothing that was confirmed to you is lost. Go back and try again in a minute: sending an application twice does no harm.</p>
<div lang="ru"><h1>Сайт форума временно недоступен</h1><p>Мы уже восстанавливаем работу. Всё, что вам было подтверждено, сохранено. Вернитесь и повторите попытку через минуту: отправить заявку дважды не страшно.</p></div></html>`;

export const OUTAGE_HEADERS = {
  'retry-after': '5',
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
