import type { Chapter } from './chapter.ts'

export const lastSteps: Chapter = {
  slug: 'last-steps',
  title: 'When nothing helps',
  lede: 'The way out of the ladder: a checklist, a signature, one step at a time.',
  body: (
    <>
      <p>
        After the final notice an invoice waits at the gate. Its page leads to the decision: a formal letter of demand,
        a meeting, an agency, a lawyer, a report, or giving it up. Nothing of this ever happens by itself.
      </p>
      <p>
        Before you sign, a checklist is filled from the record: was the invoice received, was somebody spoken to, was a
        plan offered, was the client told what follows, is nothing in dispute, is the amount worth the relationship? You
        answer what only you can know.
      </p>
      <p>
        The evidence pack holds every invoice, mail, call, letter, view, promise and payment with its day, in order,
        sealed so that a changed byte is found. Hand it to whoever goes on from here.
      </p>
    </>
  ),
}
