import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { NoticePage } from './page.tsx'

interface Notice {
  title: string
  text: string
}

const notices: Record<number, Notice> = {
  400: { title: 'That did not come through', text: 'Something in the form was missing. Please go back and try again.' },
  401: { title: 'Please sign in', text: 'This page is for signed-in staff.' },
  403: { title: 'Not for this account', text: 'Your account may not see this page. The owner can change that.' },
  404: { title: 'Nothing here', text: 'This address does not lead anywhere, or no longer does.' },
  405: { title: 'That does not work here', text: 'Please go back and use the buttons on the page.' },
  413: { title: 'That is too large', text: 'Please try again with a smaller file.' },
  429: { title: 'One moment, please', text: 'That was a little too often. Please try again in a minute.' },
}

const unexpected: Notice = {
  title: 'Something went wrong on our side',
  text: 'Nothing you entered was at fault, and nothing was charged by this page. Please try again in a moment.',
}

/** What an error page says: chosen by status alone, so that neither a stack nor a provider's words can reach a reader. */
export const noticeFor = (error: unknown): Notice =>
  (isRouteErrorResponse(error) && notices[error.status]) || unexpected

export function RouteErrorBoundary() {
  const { title, text } = noticeFor(useRouteError())
  return (
    <NoticePage title={title}>
      <p>{text}</p>
      <p>
        <a className="link" href="/">
          To the first page
        </a>
      </p>
    </NoticePage>
  )
}
