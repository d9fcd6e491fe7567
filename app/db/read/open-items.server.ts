import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { StatementDocument } from '#app/domain/statement/statement-document.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { readCharges } from './charges.server.ts'

/** All that is open of one client, as it stands now; null for a client this business does not have. */
export async function loadOpenItems(
  tx: Tx,
  businessId: string,
  clientId: string,
  now: Date,
): Promise<StatementDocument | null> {
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: {
      ...{ name: true, postalAddress: true, locale: true },
      business: { omit: { logo: true } },
      invoices: { where: { state: 'issued' }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!client) return null
  const { business, invoices } = client
  const charged = await readCharges(
    tx,
    businessId,
    invoices.map(({ id }) => id),
  )
  const { name, postalAddress, email, phone, brandColor } = business
  return {
    business: { name, postalAddress, email, phone, brandColor },
    client: { name: client.name, postalAddress: client.postalAddress },
    locale: wordsLocale(client.locale, business.locale),
    asOf: todayIn(business.timeZone, instantOf(now)),
    items: invoices.map(({ id, number, currency, issuedOn, dueOn, totalMinor, balanceMinor }) => {
      const parts = charged.get(id)?.parts.charges ?? []
      const inCurrency = (minor: bigint) => ({ minor, currency })
      const charges = sumMoney(
        parts.map((part) => inCurrency(part.charged.minor - part.waived.minor)),
        currency,
      )
      return {
        number,
        issuedOn: dayFromColumn(issuedOn),
        dueOn: dayFromColumn(dueOn),
        total: inCurrency(totalMinor),
        charges,
        paid: inCurrency(totalMinor + charges.minor - balanceMinor),
        open: inCurrency(balanceMinor),
      }
    }),
  }
}
