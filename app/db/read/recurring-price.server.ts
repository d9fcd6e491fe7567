import { prisma } from '#app/db/client.server.ts'
import type { TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { toPercentString } from '#app/domain/percent.ts'
import { versionInForce } from '#app/domain/recurring/version-in-force.ts'
import { loadRecurring } from './recurring.server.ts'

const percentOf = (bps: number) => (bps === 0 ? '' : toPercentString(BigInt(bps)))

/** The lines that count next, as they would have been typed, and the day they would change on. Null where there is none. */
export async function readTypedPrice(businessId: string, id: string) {
  const found = await loadRecurring(prisma, businessId, id)
  if (!found) return null
  const { name, clientName, clientId, currency, versions, nextOn, rhythm } = found
  const day = nextOn ?? rhythm.startOn
  const version = versionInForce(versions, day)
  const typed: TypedDraft = {
    ...{ client: clientId, clientQuery: '', newName: '', newEmail: '', newContact: '', newAddress: '' },
    ...{ number: '', seriesId: '', issuedOn: '', terms: '', earlyPercent: '', earlyDays: '' },
    ...{ purchaseOrder: '', description: '', notes: '', currency, taxInclusive: version.taxInclusive },
    rebate: percentOf(version.rebateBps),
    lines: version.lines.map(({ description, quantity, unitAmount, taxRate, discountBps }) => ({
      ...{ description, quantity, unit: toDecimalString({ minor: unitAmount, currency }) },
      taxRate: taxRate === '0' ? '' : taxRate,
      discount: percentOf(discountBps),
    })),
  }
  return { id, name, clientName, typed, fromOn: day.toString() }
}
