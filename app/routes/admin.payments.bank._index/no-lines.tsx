import { Landmark } from 'lucide-react'
import type { BankLineState } from '#app/db/read/bank-lines.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'

const nothing: Record<BankLineState, [title: string, text: string]> = {
  open: [
    'Nothing to decide',
    'Upload a statement of your bank (CAMT.053, MT940, OFX or CSV): what came in is laid beside what is open. The same file twice does no harm.',
  ],
  booked: ['Nothing booked yet', 'Lines you book show here, each with its payment.'],
  ignored: [
    'Nothing set aside',
    'Money that is for no invoice, such as a tax refund, shows here and can be brought back.',
  ],
  outgoing: ['No money out', 'What left the account is kept so that balances add up. Nothing of it is booked.'],
}

export function NoLines({ state }: { state: BankLineState }) {
  const [title, text] = nothing[state]
  return (
    <EmptyState Icon={Landmark} title={title}>
      <p>{text}</p>
    </EmptyState>
  )
}
