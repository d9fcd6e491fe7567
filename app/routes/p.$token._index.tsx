import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { PortalPage } from '#app/ui/portal/portal-page.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token, request, context.portalFacts)
  return { invoice, path }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => portalTitle(data?.invoice)

export default function PortalRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  return <PortalPage invoice={invoice} path={path} />
}
