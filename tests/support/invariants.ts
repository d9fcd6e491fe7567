/** What must hold of the money in a database at any moment: reliability's M1 to M4, in SQL of its own. */
export type Law = 'M1' | 'M2' | 'M3' | 'M4' | 'M5'

export interface Breach {
  readonly law: Law
  readonly what: string
}

interface Rule {
  readonly law: Law
  /** Selects one column `what`, a row for each breach. */
  readonly sql: string
}

const sumOf = (account: string, by: 'invoiceId' | 'paymentId') => `
  SELECT "businessId", "${by}" AS id, "currency", sum("amountMinor") AS minor FROM "LedgerEntry"
  WHERE "account" = '${account}' AND "${by}" IS NOT NULL GROUP BY 1, 2, 3`

const withMoney = `('settled', 'part_refunded', 'refunded', 'disputed', 'returned')`

const m1: readonly Rule[] = [
  {
    law: 'M1',
    sql: `SELECT format('posting %s sums to %s in %s currencies', "postingKey", sum("amountMinor"), count(DISTINCT "currency"))
      FROM "LedgerEntry" GROUP BY "businessId", "postingKey" HAVING sum("amountMinor") <> 0 OR count(DISTINCT "currency") > 1`,
  },
  {
    law: 'M1',
    sql: `SELECT format('invoice %s (%s) says %s is open, its ledger %s', i."number", i."state", i."balanceMinor", coalesce(l.minor, 0))
      FROM "Invoice" i LEFT JOIN (${sumOf('receivable', 'invoiceId')}) l ON l."businessId" = i."businessId" AND l.id = i."id"
      WHERE i."balanceMinor" <> coalesce(l.minor, 0) OR l."currency" <> i."currency"`,
  },
  {
    law: 'M1',
    sql: `SELECT format('invoice %s is %s with %s open', "number", "state", "balanceMinor") FROM "Invoice"
      WHERE ("state" = 'issued') <> ("balanceMinor" > 0)`,
  },
  {
    law: 'M1',
    sql: `SELECT format('invoice %s says %s is on its way, its payments %s', i."number", i."processingMinor", coalesce(t.minor, 0))
      FROM "Invoice" i LEFT JOIN (
        SELECT t."businessId", t."invoiceId", sum(t."amountMinor") AS minor FROM "PaymentTarget" t
        JOIN "Payment" p ON p."businessId" = t."businessId" AND p."id" = t."paymentId"
        WHERE p."state" IN ('processing', 'verifying') GROUP BY 1, 2) t ON t."businessId" = i."businessId" AND t."invoiceId" = i."id"
      WHERE i."processingMinor" <> coalesce(t.minor, 0)`,
  },
  {
    // Money that came is the posting of the payment; where it is not the sum asked for, it was put aside and somebody told.
    law: 'M1',
    sql: `SELECT format('payment %s (%s) of %s brought %s', p."id", p."state", p."amountMinor", coalesce(l.minor, 0))
      FROM "Payment" p LEFT JOIN (
        SELECT "businessId", "postingKey", sum("amountMinor") AS minor, min("currency") AS currency FROM "LedgerEntry"
        WHERE "account" = 'clearing' AND "postingKey" LIKE 'payment/%' GROUP BY 1, 2) l
        ON l."businessId" = p."businessId" AND l."postingKey" = 'payment/' || p."id"
      WHERE CASE WHEN p."state" IN ${withMoney}
        THEN (coalesce(l.minor, 0) <> p."amountMinor" OR l.currency <> p."currency") AND NOT EXISTS (
          SELECT FROM "TimelineEvent" e WHERE e."businessId" = p."businessId" AND e."clientId" = p."clientId"
            AND e."type" = 'payment.quarantined' AND e."data" ->> 'paymentId' = p."id"::text)
        ELSE l.minor IS NOT NULL END`,
  },
  {
    law: 'M1',
    sql: `SELECT format('of payment %s %s is left, the ledger holds %s', p."id", p."amountMinor" - p."refundedMinor" - p."returnedMinor", coalesce(l.minor, 0))
      FROM "Payment" p LEFT JOIN (${sumOf('clearing', 'paymentId')}) l
        ON l."businessId" = p."businessId" AND l.id = p."id" AND l."currency" = p."currency"
      WHERE p."state" IN ${withMoney} AND coalesce(l.minor, 0) <> p."amountMinor" - p."refundedMinor" - p."returnedMinor"
        AND NOT EXISTS (
          SELECT FROM "TimelineEvent" e WHERE e."businessId" = p."businessId" AND e."clientId" = p."clientId"
            AND e."type" = 'payment.quarantined' AND e."data" ->> 'paymentId' = p."id"::text)`,
  },
  {
    law: 'M1',
    sql: `SELECT format('payment %s says %s went back, its refunds %s', p."id", p."refundedMinor", coalesce(r.minor, 0))
      FROM "Payment" p LEFT JOIN (
        SELECT "businessId", "paymentId", sum("amountMinor") AS minor FROM "Refund"
        WHERE "state" IN ('processing', 'settled') GROUP BY 1, 2) r ON r."businessId" = p."businessId" AND r."paymentId" = p."id"
      WHERE p."refundedMinor" <> coalesce(r.minor, 0)`,
  },
  {
    law: 'M1',
    sql: `SELECT format('refund %s (%s) of %s took %s off the books', r."id", r."state", r."amountMinor", -coalesce(l.minor, 0))
      FROM "Refund" r LEFT JOIN (
        SELECT "businessId", regexp_replace("postingKey", '^reversal/', '') AS key, sum("amountMinor") AS minor FROM "LedgerEntry"
        WHERE "account" = 'clearing' AND ("postingKey" LIKE 'refund/%' OR "postingKey" LIKE 'reversal/refund/%') GROUP BY 1, 2) l
        ON l."businessId" = r."businessId" AND l.key = 'refund/' || r."id"
      WHERE -coalesce(l.minor, 0) <> CASE WHEN r."state" IN ('processing', 'settled') THEN r."amountMinor" ELSE 0 END`,
  },
]

