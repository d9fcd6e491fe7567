import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { thankYouVariants } from '#app/domain/words/template-kinds.ts'
import { addPersonalLine } from '#app/features/thank-yous/add-personal-line.server.ts'
import { callOffThankYou } from '#app/features/thank-yous/call-off-thank-you.server.ts'
import { reviveThankYou } from '#app/features/thank-yous/revive-thank-you.server.ts'
import { sendNow } from '#app/features/thank-yous/send-now.server.ts'
import { switchVariant } from '#app/features/thank-yous/switch-variant.server.ts'

export const lineMax = 300
const reasonMax = 300

/** What came of a decision: a word for the next page, or what is wrong with which field. */
export type ThankYouAnswer =
  | { readonly said: string }
  | { readonly problem: { readonly field: 'line' | 'variant' | 'reason' | 'page'; readonly words: string } }
  | 'not_found'

interface Act {
  readonly staff: Staff
  readonly messageId: string
  readonly form: FormData
  readonly now: Date
}

const wrong = (field: 'line' | 'variant' | 'reason' | 'page', words: string) => ({ problem: { field, words } })
const late = wrong('page', 'It has gone out in the meantime, or was called off.')

/** Carries out what the form asks for; null where it asks for nothing there is. */
export async function actOnThankYou({ staff, messageId, form, now }: Act): Promise<ThankYouAnswer | null> {
  const call = { businessId: staff.businessId, messageId, actor: actorOf(staff), now }
  switch (form.get('intent')) {
    case 'line': {
      const line = String(form.get('line') ?? '')
      if (line.length > lineMax) return wrong('line', `Please keep it to ${lineMax} characters.`)
      return answer(await addPersonalLine({ ...call, line }), 'line')
    }
    case 'variant': {
      const variant = thankYouVariants.find((each) => each === form.get('variant'))
      if (!variant) return wrong('variant', 'Please choose one.')
      const switched = await switchVariant({ ...call, variant })
      return !switched.ok && switched.reason === 'not_fitting'
        ? wrong('variant', 'These thanks would not be true of the sums.')
        : answer(switched, 'variant')
    }
    case 'send-now':
      return answer(await sendNow(call), 'send-now')
    case 'call-off': {
      const reason = String(form.get('reason') ?? '')
        .trim()
        .slice(0, reasonMax)
      if (!reason) return wrong('reason', 'Please say why, so that everyone knows.')
      return answer(await callOffThankYou({ ...call, reason }), 'called-off')
    }
    case 'revive':
      return answer(await reviveThankYou(call), 'revived')
    default:
      return null
  }
}

function answer(result: { ok: true } | { ok: false; reason: string }, said: string): ThankYouAnswer {
  if (result.ok) return { said }
  return result.reason === 'not_found' ? 'not_found' : late
}
