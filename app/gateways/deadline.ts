/** The time we give a provider in all, whatever its SDK thinks: an answer that drips in would outlast the SDK's own limit. */
export class DeadlineExceeded extends Error {}

export async function withDeadline<T>(work: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, refuse) => {
    timer = setTimeout(
      () => refuse(new DeadlineExceeded(`${what} did not answer within ${milliseconds} ms`)),
      milliseconds,
    )
  })
  // The loser of the race may still fail later; nobody is waiting for it then.
  work.catch(() => {})
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}
