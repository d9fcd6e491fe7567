import type { ReactNode } from 'react'
import { caseState } from '#app/domain/dispute/case-words.ts'
import { DISPUTE_WORDS_MAX } from '#app/domain/dispute/check-dispute.ts'
import type { DisputeMessageKind } from '#app/domain/dispute/dispute-message-kind.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import type { DisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { DisputeOutcome } from '#app/domain/dispute/check-outcome.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { disputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import type { DisputeWords } from '#app/domain/portal/words/dispute/dispute-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { Day } from '#app/ui/day.tsx'
import { Money } from '#app/ui/money.tsx'
import { AnswerForm, Standing, WordsField } from './answer-form.tsx'
import type { Problems } from './answer-form.tsx'
import { FilesField } from './dispute-form.tsx'
import { DisputeThread } from './dispute-thread.tsx'

export interface CaseView {
  id: string
  state: DisputeState
  reason: DisputeReason
  disputed: Amount | null
  lines: readonly string[]
  openedOn: string
  respondBy: string
  waitsFor: 'business' | 'client' | null
  outcome: DisputeOutcome | null
  amount: Amount | null
  agreed: boolean | null
  answerUntil: string | null
  corrected: { number: string } | null
  creditNotes: readonly { id: string; number: number; amount: Amount }[]
  messages: readonly {
    id: string
    by: 'client' | 'business'
    kind: DisputeMessageKind
    author: string
    text: string
    on: string
    files: readonly { id: string; filename: string; size: number }[]
  }[]
}

interface DisputeCaseProps {
  dispute: CaseView
  invoice: PortalInvoice
  path: string
  once: string
  /** What was typed into which form, where it was refused. */
  said: Readonly<Record<string, string | undefined>>
  problems: Problems
}

/** A case as the client sees it: how it stands, what was said, and what they can do. */
export function DisputeCase({ dispute, invoice, path, once, said, problems }: DisputeCaseProps) {
  const { locale } = invoice
  const words = disputeWords[languageOf(locale)]
  const { answerUntil } = dispute
  const isLive = isLiveDispute(dispute.state)
  const mayAnswer = answerUntil !== null && invoice.today <= answerUntil
  const state = caseState({ ...dispute, corrected: dispute.corrected?.number ?? null, mayAnswer }, words, locale)
  const isOpen = invoice.state === 'issued' && isPositive(invoice.balance)
  const rest = { ...invoice.balance, minor: invoice.balance.minor - invoice.disputed.minor }
  const hidden = (
    <>
      <input type="hidden" name="dispute" value={dispute.id} />
      <input type="hidden" name="once" value={once} />
    </>
  )
  const wordsOf = (intent: string, label: string, max = DISPUTE_WORDS_MAX) => (
    <WordsField label={label} name={intent} error={problems[intent]} defaultValue={said[intent]} max={max} />
  )
  return (
    <>
      <Standing what={state.headline} next={state.text} />
      <CaseFacts dispute={dispute} words={words} locale={locale} />
      {dispute.creditNotes.length > 0 && (
        <ul className="flex flex-col">
          {dispute.creditNotes.map(({ id, number, amount }) => (
            <li key={id}>
              <a className="link inline-flex min-h-11 items-center" href={`${path}/credit-notes/${id}.pdf`}>
                {words.creditNote(number, formatMoney(amount, locale))}
              </a>
            </li>
          ))}
        </ul>
      )}
      {isLive && dispute.disputed && isPositive(rest) && (
        <p className="print:hidden">
          <a className="link inline-flex min-h-11 items-center" href={path}>
            {words.payRest(formatMoney(rest, locale))}
          </a>
        </p>
      )}
      {dispute.messages.length > 0 && (
        <Part title={words.talk}>
          <DisputeThread messages={dispute.messages} did={words.did} filesAt={`${path}/files`} locale={locale} />
        </Part>
      )}
      {(dispute.state === 'proposed' || mayAnswer) && (
        <Part title={words.agree.title}>
          <AnswerForm submit={words.agree.submit} intent="agree">
            {hidden}
          </AnswerForm>
          <AnswerForm submit={words.disagree.submit} intent="disagree">
            {hidden}
            {wordsOf('disagree', words.disagree.words)}
          </AnswerForm>
        </Part>
      )}
      {isLive && (
        <Part title={words.reply.title}>
          <AnswerForm submit={words.reply.submit} intent="reply" withFiles>
            {hidden}
            {wordsOf('reply', words.reply.words)}
            <FilesField
              label={words.files}
              hint={words.filesHint}
              errors={problems['reply_files'] ? [problems['reply_files']] : null}
            />
          </AnswerForm>
        </Part>
      )}
      {isLive && (
        <Part title={words.withdraw.title}>
          <p className="prose text-ink-soft">{words.withdraw.text}</p>
          <AnswerForm submit={words.withdraw.submit} intent="withdraw" variant="secondary">
            {hidden}
            {wordsOf('withdraw', words.withdraw.words, 1_000)}
          </AnswerForm>
        </Part>
      )}
      {!isLive && isOpen && (
        <p className="print:hidden">
          <a className="link inline-flex min-h-11 items-center" href={`${path}/dispute?new`}>
            {words.again}
          </a>
        </p>
      )}
    </>
  )
}

function CaseFacts({ dispute, words, locale }: { dispute: CaseView; words: DisputeWords; locale: string }) {
  const { facts, reasons } = words
  const rows: [string, ReactNode][] = [
    [facts.reason, reasons[dispute.reason]],
    [
      facts.disputed,
      <>
        {dispute.disputed ? <Money amount={dispute.disputed} locale={locale} /> : facts.whole}
        {dispute.lines.map((line, n) => (
          <span key={n} className="block text-sm text-ink-soft">
            {line}
          </span>
        ))}
      </>,
    ],
    [facts.openedOn, <Day key="day" day={dispute.openedOn} locale={locale} />],
  ]
  return (
    <dl className="flex flex-col gap-1">
      {rows.map(([name, value]) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="text-end wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 print:break-inside-avoid">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  )
}
