import type { PrismaClient } from '#app/db/generated/client.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { policyToBody } from '#app/domain/dunning/policy-body.ts'
import { newId } from '#app/ids.server.ts'

/** Has a business look at every mail before it goes out; otherwise its policy is the Standard. */
export async function approveEverything(prisma: PrismaClient, businessId: string, now: Date): Promise<void> {
  const stages = defaultPolicy.stages.map((stage) => ({ ...stage, needsApproval: stage.channel === 'email' }))
  const id = newId()
  await prisma.dunningPolicy.create({
    data: {
      ...{ businessId, id, name: 'Everything is looked at', createdAt: now, changedAt: now },
      body: { ...policyToBody({ ...defaultPolicy, stages }, 0) },
    },
  })
  await prisma.business.update({ where: { id: businessId }, data: { policyId: id } })
}
