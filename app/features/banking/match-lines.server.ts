import { prisma } from '#app/db/client.server.ts'
import { readMatchFacts } from '#app/db/read/bank-candidates.server.ts'
import { openLines } from '#app/db/read/bank-lines.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { matchLine } from '#app/domain/bank-statement/match-line.ts'

const BATCH = 200
/** More wait for another look: a person has these to decide first. */
const LOOKED_AT_MAX = 20_000

/**
 * Compares the lines that wait with what is open now, and notes how sure each is, for the list's order and the count of certain
 * ones. Books nothing; who books looks again.
 */
export async function matchOpenLines({ businessId, now }: { businessId: string; now: Date }): Promise<void> {
  let after: string | null = null
  for (let looked = 0; looked < LOOKED_AT_MAX; looked += BATCH) {
    const lines = await openLines(prisma, businessId, { after, take: BATCH, now })
    const last = lines.at(-1)
    if (!last) return
    await inTransaction(async (tx) => {
      const facts = await readMatchFacts(tx, businessId, lines)
      const verdicts = lines.map((line) => {
        const found = facts.get(line.id)
        const best = found && matchLine(line, found).matches[0]
        return { id: line.id, confidence: best?.confidence ?? 0, isCertain: best?.isCertain ?? false }
      })
      await tx.$executeRaw`
        UPDATE "BankLine" l SET "confidence" = given."confidence", "isCertain" = given."isCertain"
        FROM json_to_recordset(${JSON.stringify(verdicts)}::json) AS given("id" uuid, "confidence" int, "isCertain" boolean)
        WHERE l."businessId" = ${businessId}::uuid AND l."id" = given."id" AND l."state" = 'open'
          AND (l."confidence", l."isCertain") IS DISTINCT FROM (given."confidence", given."isCertain")`
    })
    after = last.id
  }
}