/** Keys without which a provider's object, or its news, could be booked twice. */
const uniqueKeys = [
  ['Payment', 'provider, checkoutRef'],
  ['Payment', 'provider, providerRef'],
  ['Payment', 'businessId, id'],
  ['Refund', 'businessId, providerRef'],
  ['Refund', 'businessId, id'],
  ['LedgerEntry', 'businessId, postingKey, line'],
  ['InboxEvent', 'provider, eventId'],
  ['PaymentTarget', 'businessId, invoiceId'],
] as const

const m2: readonly Rule[] = [
  {
    law: 'M2',
    sql: `SELECT format('no unique key of %s over %s', wanted.name, wanted.columns)
      FROM (VALUES ${uniqueKeys.map(([table, columns]) => `('${table}', '${columns}')`).join(', ')}) wanted (name, columns)
      WHERE NOT EXISTS (
        SELECT FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
        WHERE t.relname = wanted.name AND x.indisunique AND x.indisvalid AND wanted.columns = (
          SELECT string_agg(a.attname, ', ' ORDER BY k.nth) FROM unnest(x.indkey) WITH ORDINALITY k (attnum, nth)
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum))`,
  },
  ...(['checkoutRef', 'providerRef'] as const).map((ref): Rule => ({
    law: 'M2',
    sql: `SELECT format('%s %s is in %s payments', "provider", "${ref}", count(*)) FROM "Payment"
      WHERE "${ref}" IS NOT NULL GROUP BY "provider", "${ref}" HAVING count(*) > 1`,
  })),
  {
    law: 'M2',
    sql: `SELECT format('refund %s of a provider is in %s rows', "providerRef", count(*)) FROM "Refund"
      WHERE "providerRef" IS NOT NULL GROUP BY "providerRef" HAVING count(*) > 1`,
  },
  {
    law: 'M2',
    sql: `SELECT format('%s live attempts for one invoice', count(*)) FROM "PaymentTarget"
      WHERE "live" GROUP BY "businessId", "invoiceId" HAVING count(*) > 1`,
  },
]

