import { Tabs } from './tabs.tsx'

type Shelf = 'open' | 'booked' | 'ignored' | 'outgoing'

const words: Record<Shelf, string> = {
  open: 'To decide',
  booked: 'Booked',
  ignored: 'Not for an invoice',
  outgoing: 'Money out',
}
const shelves = ['open', 'booked', 'ignored', 'outgoing'] as const

/** Movements of the bank by what became of them, and the files they came in. */
export function BankTabs({
  current,
  counts,
}: {
  current: Shelf | 'statements'
  counts: Partial<Record<Shelf, number>>
}) {
  const labelOf = (shelf: Shelf) => {
    const count = counts[shelf] ?? 0
    return count > 0 ? `${words[shelf]} ${count >= 1_000 ? '1,000+' : count}` : words[shelf]
  }
  return (
    <Tabs
      label="Which movements"
      tabs={[
        ...shelves.map((shelf) => ({
          to: `/admin/payments/bank?show=${shelf}`,
          label: labelOf(shelf),
          current: shelf === current,
        })),
        { to: '/admin/payments/bank/statements', label: 'Files', current: current === 'statements' },
      ]}
    />
  )
}
