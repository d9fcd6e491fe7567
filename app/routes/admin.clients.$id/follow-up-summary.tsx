import { Link } from '@remix-run/react'
import { describePayRun } from '#app/domain/client/pay-run-words.ts'
import type { PayRun } from '#app/domain/client/pay-run.ts'
import { Panel } from '#app/ui/desk-page.tsx'

interface FollowUpSummaryProps {
  clientId: string
  choice: { policyName: string | null; aboveName: string; payRun: PayRun | null; payRunGranted: boolean }
  mayChoose: boolean
}

/** How this client is followed up with, and the way to change it. */
export function FollowUpSummary({ clientId, choice, mayChoose }: FollowUpSummaryProps) {
  const { policyName, aboveName, payRun, payRunGranted } = choice
  return (
    <Panel title="Follow-up">
      <p>{policyName ? `Follows “${policyName}”, a choice of its own.` : `Follows “${aboveName}”, as everyone.`}</p>
      {payRun && (
        <p>
          {describePayRun(payRun)} {payRunGranted && 'Follow-up waits for that day.'}
        </p>
      )}
      {mayChoose && (
        <p>
          <Link to={`/admin/clients/${clientId}/follow-up`} className="link">
            Change the policy or pay day
          </Link>
        </p>
      )}
    </Panel>
  )
}
