import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
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
  const today = todayIn(business.timeZone, instantOf(now))
  return {
    business: { name, postalAddress, email, phone, brandColor },
    client: { name: client.name, postalAddress: client.postalAddress },
    locale: wordsLocale(client.locale, business.locale),
    asOf: today,
    ...(await readCreditAndWriteOffs(tx, { businessId, clientId }, today)),
    items: invoices.map(({ id, number, currency, issuedOn, dueOn, totalMinor, balanceMinor }) => {
      const parts = charged.get(id)?.parts
      const inCurrency = (minor: bigint) => ({ minor, currency })
      const charges = sumMoney(
        (parts?.charges ?? []).map((part) => inCurrency(part.charged.minor - part.waived.minor)),
        currency,
      )
      const credited = (parts?.credited.minor ?? 0n) + (parts?.discounted.minor ?? 0n)
      return {
        number,
        issuedOn: dayFromColumn(issuedOn),
        dueOn: dayFromColumn(dueOn),
        total: inCurrency(totalMinor),
        charges,
        paid: inCurrency(totalMinor + charges.minor - balanceMinor - credited),
        credited: inCurrency(credited),
        open: inCurrency(balanceMinor),
      }
    }),
  }
}

/** Write-offs older than this are history. */
const WRITE_OFF_MONTHS = 12

/** What the client has with us that no invoice has taken, a sum for each currency. */
export async function readCredit(tx: Tx, of: { businessId: string; clientId: string }): Promise<Money[]> {
  const unapplied = await tx.ledgerEntry.groupBy({
    by: ['currency'],
    where: { ...of, account: 'unapplied' },
    _sum: { amountMinor: true },
    orderBy: { currency: 'asc' },
  })
  return unapplied
    .map(({ currency, _sum }) => ({ minor: -(_sum.amountMinor ?? 0n), currency }))
    .filter(({ minor }) => minor > 0n)
}

async function readCreditAndWriteOffs(
  tx: Tx,
  of: { businessId: string; clientId: string },
  today: PlainDate,
): Promise<Pick<StatementDocument, 'credits' | 'writtenOff'>> {
  const writeOffs = await tx.ledgerEntry.groupBy({
    by: ['invoiceId', 'currency'],
    where: {
      ...of,
      account: 'write_off',
      occurredOn: { gte: dayToColumn(today.subtract({ months: WRITE_OFF_MONTHS })) },
    },
    _sum: { amountMinor: true },
    _max: { occurredOn: true },
  })
  const numbers = await tx.invoice.findMany({
    where: { businessId: of.businessId, id: { in: writeOffs.flatMap(({ invoiceId }) => invoiceId ?? []) } },
    select: { id: true, number: true },
  })
  const numberOf = new Map(numbers.map(({ id, number }) => [id, number]))
  return {
    credits: await readCredit(tx, of),
    writtenOff: writeOffs
      .flatMap(({ invoiceId, currency, _sum, _max }) => {
        const number = numberOf.get(invoiceId ?? '')
        const minor = _sum.amountMinor ?? 0n
        return number && _max.occurredOn && minor > 0n
          ? [{ number, on: dayFromColumn(_max.occurredOn), amount: { minor, currency } }]
          : []
      })
      .sort((a, b) => compareDays(a.on, b.on) || a.number.localeCompare(b.number, 'en', { numeric: true })),
  }
}
