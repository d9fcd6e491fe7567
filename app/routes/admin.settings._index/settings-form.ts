import type { BusinessSettings } from '#app/domain/business-settings.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import type { LetterLayout } from '#app/domain/letter/letter-document.ts'

/** The settings as the form sends them; a sum that cannot be read becomes -1, which the check refuses. */
export function readSettingsForm(form: FormData, currency: string): BusinessSettings {
  const text = (name: string) => String(form.get(name) ?? '')
  const sum = (name: string) => {
    const typed = parseTypedAmount(text(name).trim(), currency)
    return typed.ok ? typed.value.minor : -1n
  }
  const limit = (name: string) => (text(name).trim() ? sum(name) : null)
  return {
    name: text('name'),
    email: text('email').trim(),
    phone: text('phone'),
    postalAddress: text('postalAddress'),
    brandColor: text('brandColor'),
    transferDetails: text('transferDetails'),
    acceptsCard: form.has('acceptsCard'),
    acceptsAch: form.has('acceptsAch'),
    acceptsPaypal: form.has('acceptsPaypal'),
    minimumPartMinor: sum('minimumPartMinor'),
    cardMaxMinor: limit('cardMaxMinor'),
    achMaxMinor: limit('achMaxMinor'),
    paypalMaxMinor: limit('paypalMaxMinor'),
    timeZone: text('timeZone'),
    sendHour: Number(text('sendHour')),
    thankYouWaitHours: Number(text('thankYouWaitHours')),
    letterLayout: text('letterLayout') as LetterLayout,
  }
}
