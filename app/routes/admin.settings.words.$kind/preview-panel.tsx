import type { Preview } from '#app/features/templates/preview-words.server.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { MailFrame } from '#app/ui/mail-frame.tsx'

/** The words as a client would read them. */
export function PreviewPanel({ preview }: { preview: Preview | null }) {
  if (!preview) {
    return (
      <Panel title="Preview">
        <p className="text-ink-soft">The preview comes back when the words have no fault.</p>
      </Panel>
    )
  }
  return (
    <Panel title="Preview" aside={`On invoice ${preview.number}`}>
      <p className="font-medium break-words">{preview.subject}</p>
      {preview.type === 'mail' ? (
        <MailFrame html={preview.html} subject={preview.subject} />
      ) : (
        <div className="prose flex flex-col gap-3 rounded-lg border border-line bg-paper p-4">
          {preview.lines.map((line, n) => (
            <p key={n}>{line}</p>
          ))}
        </div>
      )}
    </Panel>
  )
}
