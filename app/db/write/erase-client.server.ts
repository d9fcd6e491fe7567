import type { Tx } from '#app/db/transaction.server.ts'
import { eventText } from '#app/domain/evidence/seal.ts'
import { eraseWords, removedMark } from '#app/domain/erasure/erase-words.ts'
import { sha256 } from './seal-timeline.server.ts'

interface Erased {
  readonly businessId: string
  readonly clientId: string
  /** What the client is called from now on. */
  readonly name: string
  readonly now: Date
}

const EVENTS = 500
const NAME_IN_TEXT_MIN = 6

/**
 * Takes a person out of every row that knows one: who it was, how to reach them, and whatever they or we wrote. Sums, days,
 * numbers and the lines of invoices stay, as the books need them. The caller holds the client's lock, and has found that
 * nothing is under way.
 */
export async function eraseRows(tx: Tx, { businessId, clientId, name, now }: Erased): Promise<void> {
  // Lets the triggers of what is otherwise only added to pass this one change, until the transaction ends.
  await tx.$executeRaw`SET LOCAL dunwell.erase = 'on'`
  const of = { businessId, clientId }
  await claimStrayReplies(tx, of)
  const files = await filesOf(tx, of)
  const known = await knownBy(tx, of)
  await eraseProviderReports(tx, of)
  await eraseTimeline(tx, { ...of, now })

  // What receivers answered may repeat what they were told.
  await tx.$executeRaw`UPDATE "WebhookDelivery" d SET "attempts" = '[]' FROM "TimelineEvent" e WHERE d."businessId" = ${businessId}::uuid
    AND e."businessId" = d."businessId" AND e."id" = d."eventId" AND e."clientId" = ${clientId}::uuid`
  await tx.portalSession.deleteMany({ where: of })
  await tx.portalCode.deleteMany({ where: of })
  await tx.contactProposal.deleteMany({ where: of })
  // They are told by the addresses, which go next.
  await eraseDifferences(tx, of)
  await tx.contact.deleteMany({ where: of })
  await tx.portalLink.updateMany({ where: { ...of, revokedAt: null }, data: { revokedAt: now } })
  await tx.portalLink.updateMany({ where: of, data: { sentTo: null } })
  await tx.messageAttachment.deleteMany({ where: { businessId, message: { clientId } } })
  await tx.caseFile.deleteMany({ where: of })
  await tx.invoiceFile.deleteMany({ where: { businessId, invoice: { clientId } } })
  await eraseWritten(tx, of)
  await eraseAgreements(tx, of)
  await eraseReplies(tx, of)
  await eraseBankLines(tx, of)
  await eraseUploads(tx, businessId, known)
  await tx.task.updateMany({ where: { ...of, doneAt: null }, data: { doneAt: now } })
  await tx.task.updateMany({ where: of, data: { title: removedMark } })
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: {
      ...{ name, nameKey: name.toLowerCase(), code: null, phone: null, postalAddress: null, taxNumber: null },
      ...{ preferredMethod: null, preferredChannel: null, quietDays: [], payRun: null, stripeCustomer: null },
      ...{ caseOwnerId: null, statements: 'never', nextCheckAt: null, erasedAt: now, updatedAt: now },
    },
  })
  await dropFiles(tx, businessId, files)
}

type Of = { readonly businessId: string; readonly clientId: string }

/** Mails, letters, calls and what was noted beside them. */
async function eraseWritten(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  const gone = removedMark
  await tx.$executeRaw`UPDATE "OutboxMessage" SET "toAddress" = '', "ccAddresses" = '{}', "replyTo" = NULL, "subject" = ${gone},
    "html" = '', "text" = '', "words" = NULL, "personalLine" = NULL, "reviewReason" = NULL, "lastError" = NULL, "basis" = ''
    WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Letter" SET "addressee" = ${gone}, "subject" = ${gone}, "words" = '{}', "basis" = '', "fileHash" = NULL, "tracking" = NULL
    WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "CallRecord" SET "spokeWith" = NULL, "notes" = NULL, "details" = NULL
    WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Hold" SET "reason" = ${gone} WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Reminder" r SET "reason" = NULL FROM "Invoice" i
    WHERE r."businessId" = ${businessId}::uuid AND i."businessId" = r."businessId" AND i."id" = r."invoiceId" AND i."clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Escalation" SET "answers" = '{}', "reason" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Charge" SET "waivedReason" = ${gone}
    WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "waivedReason" IS NOT NULL`
}

