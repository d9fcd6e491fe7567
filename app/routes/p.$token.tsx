import { Outlet, isRouteErrorResponse, useParams, useRouteError } from '@remix-run/react'
import { RouteErrorBoundary } from '#app/ui/error-boundary.tsx'
import { LinkEndedPage } from '#app/ui/portal/link-ended-page.tsx'

export const handle = { noScript: true }

export const meta = () => [{ title: 'Invoice' }, { name: 'robots', content: 'noindex, nofollow' }]

export default function PortalLayout() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { token = '' } = useParams()
  if (!isRouteErrorResponse(error) || error.status !== 404) return <RouteErrorBoundary />
  return <LinkEndedPage token={token} />
}
