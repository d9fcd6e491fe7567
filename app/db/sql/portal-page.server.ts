import { prepared } from '#app/db/prepared.server.ts'
import { portalLogoMax } from '#app/domain/portal/logo-limit.ts'
import type { PortalReader } from '#app/domain/portal/who-reads.ts'

interface PageCall {
  tokenHash: string
  /** Who opens the page, to be counted; null: nothing is written at all. */
  reader: PortalReader | null
  now: Date
}

const pageOf = prepared<{ page: string }>(
  'portal_page',
  `WITH link AS (
    SELECT l."businessId", l."id", l."clientId", l."invoiceId", l."sentTo", i."currency", t."today"
    FROM "PortalLink" l
    JOIN "Invoice" i ON i."businessId" = l."businessId" AND i."id" = l."invoiceId"
    JOIN "Business" b ON b."id" = l."businessId",
    LATERAL (SELECT ($3::timestamptz AT TIME ZONE b."timeZone")::date AS "today") t
    WHERE l."tokenHash" = $1 AND l."revokedAt" IS NULL AND i."state" <> 'draft'
      AND (i."settledAt" IS NULL OR $3::timestamptz <= greatest(i."settledAt", l."createdAt") + interval '2160 hours')
  ), seen AS (
    INSERT INTO "PortalView" ("businessId", "linkId", "onDay", "reader", "count", "firstAt", "lastAt")
    SELECT l."businessId", l."id", l."today", $2::text, 1, $3::timestamptz, $3::timestamptz FROM link l
    WHERE $2::text IS NOT NULL AND NOT EXISTS (
      SELECT FROM "PortalView" v
      WHERE v."businessId" = l."businessId" AND v."linkId" = l."id" AND v."onDay" = l."today"
        AND v."reader" = $2::text AND v."lastAt" > $3::timestamptz - interval '1 minute')
    ON CONFLICT ("businessId", "linkId", "onDay", "reader")
    DO UPDATE SET "count" = "PortalView"."count" + 1, "lastAt" = excluded."lastAt"
    WHERE "PortalView"."lastAt" <= excluded."lastAt" - interval '1 minute'
  ), plan AS (
    SELECT p.* FROM link l
    JOIN "PlanInvoice" own ON own."businessId" = l."businessId" AND own."invoiceId" = l."invoiceId"
    JOIN "InstalmentPlan" p ON p."businessId" = own."businessId" AND p."id" = own."planId"
    ORDER BY p."state" IN ('completed', 'defaulted', 'cancelled', 'declined'), p."createdAt" DESC LIMIT 1
  )
  SELECT json_build_object(
    'link', json_build_object('businessId', l."businessId", 'clientId', l."clientId", 'invoiceId', l."invoiceId",
      'linkId', l."id", 'sentTo', l."sentTo", 'today', l."today"),
    'business', (SELECT json_build_object(
        'name', b."name", 'slug', b."slug", 'email', b."email", 'phone', b."phone", 'postalAddress', b."postalAddress",
        'brandColor', b."brandColor", 'logoType', CASE WHEN octet_length(b."logo") <= $4::int THEN b."logoType" END, 'locale', b."locale", 'timeZone', b."timeZone",
        'transferDetails', b."transferDetails", 'allocationOrder', b."allocationOrder",
        'discountTax', b."discountTax", 'discountDespiteOverdue', b."discountDespiteOverdue",
        'minimumPartMinor', b."minimumPartMinor"::text,
        'accepts', json_build_object('card', b."acceptsCard", 'ach', b."acceptsAch", 'paypal', b."acceptsPaypal"),
        'maxMinor', json_build_object('card', b."cardMaxMinor"::text, 'ach', b."achMaxMinor"::text,
          'paypal', b."paypalMaxMinor"::text))
      FROM "Business" b WHERE b."id" = l."businessId"),
    'client', (SELECT json_build_object('name', c."name", 'locale', c."locale", 'allowedMethods', c."allowedMethods",
        'preferredMethod', c."preferredMethod")
      FROM "Client" c WHERE c."businessId" = l."businessId" AND c."id" = l."clientId"),
    'creditMinor', (SELECT coalesce(-sum(e."amountMinor"), 0)::text FROM "LedgerEntry" e
      WHERE e."businessId" = l."businessId" AND e."clientId" = l."clientId" AND e."account" = 'unapplied'
        AND e."currency" = l."currency"),
    'invoice', (SELECT json_build_object(
        'number', i."number", 'state', i."state", 'currency', i."currency", 'issuedOn', i."issuedOn", 'dueOn', i."dueOn",
        'settledAt', i."settledAt", 'terms', i."terms", 'purchaseOrder', i."purchaseOrder",
        'description', i."description", 'totalMinor', i."totalMinor"::text, 'balanceMinor', i."balanceMinor"::text,
        'processingMinor', i."processingMinor"::text, 'discountBps', i."discountBps", 'discountUntil', i."discountUntil",
        'referenceCode', i."referenceCode",
        'hasOverdue', i."discountUntil" >= l."today" AND EXISTS (SELECT FROM "Invoice" o
          WHERE o."businessId" = l."businessId" AND o."clientId" = l."clientId" AND o."state" = 'issued'
            AND o."balanceMinor" > 0 AND o."dueOn" < l."today" AND o."id" <> l."invoiceId"))
      FROM "Invoice" i WHERE i."businessId" = l."businessId" AND i."id" = l."invoiceId"),
    'lines', (SELECT coalesce(json_agg(json_build_object('description', n."description",
        'quantity', trim_scale(n."quantity")::text, 'unitMinor', n."unitMinor"::text,
        'amountMinor', n."amountMinor"::text, 'taxMinor', n."taxMinor"::text) ORDER BY n."position"), '[]')
      FROM "InvoiceLine" n WHERE n."businessId" = l."businessId" AND n."invoiceId" = l."invoiceId"),
    'movements', (SELECT coalesce(json_agg(json_build_object('postingKey', e."postingKey",
        'minor', e."amountMinor"::text, 'on', e."occurredOn") ORDER BY e."recordedAt", e."postingKey", e."line"), '[]')
      FROM "LedgerEntry" e WHERE e."businessId" = l."businessId" AND e."invoiceId" = l."invoiceId"
        AND e."account" = 'receivable'),
    'charges', (SELECT coalesce(json_agg(json_build_object('id', c."id", 'kind', c."kind",
        'minor', c."amountMinor"::text, 'at', c."chargedAt", 'calculation', c."calculation",
        'takenBack', c."takenBack") ORDER BY c."chargedAt", c."id"), '[]')
      FROM "Charge" c WHERE c."businessId" = l."businessId" AND c."invoiceId" = l."invoiceId"),
    'holds', (SELECT coalesce(json_agg(json_build_object('kind', h."kind", 'minor', h."amountMinor"::text)), '[]')
      FROM "Hold" h WHERE h."businessId" = l."businessId" AND h."clientId" = l."clientId"
        AND (h."invoiceId" IS NULL OR h."invoiceId" = l."invoiceId") AND h."releasedAt" IS NULL
        AND (h."until" IS NULL OR h."until" >= l."today") AND h."kind" IN ('plan', 'proposal', 'dispute')),
    'payments', (SELECT coalesce(json_agg(json_build_object('id', p."id", 'method', p."method", 'state', p."state",
        'minor', p."amountMinor"::text, 'shareMinor', t."amountMinor"::text, 'refundedMinor', p."refundedMinor"::text,
        'currency', p."currency", 'startedAt', p."startedAt", 'settledAt', p."settledAt",
        'verifyUrl', p."verifyUrl") ORDER BY p."startedAt" DESC), '[]')
      FROM "PaymentTarget" t JOIN "Payment" p ON p."businessId" = t."businessId" AND p."id" = t."paymentId"
      WHERE t."businessId" = l."businessId" AND t."invoiceId" = l."invoiceId"
        AND NOT (p."state" = 'started' AND p."unansweredAt" IS NOT NULL)),
    'creditNotes', (SELECT coalesce(json_agg(json_build_object('id', n."id", 'number', n."number",
        'minor', n."amountMinor"::text) ORDER BY n."number"), '[]')
      FROM "CreditNote" n WHERE n."businessId" = l."businessId" AND n."invoiceId" = l."invoiceId"),
    'files', (SELECT coalesce(json_agg(json_build_object('id', f."id", 'filename', f."filename") ORDER BY f."addedAt", f."id"), '[]')
      FROM "InvoiceFile" f WHERE f."businessId" = l."businessId" AND f."invoiceId" = l."invoiceId"),
    'mails', (SELECT coalesce(json_agg(json_build_object('kind', m."kind", 'subject', m."subject", 'at', m."sentAt")
        ORDER BY m."sentAt" DESC), '[]')
      FROM (SELECT o."kind", o."subject", o."sentAt" FROM "OutboxMessage" o
        WHERE o."businessId" = l."businessId" AND o."invoiceId" = l."invoiceId" AND o."sentAt" IS NOT NULL
          AND o."kind" NOT IN ('notice', 'code') ORDER BY o."sentAt" DESC LIMIT 50) m),
    'events', (SELECT coalesce(json_agg(json_build_object('type', e."type", 'at', e."at", 'data', e."data")
        ORDER BY e."at" DESC, e."id" DESC), '[]')
      FROM (SELECT * FROM "TimelineEvent" v WHERE v."businessId" = l."businessId" AND v."invoiceId" = l."invoiceId"
          AND v."type" ~ '^(promise|already_paid|plan|dispute|credit_note|help|autopay|letter)[.]'
        ORDER BY v."at" DESC LIMIT 60) e),
    'plan', (SELECT json_build_object('id', p."id", 'state', p."state", 'totalMinor', p."totalMinor"::text,
        'answerBy', p."answerBy", 'autopay', m."label",
        'offer', (SELECT json_build_object('rows', o."rows", 'message', o."message") FROM "PlanOffer" o
          WHERE o."businessId" = p."businessId" AND o."planId" = p."id" ORDER BY o."round" DESC LIMIT 1),
        'instalments', (SELECT coalesce(json_agg(json_build_object('position', n."position", 'dueOn', n."dueOn",
            'minor', n."amountMinor"::text) ORDER BY n."position"), '[]')
          FROM "PlanInstalment" n WHERE n."businessId" = p."businessId" AND n."planId" = p."id"),
        'invoices', (SELECT json_agg(json_build_object('number', i."number", 'coveredMinor', r."amountMinor"::text,
            'balanceMinor', i."balanceMinor"::text,
            'laterMinor', (SELECT coalesce(sum(e."amountMinor"), 0)::text FROM "Charge" c
              JOIN "LedgerEntry" e ON e."businessId" = c."businessId" AND e."account" = 'receivable'
                AND e."postingKey" IN ('charge/' || c."id", 'waive/' || c."id")
              WHERE c."businessId" = p."businessId" AND c."invoiceId" = i."id" AND c."chargedAt" > p."acceptedAt"))
            ORDER BY i."dueOn", i."number")
          FROM "PlanInvoice" r JOIN "Invoice" i ON i."businessId" = r."businessId" AND i."id" = r."invoiceId"
          WHERE r."businessId" = p."businessId" AND r."planId" = p."id"))
      FROM plan p LEFT JOIN "SavedMethod" m ON m."businessId" = p."businessId" AND m."id" = p."autopayMethodId"),
    'dispute', (SELECT json_build_object('id', d."id", 'state', d."state", 'minor', d."amountMinor"::text,
        'respondBy', d."respondBy", 'outcome', d."outcome", 'creditMinor', d."creditMinor"::text,
        'correctedNumber', (SELECT i."number" FROM "Invoice" i
          WHERE i."businessId" = d."businessId" AND i."id" = d."correctedInvoiceId"))
      FROM "Dispute" d WHERE d."businessId" = l."businessId" AND d."invoiceId" = l."invoiceId"
      ORDER BY d."openedAt" DESC LIMIT 1),
    'promise', (SELECT json_build_object('dueOn', p."dueOn", 'minor', p."amountMinor"::text) FROM "PromiseToPay" p
      WHERE p."businessId" = l."businessId" AND p."invoiceId" = l."invoiceId" AND p."state" = 'pending'
      ORDER BY p."madeAt" DESC LIMIT 1),
    'notice', (SELECT json_build_object('paidOn', a."paidOn", 'minor', a."amountMinor"::text, 'method', a."method")
      FROM "AlreadyPaidNotice" a
      WHERE a."businessId" = l."businessId" AND a."invoiceId" = l."invoiceId" AND a."state" = 'open'
      ORDER BY a."givenAt" DESC LIMIT 1),
    'help', (SELECT json_build_object('kind', CASE h."state" WHEN 'granted' THEN 'granted' ELSE h."kind" END,
        'on', coalesce(h."grantedOn", h."wishedOn")) FROM "HelpRequest" h
      WHERE h."businessId" = l."businessId" AND h."invoiceId" = l."invoiceId"
        AND (h."state" = 'open' OR h."grantedOn" >= l."today")
      ORDER BY h."state" = 'open' DESC, h."askedAt" DESC LIMIT 1),
    'contactAsked', EXISTS (SELECT FROM "ContactProposal" c
      WHERE c."businessId" = l."businessId" AND c."clientId" = l."clientId" AND c."state" = 'open'
        AND c."role" = 'bill_to')
  )::text AS page
  FROM link l`,
)

/**
 * Everything an invoice's portal page shows, in one statement, as the JSON of a `PortalPageRow`. Null for a token that is unknown, revoked or past its time
 * (R27: 90 days after settlement, or after it was made where that was later), all three at the same cost. The only row it
 * ever writes is the view's, at most once a minute per link, day and reader: a page that is read often writes nothing.
 */
export async function readPortalPage({ tokenHash, reader, now }: PageCall): Promise<string | null> {
  const [row] = await pageOf([tokenHash, reader, now, portalLogoMax])
  return row?.page ?? null
}