/** What was agreed, asked for and contested: that it was stays, the words go. */
async function eraseAgreements(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  const gone = removedMark
  await tx.$executeRaw`UPDATE "InstalmentPlan" SET "reason" = NULL, "acceptedName" = NULL, "acceptedFrom" = NULL, "termsHash" = NULL, "endReason" = NULL
    WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "PlanOffer" o SET "message" = NULL FROM "InstalmentPlan" p
    WHERE o."businessId" = ${businessId}::uuid AND p."businessId" = o."businessId" AND p."id" = o."planId" AND p."clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "DisputeMessage" m SET "author" = ${gone}, "text" = ${gone} FROM "Dispute" d
    WHERE m."businessId" = ${businessId}::uuid AND d."businessId" = m."businessId" AND d."id" = m."disputeId" AND d."clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Dispute" SET "correction" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "CreditNote" SET "fileHash" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "StatementSent" SET "fileHash" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "HelpRequest" SET "phone" = NULL, "words" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "AlreadyPaidNotice" SET "reference" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`

  await tx.$executeRaw`UPDATE "SavedMethod" SET "removedAt" = coalesce("removedAt", now()), "label" = ${gone}, "customerRef" = '', "methodRef" = "id"::text,
    "mandateRef" = NULL, "consentFrom" = NULL, "consentText" = ${gone} WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "MethodSetup" SET "consentFrom" = NULL, "consentText" = ${gone} WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Payment" SET "reference" = NULL, "failureReason" = NULL, "saveConsent" = NULL, "saveConsentFrom" = NULL, "checkoutUrl" = NULL,
    "verifyUrl" = NULL WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "Refund" SET "reference" = NULL, "failureReason" = NULL, "reason" = ${gone} WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
}

/** Mail from this client's addresses that nobody was found for is theirs as well: it goes with them. */
async function claimStrayReplies(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  await tx.$executeRaw`UPDATE "InboundMail" m SET "clientId" = ${clientId}::uuid, "foundBy" = 'sender'
    WHERE m."businessId" = ${businessId}::uuid AND m."clientId" IS NULL AND m."fromAddress" IN (
      SELECT lower("email") FROM "Contact" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid)`
}

/** What came in from this client. */
async function eraseReplies(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  const gone = removedMark
  await tx.$executeRaw`DELETE FROM "InboundFile" f USING "InboundMail" m WHERE f."businessId" = ${businessId}::uuid
    AND m."businessId" = f."businessId" AND m."id" = f."inboundId" AND m."clientId" = ${clientId}::uuid`
  await tx.$executeRaw`UPDATE "InboundMail" SET "fromAddress" = '', "fromName" = NULL, "toAddresses" = '{}', "subject" = ${gone}, "text" = '',
    "leftOut" = '{}', "readAt" = coalesce("readAt", now()) WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid`
}

/**
 * What banks told of this client's money: the sums and days stay. Theirs is what was booked for them, what came from an account of
 * theirs, and what bears their whole name, as the payer or (a name long enough to be nobody else's word) in the text.
 */
async function eraseBankLines(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  await tx.$executeRaw`UPDATE "BankLine" l SET "name" = NULL, "account" = NULL, "text" = ${removedMark}, "reference" = NULL, "bankId" = NULL, "reason" = NULL
    FROM (SELECT "nameKey" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "id" = ${clientId}::uuid) who
    WHERE l."businessId" = ${businessId}::uuid AND (l."clientId" = ${clientId}::uuid
      OR l."account" IN (SELECT "account" FROM "PayerAccount" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid)
      OR btrim(regexp_replace(lower(normalize(l."name", NFKC)), '\\s+', ' ', 'g')) = who."nameKey"
      OR (length(who."nameKey") >= ${NAME_IN_TEXT_MIN} AND position(who."nameKey" IN regexp_replace(lower(normalize(l."text", NFKC)), '\\s+', ' ', 'g')) > 0))`
  await tx.payerAccount.deleteMany({ where: { businessId, clientId } })
}

/** Money at a provider that was theirs, or came from one of their addresses: the sums and references stay. */
async function eraseDifferences(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  await tx.$executeRaw`UPDATE "Difference" SET "payer" = NULL, "note" = NULL, "reason" = CASE WHEN "reason" IS NULL THEN NULL ELSE ${removedMark} END
    WHERE "businessId" = ${businessId}::uuid AND ("clientId" = ${clientId}::uuid OR lower("payer") IN (
      SELECT lower("email") FROM "Contact" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid))`
}

/** What the providers told of this client's mails and payments: long applied, and full of addresses. */
async function eraseProviderReports(tx: Tx, { businessId, clientId }: Of): Promise<void> {
  await tx.$executeRaw`UPDATE "InboxEvent" e SET "body" = '{}' FROM (
      SELECT "providerId" AS ref FROM "OutboxMessage" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
      UNION SELECT "providerId" FROM "InboundMail" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
      UNION SELECT unnest(ARRAY["providerRef", "checkoutRef"]) FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
    ) known WHERE e."objectId" = known.ref`
}

async function eraseTimeline(tx: Tx, { businessId, clientId, now }: Of & { now: Date }): Promise<void> {
  for (;;) {
    const events = await tx.timelineEvent.findMany({
      where: { businessId, clientId, erasedAt: null },
      select: { id: true, at: true, type: true, actor: true, clientId: true, invoiceId: true, data: true },
      take: EVENTS,
    })
    if (events.length === 0) return
    const erased = events.map((event) => ({
      id: event.id,
      digest: sha256(eventText({ ...event, at: event.at.toISOString() })),
      data: eraseWords(event.data),
    }))
    await tx.$executeRaw`UPDATE "TimelineEvent" e SET "data" = erased."data", "digest" = erased."digest", "erasedAt" = ${now}
      FROM jsonb_to_recordset(${JSON.stringify(erased)}::jsonb) AS erased("id" uuid, "digest" text, "data" jsonb)
      WHERE e."businessId" = ${businessId}::uuid AND e."id" = erased."id"`
  }
}

/** The words a client goes by, as they may stand in files that were uploaded. */
async function knownBy(tx: Tx, { businessId, clientId }: Of): Promise<string[]> {
  const { name, phone, contacts } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, phone: true, contacts: { select: { email: true, name: true } } },
  })
  const words = [name, phone, ...contacts.flatMap(({ email, name: reader }) => [email, reader])]
  return words.flatMap((word) => (word && word.trim().length > 2 ? [word.trim().toLowerCase()] : []))
}

/** Rows that imports handed back, files of imports that are done, and kept answers of the API that name the client. */
async function eraseUploads(tx: Tx, businessId: string, known: readonly string[]): Promise<void> {
  const patterns = known.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  await tx.$executeRaw`DELETE FROM "ImportReject" WHERE "businessId" = ${businessId}::uuid
    AND lower(array_to_string("cells", ' ') || ' ' || "reason") LIKE ANY(${patterns})`
  await tx.$executeRaw`DELETE FROM "ImportChunk" c USING "ImportRun" r WHERE c."businessId" = ${businessId}::uuid
    AND r."businessId" = c."businessId" AND r."id" = c."importId" AND r."state" IN ('done', 'failed')`
  await tx.$executeRaw`DELETE FROM "IdempotentAnswer" WHERE "businessId" = ${businessId}::uuid AND lower("body") LIKE ANY(${patterns})`
}

async function filesOf(tx: Tx, { businessId, clientId }: Of): Promise<string[]> {
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    SELECT a."fileHash" AS hash FROM "MessageAttachment" a JOIN "OutboxMessage" m ON m."businessId" = a."businessId" AND m."id" = a."messageId"
      WHERE a."businessId" = ${businessId}::uuid AND m."clientId" = ${clientId}::uuid
    UNION SELECT "fileHash" FROM "Letter" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "fileHash" IS NOT NULL
    UNION SELECT "fileHash" FROM "CaseFile" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid
    UNION SELECT f."fileHash" FROM "InvoiceFile" f JOIN "Invoice" i ON i."businessId" = f."businessId" AND i."id" = f."invoiceId"
      WHERE f."businessId" = ${businessId}::uuid AND i."clientId" = ${clientId}::uuid
    UNION SELECT f."fileHash" FROM "InboundFile" f JOIN "InboundMail" m ON m."businessId" = f."businessId" AND m."id" = f."inboundId"
      WHERE f."businessId" = ${businessId}::uuid AND m."clientId" = ${clientId}::uuid
    UNION SELECT "termsHash" FROM "InstalmentPlan" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "termsHash" IS NOT NULL
    UNION SELECT "fileHash" FROM "CreditNote" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "fileHash" IS NOT NULL
    UNION SELECT "fileHash" FROM "StatementSent" WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "fileHash" IS NOT NULL`
  return rows.map(({ hash }) => hash)
}

/** Files nothing points to any more. */
async function dropFiles(tx: Tx, businessId: string, hashes: readonly string[]): Promise<void> {
  await tx.storedFile.deleteMany({
    where: {
      ...{ businessId, hash: { in: [...hashes] } },
      ...{ attachments: { none: {} }, letters: { none: {} }, caseFiles: { none: {} }, plans: { none: {} } },
      ...{
        creditNotes: { none: {} },
        invoiceFiles: { none: {} },
        statements: { none: {} },
        inboundFiles: { none: {} },
      },
    },
  })
}
