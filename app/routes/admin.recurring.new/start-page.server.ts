import type { Staff } from '#app/auth/require-staff.server.ts'
import { readClientChoices, readDraftDesk, readWrittenDraft } from '#app/db/read/draft-form.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { emptyLine } from '#app/domain/invoice/typed-draft.ts'
import type { TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { TypedRhythm, TypedSettings } from '#app/domain/recurring/typed-recurring.ts'

/** What the form begins with: an invoice to do again (`from`), or nothing but a client (`client`). */
export async function readStart({ businessId, currency }: Staff, query: URLSearchParams, today: string) {
  const from = query.get('from') ?? undefined
  const copied = isUuid(from) ? await readWrittenDraft(businessId, from) : null
  if (from !== undefined && !copied) throw new Response('Not found', { status: 404 })
  const wanted = copied?.typed.client ?? query.get('client') ?? undefined
  const chosen = isUuid(wanted) ? wanted : null
  const search = query.get('q')?.slice(0, 200) ?? ''
  const clients = await readClientChoices(businessId, { query: search, chosen })
  const client = clients.find(({ id }) => id === chosen) ?? null
  const desk = await readDraftDesk(businessId)
  const draft: TypedDraft = {
    ...{ client: client?.id ?? '', clientQuery: '', newName: '', newEmail: '', newContact: '', newAddress: '' },
    ...{ number: '', seriesId: '', issuedOn: '', terms: '', earlyPercent: '', earlyDays: '' },
    ...{ purchaseOrder: '', description: '', notes: '' },
    currency: copied?.typed.currency ?? currency,
    taxInclusive: copied?.typed.taxInclusive ?? false,
    rebate: copied?.typed.rebate ?? '',
    lines: copied?.typed.lines ?? [emptyLine],
  }
  const rhythm: TypedRhythm = { every: '1', unit: 'month', startOn: today, monthEnd: false }
  const settings: TypedSettings = {
    name: copied?.typed.description ?? '',
    ...{ endOn: '', countMax: '', notes: '', seriesId: '', outcome: 'send' },
    termsDays: String(client?.termsDays ?? desk.termsDays),
    purchaseOrder: copied?.typed.purchaseOrder ?? '',
  }
  return {
    ...{ clients, client, search, draft, rhythm, settings },
    series: desk.series,
    copiedFrom: copied?.number ?? null,
  }
}
