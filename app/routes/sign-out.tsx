import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { signOut } from '#app/auth/session.server.ts'

export const loader = () => redirect('/sign-in')

export async function action({ request }: ActionFunctionArgs) {
  requireSameOrigin(request)
  return redirect('/sign-in', { headers: await signOut(request) })
}
