/** Lines of code; the block scrolls, not the page, and takes the keyboard so that it can be scrolled with it. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="max-w-full overflow-x-auto rounded-lg border border-line bg-sunken p-3 font-mono text-sm print:whitespace-pre-wrap"
    >
      {children}
    </pre>
  )
}
