import type { ReactNode } from 'react'

/** One figure with its name. */
export function Stat({ name, children, note }: { name: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className="text-lg font-semibold tabular-nums">{children}</dd>
      {note && <dd className="text-xs text-ink-faint">{note}</dd>}
    </div>
  )
}

/** Name above value, for long ones. */
export function StackedFacts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="flex flex-col gap-2.5">
      {facts.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-xs text-ink-faint">{name}</dt>
          <dd className="break-words tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Name and value in two columns, for facts. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="min-w-0 text-right tabular-nums [&_data]:whitespace-nowrap [&_time]:whitespace-nowrap">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
