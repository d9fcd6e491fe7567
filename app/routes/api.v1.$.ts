import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { dispatch } from '#app/api/dispatch.server.ts'

const answer = ({ request, context }: LoaderFunctionArgs) =>
  dispatch(request, typeof context['clientIp'] === 'string' ? context['clientIp'] : null)

export const loader = (args: LoaderFunctionArgs) => answer(args)
export const action = (args: ActionFunctionArgs) => answer(args)
