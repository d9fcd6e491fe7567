import { Form, Link } from '@remix-run/react'
import type { TemplateVersion } from '#app/db/read/templates.server.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { When } from '#app/ui/when.tsx'

interface VersionsPanelProps {
  kind: TemplateKind
  language: Language
  versions: readonly TemplateVersion[]
  isOwn: boolean
}

/** Every version there was; none is ever lost. */
export function VersionsPanel({ kind, language, versions, isOwn }: VersionsPanelProps) {
  if (versions.length === 0) {
    return (
      <Panel title="Versions">
        <p className="text-ink-soft">
          You have not changed these words yet. Every version you save is kept here, and you can always come back to
          ours.
        </p>
      </Panel>
    )
  }
  const current = versions[0]?.version
  return (
    <Panel title="Versions">
      <ol className="flex flex-col divide-y divide-line">
        {versions.map(({ version, words, by, createdAt }) => (
          <li key={version} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              {words ? `Version ${version}` : `Version ${version}: back to ours`}
              {version === current && ' (counts now)'}
              <span className="block text-xs text-ink-faint">
                {by}, <When at={createdAt} />
              </span>
            </span>
            {words && version !== current && (
              <span className="flex items-center gap-3">
                <Link to={`/admin/settings/words/${kind}?language=${language}&version=${version}`} className="link">
                  Open<span className="sr-only"> version {version}</span>
                </Link>
                <Restore version={String(version)} label={`Restore version ${version}`} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {isOwn && <Restore version="" label="Back to our words" />}
    </Panel>
  )
}

function Restore({ version, label }: { version: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="version" value={version} />
      <button type="submit" name="intent" value="restore" className={deskButton('secondary')}>
        {label}
      </button>
    </Form>
  )
}
