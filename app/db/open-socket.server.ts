import { Socket } from 'node:net'

/** Longer than any statement of ours is silent: the database itself ends one that takes too long. */
const SILENCE_MAX_MS = 90_000

let lasting = 0

/** While `work` runs, connections may be silent for as long as it takes: for statements that were given more time than others. */
export async function expectingSilence<T>(work: () => Promise<T>): Promise<T> {
  lasting += 1
  try {
    return await work()
  } finally {
    lasting -= 1
  }
}

/**
 * A connection whose other end vanished without a word (a cable, a firewall, a machine that lost its power) looks open for a
 * quarter of an hour. This one ends after a minute and a half of silence, so that what waits for it fails and is tried again.
 */
export function openSocket(): Socket {
  const socket = new Socket()
  socket.setTimeout(SILENCE_MAX_MS)
  return socket.on('timeout', () => {
    if (lasting > 0) socket.setTimeout(SILENCE_MAX_MS)
    else socket.destroy(new Error('The database has not answered for a minute and a half.'))
  })
}
