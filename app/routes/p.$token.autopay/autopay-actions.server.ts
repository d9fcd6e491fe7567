import { data, redirect } from '@remix-run/node'
import type { OpenVisit } from '#app/auth/require-portal-visit.server.ts'
import { readAutopay } from '#app/db/read/autopay-page.server.ts'
import { waysToAgree } from '#app/domain/portal/autopay-page.ts'
import { autopayWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import type { AutopayPageWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { agreeAutopay, agreeWithKept } from '#app/features/payments/agree-autopay.server.ts'
import { stopAutopay } from '#app/features/payments/stop-autopay.server.ts'

interface Pressed {
  visit: OpenVisit
  form: FormData
  clientIp: string | null
  now: Date
}

export interface AutopayAnswer {
  readonly notice: string
  /** The way whose box was not ticked. */
  readonly unticked: string | null
}

const answer = (notice: string, status: number, unticked: string | null = null) =>
  data<AutopayAnswer>({ notice, unticked }, { status })

/** What the buttons of the page do: agree to a way, or stop. */
export async function answerAutopayPost(pressed: Pressed) {
  const { visit, form, now } = pressed
  const { businessId, path, invoice } = visit
  const words = autopayWords[languageOf(invoice.locale)].page
  const { plan } = invoice.answers
  if (plan?.state !== 'active') return answer(words.refusals.over, 409)
  if (form.get('do') !== 'stop') return agree(pressed, plan.id, words)
  const stop = { businessId, planId: plan.id, reason: 'the client stopped it', actor: 'client', now }
  const stopped = await stopAutopay(stop)
  return stopped.ok ? redirect(`${path}/autopay`, 303) : answer(words.refusals.over, 409)
}

async function agree({ visit, form, clientIp, now }: Pressed, planId: string, { check, refusals }: AutopayPageWords) {
  const { businessId, clientId, invoice, path, url } = visit
  const { kept } = await readAutopay({ businessId, clientId, planId }, now)
  const chosen = waysToAgree(invoice, kept).find(({ way }) => way === form.get('way'))
  if (!chosen) return answer(refusals.over, 409)
  // They agree to what stood on their page, and not to what has become of it since.
  if (form.get('consent') !== chosen.consent) return answer(refusals.moved, 409)
  if (form.get('agree') !== 'yes') return answer(check, 400, chosen.way)
  const agreement = { businessId, clientId, planId, consent: chosen.consent, from: clientIp, now }
  const agreed =
    chosen.label === null
      ? await agreeAutopay({ ...agreement, kind: chosen.kind, portalUrl: url })
      : await agreeWithKept({ ...agreement, methodId: chosen.way })
  if (!agreed.ok) return answer(refusals[agreed.reason === 'provider_down' ? 'provider_down' : 'over'], 409)
  return redirect(agreed.value?.redirectUrl ?? `${path}/autopay`, 303)
}
