import type { BusinessSettings } from '#app/domain/business-settings.ts'
import type { LetterLayout } from '#app/domain/letter/letter-document.ts'

/** The settings as the form sends them. */
export function readSettingsForm(form: FormData): BusinessSettings {
  const text = (name: string) => String(form.get(name) ?? '')
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
    timeZone: text('timeZone'),
    sendHour: Number(text('sendHour')),
    thankYouWaitHours: Number(text('thankYouWaitHours')),
    letterLayout: text('letterLayout') as LetterLayout,
  }
}
