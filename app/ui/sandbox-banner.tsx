/** On every page while a provider is a stand-in: nobody may mistake it for the real thing. */
export function SandboxBanner() {
  return (
    <aside
      aria-label="Sandbox"
      className="border-b border-line bg-sunken px-4 py-1 text-center text-xs text-ink-soft print:hidden"
    >
      Sandbox: no real money moves and no real mail is sent.
    </aside>
  )
}
