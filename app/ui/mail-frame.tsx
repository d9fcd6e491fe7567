/** A mail exactly as it is stored, in a frame that runs nothing and leads nowhere. */
export function MailFrame({ messageId, subject }: { messageId: string; subject: string }) {
  return (
    <iframe
      src={`/admin/messages/${messageId}/body`}
      title={`Mail: ${subject}`}
      sandbox=""
      loading="lazy"
      className="h-[36rem] max-h-[80vh] w-full resize-y rounded-lg border border-line bg-white"
    />
  )
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
          <a href={`/admin/messages/${messageId}/attachments/${position}`} className="link" download>
            {filename}
          </a>
        </li>
      ))}
    </ul>
  )
}
