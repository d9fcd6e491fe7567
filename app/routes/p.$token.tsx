import { Outlet, isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { RouteErrorBoundary } from '#app/ui/error-boundary.tsx'
import { NoticePage } from '#app/ui/page.tsx'

export const handle = { noScript: true }

export const meta = () => [{ title: 'Invoice' }, { name: 'robots', content: 'noindex, nofollow' }]

export default function PortalLayout() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error) || error.status !== 404) return <RouteErrorBoundary />
  return (
    <NoticePage title="This link is no longer valid">
      <p>
        Links to an invoice end some time after it is paid, or when they are replaced. Nothing is wrong with your
        invoice or your payment.
      </p>
      <p>
        With the number of the invoice and your address we can mail you a new one:{' '}
        <a className="link" href="/">
          find my invoice
        </a>
        . Or simply reply to the mail that brought you here.
      </p>
    </NoticePage>
  )
}
