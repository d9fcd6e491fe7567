import { z } from 'zod'
import { clientViews } from '#app/domain/client/client-filter.ts'
import { ageBuckets, filterLabels } from '#app/domain/invoice/invoice-filter.ts'
import type { Chosen } from '#app/db/sql/chosen.server.ts'
import { CurrencySchema } from './money-schema.ts'
import { lineOfText } from './text-schema.ts'

const IdsSchema = z.array(z.uuid()).min(1, 'must name at least one').max(500, 'must name at most 500')

const CaseOwnerSchema = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'must be the id of a colleague, or none')
  .optional()
  .meta({ description: "A colleague's id; `none`: nobody looks after the client." })

/** What a decision about many is about. */
export const ChosenSchema = z
  .union(
    [
      z.strictObject({ invoiceIds: IdsSchema }),
      z.strictObject({ clientIds: IdsSchema }),
      z.strictObject({
        invoicesThat: z
          .strictObject({
            label: z.enum(filterLabels).optional(),
            age: z.enum(ageBuckets).optional().meta({ description: 'Days past the due date.' }),
            clientId: z.uuid().optional(),
            caseOwner: CaseOwnerSchema,
            currency: CurrencySchema.optional(),
          })
          .meta({ description: 'All open invoices that fit; `{}`: every open one.' }),
      }),
      z.strictObject({
        clientsThat: z
          .strictObject({
            view: z.enum(clientViews).default('all'),
            search: lineOfText(100).optional(),
            caseOwner: CaseOwnerSchema,
          })
          .meta({ description: 'All clients that fit.' }),
      }),
    ],
    { error: 'must have one of invoiceIds, clientIds, invoicesThat, clientsThat' },
  )
  .meta({ id: 'BulkChoice' })

export function chosenIn(wish: z.output<typeof ChosenSchema>): Chosen {
  const anyClient = { view: 'all', search: null, caseOwner: null, policy: null } as const
  // Rows that were named one by one are meant whatever they have become meanwhile.
  if ('invoiceIds' in wish) return { of: 'invoices', filter: { view: 'all', stage: null }, ids: wish.invoiceIds }
  if ('clientIds' in wish) return { of: 'clients', filter: anyClient, ids: wish.clientIds }
  if ('invoicesThat' in wish) {
    const { label = null, age = null, clientId = null, caseOwner = null, currency = null } = wish.invoicesThat
    return {
      of: 'invoices',
      filter: { view: 'open', stage: null, label, age, clientId, caseOwner, currency },
      ids: null,
    }
  }
  const { view, search = null, caseOwner = null } = wish.clientsThat
  return { of: 'clients', filter: { ...anyClient, view, search, caseOwner }, ids: null }
}
