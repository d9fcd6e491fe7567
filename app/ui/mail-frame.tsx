import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'

/** A mail exactly as it is stored, in a frame that runs nothing and leads nowhere. */
export function MailFrame({ html, subject }: { html: string; subject: string }) {
  return (
    <iframe
      srcDoc={html}
      title={`Mail: ${subject}`}
      sandbox=""
      className="h-[36rem] max-h-[80dvh] w-full resize-y rounded-lg border border-line bg-white"
    />
  )
}

/** The same, fetched when it comes up: a timeline of fifty mails is not fifty mails heavy. */
export function FetchedMailFrame({ messageId, subject }: { messageId: string; subject: string }) {
  const { data, load } = useFetcher<{ html: string }>()
  useEffect(() => load(`/admin/messages/${messageId}/body`), [load, messageId])
  if (!data) return <div className="h-[36rem] max-h-[80dvh] rounded-lg bg-sunken" aria-busy="true" />
  return <MailFrame html={data.html} subject={subject} />
}

/** The files that went with it. */
export function MailAttachments({
  messageId,
  attachments,
}: {
  messageId: string
  attachments: readonly { position: number; filename: string }[]
}) {
  if (attachments.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {attachments.map(({ position, filename }) => (
        <li key={position}>
          <a href={`/admin/messages/${messageId}/attachments/${position}`} className="link break-all" download>
            {filename}
          </a>
        </li>
      ))}
    </ul>
  )
}
