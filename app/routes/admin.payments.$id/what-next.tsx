import { Link } from '@remix-run/react'
import type { Money as Amount } from '#app/domain/money.ts'
import { isOwnEnding } from '#app/domain/payment/own-ending.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { declineWords } from '#app/ui/payment-words.ts'
import type { ShownPayment } from './facts-panel.tsx'

/** How it stands in plain words, what comes by itself, and what a person can do. */
export function WhatNext({ payment, left }: { payment: ShownPayment; left: Amount | null }) {
  const { locale } = useDesk()
  const { state, failureReason, provider, method, refunds, client } = payment
  const failed = refunds.some((refund) => refund.state === 'failed')
  return (
    <Panel title="What comes next">
      {failed && left && (
        <p className="text-needs-you">
          A refund did not go through, and the money is with you. Refund it again, or write down how you paid it out
          another way.
        </p>
      )}
      {state === 'failed' ? (
        <p>
          {failureReason && !isOwnEnding(failureReason) ? `${declineWords(failureReason)}. ` : ''}
          {method === 'ach'
            ? 'The client was told without a word of blame and asked for another way; follow-up goes on where it stood.'
            : 'The client saw it at once and can try again or take another way; follow-up goes on where it stood.'}
        </p>
      ) : state === 'disputed' ? (
        <p>
          The client’s bank is asked to take it back. Answer at {provider === 'paypal' ? 'PayPal' : 'Stripe'}, with the
          case file of{' '}
          <Link to={`/admin/clients/${client.id}`} className="link">
            {client.name}
          </Link>
          . Nothing changes on your books until it is decided; won, it counts as received again.
        </p>
      ) : state === 'returned' ? (
        <p>The bank took it back for good. What it had paid is owed again and rests until you decide how to go on.</p>
      ) : state === 'processing' ? (
        <p>It is on its way. Nothing is sent to the client until it is there, and nothing is to be done.</p>
      ) : state === 'verifying' ? (
        <p>The client confirms the bank account first, by two small deposits. They are reminded of it once.</p>
      ) : state === 'started' || state === 'open' ? (
        <p>The client has begun and not paid yet. An unfinished payment is asked about once, the next day.</p>
      ) : state === 'expired' || state === 'cancelled' ? (
        <p>Nothing was taken. {failureReason ?? 'The client did not complete it.'}</p>
      ) : left ? (
        <p>
          Up to <Money amount={left} locale={locale} /> of it can be given back.
          {provider === 'manual' && ' It came by hand, so you pay it out by hand and write that down here.'}
        </p>
      ) : (
        <p>All of it was given back.</p>
      )}
    </Panel>
  )
}
