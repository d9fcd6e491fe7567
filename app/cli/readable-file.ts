import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { Refusal } from './command.ts'

/** Errors: Refusal where the file is not there, or is none. */
export async function mustBeReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK)
    if ((await stat(file)).isFile()) return
  } catch {
    throw new Refusal(`The file ${file} cannot be read.`)
  }
  throw new Refusal(`${file} is not a file.`)
}
