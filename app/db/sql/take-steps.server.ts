import type { Tx } from '#app/db/transaction.server.ts'
import type { JsonRow } from './insert-rows.server.ts'

/** Takes stages; one that failed is taken again on its own row. Answers how many it took: fewer than given where one had been taken. */
export const insertSteps = (tx: Tx, steps: readonly JsonRow[]): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "Reminder" ("businessId", "id", "invoiceId", "stage", "channel", "stageKey", "level", "offsetDays", "outcome",
      "accompanying", "decidedAt", "doneAt", "messageId", "letterId")
    SELECT "businessId", "id", "invoiceId", "stage", "channel", "stageKey", "level", "offsetDays", "outcome",
      "accompanying", "decidedAt", "doneAt", "messageId", "letterId"
    FROM json_populate_recordset(null::"Reminder", ${JSON.stringify(steps)}::json)
    ON CONFLICT ("businessId", "invoiceId", "stage", "channel") DO UPDATE SET "outcome" = excluded."outcome",
      "accompanying" = excluded."accompanying", "decidedAt" = excluded."decidedAt", "doneAt" = excluded."doneAt",
      "messageId" = excluded."messageId", "letterId" = excluded."letterId"
    WHERE "Reminder"."outcome" = 'failed'`

/** Leaves stages out for good whose tries have failed. */
export const endFailedSteps = (
  tx: Tx,
  businessId: string,
  stages: readonly { readonly invoiceId: string; readonly stage: number }[],
  now: Date,
): Promise<number> =>
  tx.$executeRaw`
    UPDATE "Reminder" r SET "outcome" = 'obsolete', "decidedAt" = ${now}, "doneAt" = ${now}
    FROM unnest(${stages.map(({ invoiceId }) => invoiceId)}::uuid[], ${stages.map(({ stage }) => stage)}::int[]) AS one("invoiceId", "stage")
    WHERE r."businessId" = ${businessId}::uuid AND r."invoiceId" = one."invoiceId" AND r."stage" = one."stage" AND r."outcome" = 'failed'`
