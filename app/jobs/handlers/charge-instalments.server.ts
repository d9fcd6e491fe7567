import {
  chargeInstalment,
  findInstalmentsToCharge,
  postponeCharge,
} from '#app/features/payments/charge-instalment.server.ts'
import { findSetupsToAsk, finishSetup, postponeSetup } from '#app/features/payments/finish-setup.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 50
const AT_ONCE = 4

/** Charges kept methods for the instalments they are to pay, and asks what became of pages for leaving one. */
export async function chargeInstalments({ now, log }: Work): Promise<number> {
  const setups = await findSetupsToAsk(now(), BATCH)
  const asked = await inParallel(setups, AT_ONCE, async ({ businessId, id }) => {
    const done = await log.guard('finish-setup', id, async () => {
      await finishSetup(businessId, id, now())
      return true
    })
    if (!done) await postponeSetup(businessId, id, now())
    return done
  })
  const due = await findInstalmentsToCharge(now(), BATCH)
  const charged = await inParallel(due, AT_ONCE, async (instalment) => {
    const done = await log.guard('charge-instalment', `${instalment.planId}/${instalment.position}`, async () => {
      await chargeInstalment(instalment, now())
      return true
    })
    if (!done) await postponeCharge(instalment, now())
    return done
  })
  return asked + charged
}
