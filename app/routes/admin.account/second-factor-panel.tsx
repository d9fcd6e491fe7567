import { Form, Link } from '@remix-run/react'
import { CodeField } from '#app/ui/code-field.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { StatusBadge, StatusSentence } from '#app/ui/status-badge.tsx'
import { readSecret } from './read-secret.ts'

interface SecondFactorPanelProps {
  hasSecondFactor: boolean
  /** What the app takes in, while it is being set up. */
  uri: string | null
  backupCodes: readonly string[] | null
  /** The page that asked for it. */
  wanted: string | null
}

/** The authenticator app: set up, shown as on, taken away. */
export function SecondFactorPanel({ hasSecondFactor, uri, backupCodes, wanted }: SecondFactorPanelProps) {
  const badge = hasSecondFactor ? (
    <StatusBadge tone="settled">On</StatusBadge>
  ) : (
    <StatusBadge tone="quiet">Off</StatusBadge>
  )
  return (
    <Panel
      title={
        <span id="second-factor" className="scroll-mt-4">
          Second factor
        </span>
      }
      aside={badge}
    >
      {hasSecondFactor ? <On backupCodes={backupCodes} wanted={wanted} /> : <Off uri={uri} wanted={wanted} />}
    </Panel>
  )
}

function Off({ uri, wanted }: { uri: string | null; wanted: string | null }) {
  const secret = readSecret(uri)
  if (!uri || !secret) {
    return (
      <Form method="post" className="flex flex-col gap-3">
        {wanted && (
          <StatusSentence tone="waiting">
            What you were about to do gives money away or removes something for good. It needs a second factor: set it
            up once, then go on.
          </StatusSentence>
        )}
        <p className="text-ink-soft">
          An app on your phone shows a code that changes every half minute. Signing in then takes the password and the
          code; refunds, bad debts and removing a person ask for both. Any authenticator app does.
        </p>
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <button type="submit" name="intent" value="begin" className={deskButton('primary', 'self-start')}>
          Set up
        </button>
      </Form>
    )
  }
  return (
    <Form method="post" className="flex flex-col gap-4">
      <ol className="flex list-decimal flex-col gap-3 pl-5">
        <li>
          On this phone,{' '}
          <a href={uri} className="link inline-block py-1">
            open it in your authenticator app
          </a>
          . On another device, choose “Enter a setup key” in the app and type:
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-lg bg-sunken p-3">
            <dt className="text-ink-faint">Account</dt>
            <dd className="min-w-0 break-words">{secret.account}</dd>
            <dt className="text-ink-faint">Key</dt>
            <dd className="min-w-0 font-mono break-words">{secret.groups}</dd>
            <dt className="text-ink-faint">Kind</dt>
            <dd>Time based, 6 digits</dd>
          </dl>
        </li>
        <li>Enter the code it shows.</li>
      </ol>
      <input type="hidden" name="uri" value={uri} />
      {wanted && <input type="hidden" name="for" value={wanted} />}
      <CodeField isFirst autoFocus />
      <button type="submit" name="intent" value="finish" className={deskButton('primary', 'self-start')}>
        Turn on
      </button>
    </Form>
  )
}

function On({ backupCodes, wanted }: { backupCodes: readonly string[] | null; wanted: string | null }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">Signing in asks for a code of your app, and so do refunds and bad debts.</p>
      {backupCodes ? (
        <BackupCodes codes={backupCodes} wanted={wanted} />
      ) : (
        <p>
          <Link to="/admin/account?show=codes" className="link inline-block py-1">
            Show the backup codes
          </Link>
        </p>
      )}
      <Foldout title="New backup codes">
        <Again intent="renew" label="Make new codes" says="The old codes stop working at once." />
      </Foldout>
      <Foldout title="Remove the second factor">
        <Again
          intent="remove"
          label="Remove it"
          says="Signing in then takes the password alone. Refunds, bad debts and removing a person stay closed to you until you set one up again."
        />
      </Foldout>
    </div>
  )
}

function BackupCodes({ codes, wanted }: { codes: readonly string[]; wanted: string | null }) {
  return (
    <div className="flex flex-col gap-3">
      <p>
        <strong>Keep these codes</strong> where you find them without the phone: print them, or put them into your
        password manager. Each one works once in place of a code of the app.
      </p>
      <ul aria-label="Backup codes" className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-lg bg-sunken p-3 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      {codes.length < 4 && <p>Few are left. Make new ones below.</p>}
      <Link to={wanted ?? '/admin/account'} className={deskButton('primary', 'self-start')}>
        {wanted ? 'I keep them, go on' : 'I keep them'}
      </Link>
    </div>
  )
}

function Again({ intent, label, says }: { intent: 'renew' | 'remove'; label: string; says: string }) {
  return (
    <Form method="post" className="flex flex-col gap-3">
      <p className="text-ink-soft">{says}</p>
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <CodeField />
      <button type="submit" name="intent" value={intent} className={deskButton('secondary', 'self-start')}>
        {label}
      </button>
    </Form>
  )
}
