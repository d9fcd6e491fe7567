import { prisma } from '#app/db/client.server.ts'
import { keepWhenLarge } from './keep-when-large.server.ts'
import { listOpenCurrencies, listPolicyNames } from './policy-list.server.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

export interface FilterChoices {
  readonly colleagues: readonly Named[]
  readonly policies: readonly Named[]
  readonly currencies: readonly string[]
}

/** What a list can be narrowed to; currencies are those in which something is open, among very many as of some seconds ago. */
export async function readFilterChoices(businessId: string, currency: string): Promise<FilterChoices> {
  const [colleagues, policies, currencies] = await Promise.all([
    listColleagues(businessId),
    listPolicyNames(businessId),
    currenciesOf(`${businessId} ${currency}`),
  ])
  return { colleagues, policies, currencies }
}

const currenciesOf = keepWhenLarge((key: string) => {
  const [businessId = '', currency = ''] = key.split(' ')
  return listOpenCurrencies(businessId, currency)
})

/** The people of the business by name; their ids are those of their sign-in. */
export async function listColleagues(businessId: string): Promise<Named[]> {
  const members = await prisma.membership.findMany({
    where: { businessId },
    select: { userId: true, user: { select: { name: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  return members.map(({ userId, user }) => ({ id: userId, name: user.name }))
}
