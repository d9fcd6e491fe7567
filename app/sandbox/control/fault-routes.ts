import { z } from 'zod'
import { faultKinds, type FaultPlan } from '../faults.ts'
import { jsonReply } from '../http-server.ts'
import type { Routes } from '../routes.ts'
import { readJson } from './control-error.ts'

const PlannedFault = z.strictObject({
  provider: z.enum(['stripe', 'paypal', 'resend']),
  path: z.string().default(''),
  method: z.string().toUpperCase().optional(),
  kind: z.union([z.enum(faultKinds), z.literal([429, 500]).transform((status): '429' | '500' => `${status}`)]),
  times: z.int().min(1).max(1_000_000).default(1),
  ms: z.int().min(0).max(600_000).default(2_000),
})

/** `POST /faults`: the next N matching calls of a provider fail in the named way. */
export function faultRoutes(faults: FaultPlan): Routes {
  const answer = () => jsonReply(200, { faults: faults.list() })
  return {
    'GET /faults': answer,
    'POST /faults': (request) => {
      faults.add(readJson(request, PlannedFault))
      return answer()
    },
    'DELETE /faults': () => {
      faults.clear()
      return answer()
    },
  }
}
