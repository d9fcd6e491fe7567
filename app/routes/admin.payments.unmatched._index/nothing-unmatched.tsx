import { Scale } from 'lucide-react'
import type { DifferenceState } from '#app/domain/provider/difference-state.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'

const nothing: Record<DifferenceState, [title: string, text: string]> = {
  open: [
    'Every sum has its place',
    'What Stripe and PayPal report is read every quarter of an hour. Money they hold that belongs to no payment here, such as a charge made in Stripe’s own dashboard, shows here and waits for you.',
  ],
  matched: ['Nothing matched yet', 'Money you said whose it is shows here, with its payment.'],
  dismissed: ['Nothing set aside', 'What is not yours shows here with your reason, and can be brought back.'],
  mended: ['Nothing had to be mended', 'Differences that were mended by applying the provider’s word show here.'],
}

export function NothingUnmatched({ state }: { state: DifferenceState }) {
  const [title, text] = nothing[state]
  return (
    <EmptyState Icon={Scale} title={title}>
      <p>{text}</p>
    </EmptyState>
  )
}