/** What is on record of everything that stands where it does; `open` and `started` attempts are told by the same event. */
const told = {
  Payment: {
    key: 'paymentId',
    states: {
      verifying: ['payment.verifying'],
      processing: ['payment.processing'],
      settled: ['payment.settled', 'payment.quarantined', 'payment.unapplied'],
      failed: ['payment.failed'],
      expired: ['payment.expired'],
      cancelled: ['payment.cancelled'],
      part_refunded: ['payment.refunded'],
      refunded: ['payment.refunded'],
      disputed: ['payment.disputed'],
      returned: ['payment.returned'],
    },
  },
  InstalmentPlan: {
    key: 'planId',
    states: {
      proposed: ['plan.proposed', 'plan.countered'],
      countered: ['plan.proposed', 'plan.countered'],
      active: ['plan.accepted'],
      completed: ['plan.completed'],
      defaulted: ['plan.defaulted'],
      cancelled: ['plan.cancelled'],
      declined: ['plan.declined'],
    },
  },
  Dispute: {
    key: 'disputeId',
    states: {
      open: ['dispute.opened'],
      under_review: ['dispute.opened'],
      proposed: ['dispute.proposed'],
      resolved: ['dispute.resolved'],
      withdrawn: ['dispute.withdrawn'],
    },
  },
} as const

const words = (types: readonly string[]) => types.map((type) => `'${type}'`).join(', ')

const m3: readonly Rule[] = [
  ...Object.entries(told).map(([table, { key, states }]): Rule => {
    const isTold = Object.entries(states).map(
      ([state, types]) => `(x."state" = '${state}' AND e."type" IN (${words(types)}))`,
    )
    return {
      law: 'M3',
      sql: `SELECT format('${table} %s is %s and nothing on record says so', x."id", x."state") FROM "${table}" x
        JOIN "Client" c ON c."businessId" = x."businessId" AND c."id" = x."clientId" AND c."erasedAt" IS NULL
        WHERE x."state"::text IN (${words(Object.keys(states))}) AND NOT EXISTS (
          SELECT FROM "TimelineEvent" e WHERE e."businessId" = x."businessId" AND e."clientId" = x."clientId"
            AND e."data" ->> '${key}' = x."id"::text AND (${isTold.join(' OR ')}))`,
    }
  }),
  {
    law: 'M3',
    sql: `SELECT format('invoice %s is %s and nothing on record says so', i."number", i."state") FROM "Invoice" i
      WHERE i."state" <> 'draft' AND NOT EXISTS (
        SELECT FROM "TimelineEvent" e WHERE e."businessId" = i."businessId" AND e."invoiceId" = i."id" AND CASE i."state"
          WHEN 'issued' THEN e."type" IN ('invoice.issued', 'invoice.imported')
          WHEN 'settled' THEN e."type" IN ('invoice.settled', 'invoice.imported', 'invoice.recovered', 'payment.settled', 'credit_note.issued', 'credit.applied')
          WHEN 'void' THEN e."type" = 'invoice.voided'
          WHEN 'written_off' THEN e."type" = 'invoice.written_off' END)`,
  },
]

const m4: readonly Rule[] = [
  {
    law: 'M4',
    sql: `SELECT format('invoice %s stands at %s', "number", "balanceMinor") FROM "Invoice" WHERE "balanceMinor" < 0`,
  },
  {
    law: 'M4',
    sql: `SELECT format('of invoice %s %s more was taken than was owed', l.id, -l.minor) FROM (${sumOf('receivable', 'invoiceId')}) l WHERE l.minor < 0`,
  },
  {
    law: 'M4',
    sql: `SELECT format('of payment %s %s more went back than came', l.id, -l.minor) FROM (${sumOf('clearing', 'paymentId')}) l WHERE l.minor < 0`,
  },
]

const rules = [...m1, ...m2, ...m3, ...m4]

/** One statement over everything in the database; a row for each breach, the first hundred. */
export const breachesSql = `${rules
  .map(({ law, sql }) => `SELECT '${law}' AS law, breach.what FROM (${sql}) breach (what)`)
  .join('\nUNION ALL\n')}\nLIMIT 100`
