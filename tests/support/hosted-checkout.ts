/** Presses a button of Stripe's hosted page, as a buyer with a card or account of the test numbers does. */
export const pressStripe = (
  url: string,
  action: 'pay' | 'decline' | 'settle later' | 'verify',
  {
    method = action === 'pay' || action === 'decline' ? 'card' : 'us_bank_account',
    card = '4242424242424242',
  }: {
    method?: 'card' | 'us_bank_account'
    card?: string
  } = {},
) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ action, method, card_number: card, account_number: '000123456789' }),
  })

/** What the form of PayPal's approve page sends for one of its buttons. */
export async function pressPaypal(url: string, button: string, fields: Record<string, string> = {}): Promise<void> {
  const page = await (await fetch(url)).text()
  const name = new RegExp(`<button[^>]*name="([^"]+)"[^>]*value="([^"]+)"[^>]*>\\s*${button}`).exec(page)
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? url
  await fetch(new URL(action.replaceAll('&amp;', '&'), url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...fields, ...(name?.[1] && name[2] ? { [name[1]]: name[2] } : {}) }),
  })
}
