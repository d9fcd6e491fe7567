/** Presses a button of a hosted page as a browser without JavaScript would; answers where it leads. */
export async function pressOnPage(
  page: string,
  fields: Record<string, string>,
): Promise<{ location: string; status: number }> {
  const response = await fetch(page, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page).origin },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location') ?? '' }
}
