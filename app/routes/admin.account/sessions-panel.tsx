import { Form } from '@remix-run/react'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { userAgentWords } from '#app/ui/user-agent-words.ts'
import { When } from '#app/ui/when.tsx'

interface SessionsPanelProps {
  sessions: readonly { id: string; userAgent: string | null; createdAt: Date; updatedAt: Date; isThis: boolean }[]
}

/** Where the person is signed in. */
export function SessionsPanel({ sessions }: SessionsPanelProps) {
  return (
    <Panel title="Signed in">
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map(({ id, userAgent, createdAt, updatedAt, isThis }) => (
          <li key={id} className="py-2 first:pt-0">
            <span className="font-medium">{userAgentWords(userAgent)}</span>
            {isThis && <span className="text-settled"> · this browser</span>}
            <span className="block text-xs text-ink-faint">
              Since <When at={createdAt} />, last used <When at={updatedAt} />
            </span>
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post">
          <button type="submit" name="intent" value="elsewhere" className={deskButton()}>
            Sign out everywhere else
          </button>
        </Form>
      ) : (
        <p className="text-xs text-ink-faint">You are signed in nowhere else. A session ends after 12 idle hours.</p>
      )}
    </Panel>
  )
}
