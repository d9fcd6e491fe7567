import type { ClockMover } from '../clock-mover.ts'
import { redirectReply, type SandboxRequest } from '../http-server.ts'
import type { PayPalStore } from '../paypal/paypal-store.ts'
import type { Mailbox } from '../resend/mailbox.ts'
import type { Routes } from '../routes.ts'
import type { SandboxClock } from '../sandbox-clock.ts'
import type { StripeStore } from '../stripe/stripe-store.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { advanced } from './clock-routes.ts'
import { ControlError } from './control-error.ts'
import { mailPage } from './mail-page.ts'
import { mailboxPage } from './mailbox-page.ts'
import { paymentsPage } from './payments-page.ts'
import { actOnPayPalCapture } from './paypal-routes.ts'
import { eventOf } from './resend-routes.ts'
import { actOnStripePayment } from './stripe-routes.ts'

interface InboxParts {
  mailbox: Mailbox
  clock: SandboxClock
  mover: ClockMover
  webhooks: WebhookSender
  stripe: StripeStore
  paypal: PayPalStore
}

/** The pages for a person: the mailbox, one mail, the payments, and the clock's buttons. */
export function inboxRoutes({ mailbox, clock, mover, webhooks, stripe, paypal }: InboxParts): Routes {
  const found = (id: string) => {
    const mail = mailbox.find(id)
    if (!mail) throw new ControlError(404, 'no such mail')
    return mail
  }
  return {
    'GET /': ({ query }) => mailboxPage(mailbox, clock.now(), query),
    'GET /inbox/mails/{}': ({ query }, id = '') => mailPage(mailbox, found(id), clock.now(), query),
    'POST /inbox/mails/{}': async (request, id = '') => {
      const event = eventOf[formOf(request).get('action') ?? '']
      if (event) mailbox.report(found(id), event)
      await webhooks.flush()
      return redirectReply(`/inbox/mails/${id}`)
    },
    'GET /inbox/payments': ({ query }) => paymentsPage(stripe, paypal, clock.now(), query.get('problem')),
    'POST /inbox/payments': async (request) => {
      const form = formOf(request)
      const act =
        form.get('provider') === 'stripe'
          ? () => actOnStripePayment(stripe, ...named(form))
          : () => actOnPayPalCapture(paypal, ...named(form))
      const problem = refusalOf(act)
      await webhooks.flush()
      return redirectReply(
        problem === null ? '/inbox/payments' : `/inbox/payments?problem=${encodeURIComponent(problem)}`,
      )
    },
    'POST /inbox/clock': async (request) => {
      const form = formOf(request)
      await mover.moveTo(advanced(clock.now(), form.get('advance') ?? ''))
      const back = form.get('back') ?? '/'
      return redirectReply(/^\/(?![/\\])/.test(back) ? back : '/')
    },
  }
}

const formOf = (request: SandboxRequest) => new URLSearchParams(request.body.toString('utf8'))

const named = (form: URLSearchParams): [string, string] => [form.get('id') ?? '', form.get('action') ?? '']

function refusalOf(act: () => void): string | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof ControlError) return error.message
    throw error
  }
}
