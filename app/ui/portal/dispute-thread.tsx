import { formatSize } from '#app/domain/file/file-size.ts'
import type { DisputeMessageKind } from '#app/domain/dispute/dispute-message-kind.ts'
import { Day } from '#app/ui/day.tsx'

interface Said {
  id: string
  by: 'client' | 'business'
  kind: DisputeMessageKind
  author: string
  text: string
  on: string
  files: readonly { id: string; filename: string; size: number }[]
}

interface DisputeThreadProps {
  messages: readonly Said[]
  /** Above each message: who did what. */
  did: Record<DisputeMessageKind, (author: string) => string>
  /** Where the files are, without a slash at its end. */
  filesAt: string
  locale: string
}

/** What both sides have said, the oldest first; for the client and the desk alike. */
export function DisputeThread({ messages, did, filesAt, locale }: DisputeThreadProps) {
  return (
    <ol className="flex flex-col gap-3">
      {messages.map(({ id, by, kind, author, text, on, files }) => (
        <li
          key={id}
          className={`flex flex-col gap-1 rounded-lg border border-line px-3 py-2 ${by === 'business' ? 'bg-sunken' : 'bg-surface'}`}
        >
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="font-medium wrap-anywhere">{did[kind](author)}</span>
            <span className="text-ink-faint">
              <Day day={on} locale={locale} />
            </span>
          </p>
          {text && <p className="wrap-anywhere whitespace-pre-line">{text}</p>}
          {files.length > 0 && (
            <ul className="flex flex-col">
              {files.map((file) => (
                <li key={file.id}>
                  <a
                    className="link inline-flex min-h-11 items-center wrap-anywhere"
                    href={`${filesAt}/${file.id}`}
                    download={file.filename}
                  >
                    {file.filename} ({formatSize(file.size, locale)})
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
