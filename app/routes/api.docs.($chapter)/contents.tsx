const plainLook =
  'flex min-h-11 items-center rounded-lg px-3 py-1 text-ink-soft hover:bg-sunken hover:text-ink lg:min-h-8'
const hereLook = 'flex min-h-11 items-center rounded-lg bg-sunken px-3 py-1 font-medium lg:min-h-8'

/** The chapters: beside the text on wide screens, folded away above it on a phone. */
export function Contents({ names, here }: { names: readonly string[]; here: string | null }) {
  const chapters = [
    { name: null, href: '/api/docs', label: 'Start here' },
    ...[...names, 'objects'].map((name) => ({ name, href: `/api/docs/${name}`, label: name })),
  ]
  const list = (
    <ul className="flex flex-col gap-0.5">
      {chapters.map(({ name, href, label }) => (
        <li key={label}>
          <a
            href={href}
            aria-current={name === here ? 'page' : undefined}
            className={name === here ? hereLook : plainLook}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <nav aria-label="Chapters" className="shrink-0 lg:w-48 print:hidden">
      <div className="hidden lg:block">{list}</div>
      <details className="rounded-lg border border-line bg-surface lg:hidden">
        <summary className="flex min-h-11 items-center px-3 font-medium">All chapters</summary>
        <div className="border-t border-line p-2">{list}</div>
      </details>
    </nav>
  )
}
