import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { readExportSize } from '#app/db/read/export-size.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'

export const meta: MetaFunction = () => [{ title: 'Your data · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, 'export-everything')
  const said = new URL(request.url).searchParams.get('said')
  return { said, locale: staff.locale, sizes: await readExportSize(staff.businessId) }
}

export default function YourData() {
  const { said, locale, sizes } = useLoaderData<typeof loader>()
  return (
    <DeskPage title="Your data" lede="All of it is yours: take it along whenever you like, in formats anything reads.">
      {said === 'busy' && (
        <StatusSentence tone="needs-you">
          An export is under way. Wait until it has arrived, or stop it in the browser, and ask again.
        </StatusSentence>
      )}
      {said === 'confirmed' && (
        <StatusSentence tone="settled">It is you. For ten minutes, “Export everything” takes it along.</StatusSentence>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Export everything">
          <p>
            A ZIP with every table twice, as CSV for a spreadsheet and as JSON lines for a program, and with every
            document. A README in it says what is what.
          </p>
          <dl className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3">
            {sizes.map(({ name, count, isMore }) => (
              <div key={name}>
                <dt className="text-xs text-ink-faint">{name}</dt>
                <dd className="tabular-nums">
                  {isMore && 'over '}
                  {count.toLocaleString(locale)}
                </dd>
              </div>
            ))}
          </dl>
          <p className="text-ink-soft">
            Keys, passwords and links that let anybody in stay here. Everything else about your clients is in it: keep
            the file as you keep your books. You are asked for password and code first.
          </p>
          <form method="post" action="/admin/settings/data.zip">
            <button type="submit" className={deskButton('primary')}>
              Export everything
            </button>
          </form>
          <p className="text-ink-soft">
            Each export stands on record in the{' '}
            <Link to="/admin/audit?kind=settings" className="link">
              audit
            </Link>
            .
          </p>
        </Panel>
        <Panel title="Remove a person">
          <p>
            A client may ask that you remove what you know of them. Open the client and choose “Remove this person”: the
            page says what goes, and what your books have to keep.
          </p>
          <p>
            <Link to="/admin/clients" className="link">
              Find the client
            </Link>
          </p>
        </Panel>
      </div>
    </DeskPage>
  )
}
