import { Form } from '@remix-run/react'
import type { PortalReader } from '#app/domain/portal/who-reads.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { When } from '#app/ui/when.tsx'

interface LinksPanelProps {
  links: readonly {
    id: string
    sentTo: string | null
    subject: string | null
    createdAt: Date
    revokedAt: Date | null
    views: readonly { reader: PortalReader; count: number; lastAt: Date }[]
  }[]
  mayEnd: boolean
}

const words: Record<PortalReader, string> = {
  person: 'Used by a person',
  browser: 'Opened, it seems by a person',
  scanner: 'Opened by a scanner or a preview',
}

/** Every way in to the client's page, and who has used it: told apart as far as it can be, and never acted upon. */
export function LinksPanel({ links, mayEnd }: LinksPanelProps) {
  return (
    <Panel title="Links and views">
      <ul className="flex flex-col gap-3">
        {links.map(({ id, sentTo, subject, createdAt, revokedAt, views }) => (
          <li key={id} className="flex flex-col gap-1 border-b border-line pb-3 last:border-0 last:pb-0">
            <p className="wrap-anywhere">
              {sentTo ?? 'Made by hand'}
              <span className="block text-xs text-ink-faint">
                {subject ? `“${subject}”, ` : ''}
                <When at={createdAt} />
              </span>
            </p>
            <ul className="text-sm text-ink-soft">
              {views.map(({ reader, count, lastAt }) => (
                <li key={reader}>
                  {words[reader]}
                  {count > 1 && ` ${count} times`}, last <When at={lastAt} />
                </li>
              ))}
              {views.length === 0 && <li>Not opened yet</li>}
            </ul>
            {revokedAt ? (
              <p className="text-sm text-ink-faint">
                Ended <When at={revokedAt} />
              </p>
            ) : (
              mayEnd && (
                <Form method="post">
                  <input type="hidden" name="link" value={id} />
                  <button
                    name="intent"
                    value="end-link"
                    className={deskButton('quiet')}
                    aria-label={`End this link${sentTo ? `, mailed to ${sentTo}` : ''}`}
                  >
                    End this link
                  </button>
                </Form>
              )
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
