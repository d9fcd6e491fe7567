import { isUuid } from '#app/db/read/keyset.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { approveLetter } from '#app/features/letters/approve-letter.server.ts'
import { cancelLetter } from '#app/features/letters/cancel-letter.server.ts'
import { markPosted } from '#app/features/letters/mark-posted.server.ts'

interface Act {
  businessId: string
  actor: string
  now: Date
  form: FormData
}

export type LettersAnswer = { ok: true; go: string } | { ok: false; errors: Record<string, string[]> }

const wrong = (field: string, message: string): LettersAnswer => ({ ok: false, errors: { [field]: [message] } })
const noneChosen = wrong('letter', 'Please choose at least one letter.')
const chosen = (form: FormData) => form.getAll('letter').map(String).filter(isUuid)

export async function approveChosen({ form, ...call }: Act): Promise<LettersAnswer> {
  const ids = chosen(form)
  if (ids.length === 0) return noneChosen
  for (const letterId of ids) await approveLetter({ ...call, letterId })
  return { ok: true, go: '?show=ready&said=approved' }
}

export async function cancelChosen({ form, ...call }: Act): Promise<LettersAnswer> {
  const ids = chosen(form)
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, 500)
  if (ids.length === 0) return noneChosen
  if (reason === '') return wrong('reason', 'Please say why, so that everyone knows.')
  for (const letterId of ids) await cancelLetter({ ...call, letterId, reason })
  return { ok: true, go: '?show=cancelled&said=cancelled' }
}

const refusals = {
  in_the_future: 'That day is still ahead.',
  before_printing: 'One of these letters was printed after that day.',
}

export async function postChosen({ form, ...call }: Act): Promise<LettersAnswer> {
  const letterIds = chosen(form)
  const postedOn = parseDay(String(form.get('postedOn') ?? ''))
  const tracking =
    String(form.get('tracking') ?? '')
      .trim()
      .slice(0, 100) || null
  if (letterIds.length === 0) return noneChosen
  if (!postedOn) return wrong('postedOn', 'This is not a day.')
  const posted = await markPosted({ ...call, letterIds, postedOn, tracking })
  return posted.ok ? { ok: true, go: '?show=posted&said=posted' } : wrong('postedOn', refusals[posted.reason])
}
