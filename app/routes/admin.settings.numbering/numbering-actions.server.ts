import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { checkSeries } from '#app/domain/invoice/invoice-settings.ts'
import { cleanLine, cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { isPositive } from '#app/domain/money.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { changeInvoiceSettings } from '#app/features/settings/change-invoice-settings.server.ts'
import { archiveSeries, makeSeriesDefault, saveSeries } from '#app/features/settings/save-series.server.ts'
import type { SeriesRefusal } from '#app/features/settings/save-series.server.ts'

export type NumberingErrors = Record<string, string[] | undefined>

interface Act {
  staff: Staff
  form: FormData
  now: Date
}

const SettingsSchema = z.object({
  taxNumber: z.string().transform((text) => cleanLine(text).slice(0, 100) || null),
  registration: z.string().transform((text) => cleanLine(text).slice(0, 200) || null),
  invoiceNotes: z.string().transform((text) => cleanText(text).slice(0, 4_000) || null),
  termsDays: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'Write a number of days from 0 to 365.')
    .transform(Number)
    .refine((days) => days <= 365, 'Write a number of days from 0 to 365.'),
  printsTransferDetails: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
  autoWriteOff: z.string().trim().max(40),
})

/** Null: saved; or what is wrong, by field. */
export async function saveSettings({ staff, form, now }: Act): Promise<NumberingErrors | null> {
  const parsed = SettingsSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { autoWriteOff, ...settings } = parsed.data
  const { businessId, currency } = staff
  const limit = autoWriteOff === '' ? null : parseTypedAmount(autoWriteOff, currency)
  if (limit && !(limit.ok && isPositive(limit.value)))
    return { autoWriteOff: ['Write an amount such as 1.00, or nothing.'] }
  const autoWriteOffMinor = limit?.ok ? limit.value.minor : null
  await changeInvoiceSettings({
    ...{ businessId, currency, settings: { ...settings, autoWriteOffMinor }, actor: actorOf(staff), now },
  })
  return null
}

const seriesProblems: Record<SeriesRefusal, NumberingErrors> = {
  not_found: { page: ['This series is not there any more.'] },
  pattern_taken: { pattern: ['Another series has this pattern.'] },
  goes_back: { next: ['Numbers only go up: this one was given already.'] },
  is_default: { page: ['New invoices are numbered by this series: choose another default first.'] },
}

const idOf = (form: FormData): string | null => {
  const id = form.get('series')
  return typeof id === 'string' && isUuid(id) ? id : null
}

export async function save({ staff, form, now }: Act): Promise<NumberingErrors | null> {
  const checked = checkSeries({
    name: cleanLine(String(form.get('name') ?? '')),
    pattern: cleanLine(String(form.get('pattern') ?? '')),
    yearly: form.get('yearly') === 'on',
    next: String(form.get('next') ?? ''),
  })
  if (!checked.ok) return checked.errors
  const call = { businessId: staff.businessId, actor: actorOf(staff), now, seriesId: idOf(form) }
  const saved = await saveSeries({ ...call, series: checked.value })
  return saved.ok ? null : seriesProblems[saved.reason]
}

async function withSeries({ staff, form, now }: Act, run: typeof archiveSeries): Promise<NumberingErrors | null> {
  const seriesId = idOf(form)
  if (!seriesId) return seriesProblems.not_found
  const done = await run({ businessId: staff.businessId, seriesId, actor: actorOf(staff), now })
  return done.ok ? null : seriesProblems[done.reason]
}

export const makeDefault = (act: Act) => withSeries(act, makeSeriesDefault)
export const archive = (act: Act) => withSeries(act, archiveSeries)
