import { parsePayRun } from '#app/domain/client/pay-run.ts'
import type { PayRun } from '#app/domain/client/pay-run.ts'

/** The pay day as the form sends it; null for one that is none. */
export function readPayRunForm(form: FormData): { payRun: PayRun | null } | null {
  const kind = String(form.get('kind') ?? '')
  if (kind === '') return { payRun: null }
  const number = kind === 'day' ? form.get('day') : form.get('weekday')
  const payRun = parsePayRun(kind === 'month_end' ? kind : `${kind}:${String(number ?? '').trim()}`)
  return payRun && { payRun }
}
