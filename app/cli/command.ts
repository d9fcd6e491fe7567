import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import type { FoundDatabase } from '#app/launch/find-database.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>['values']

/** A refusal that the operator can act on: the message on stderr, exit code 1. */
export class Refusal extends Error {}

/** The command was not written as it must be: the message and the usage on stderr, exit code 2. */
export class WrongUsage extends Error {}

/** What a command has to say: `json` with `--json`, else `text`. */
export interface Report {
  readonly json: unknown
  readonly text: string
  /** Left out: 0. A report may be one of things that are wrong: 1. */
  readonly exitCode?: 0 | 1
}

interface CommandSpec<O extends Options> {
  readonly name: string
  readonly summary: string
  /** What follows the name, as in `FILE [--dry-run]`. */
  readonly usage: string
  readonly help?: string
  readonly options: O
  readonly positionals?: number
  /** True where stand-in providers may not silently take the place of real ones. */
  readonly usesProviders?: boolean
  /** Imports the application only now: its environment is set after the command line was read. */
  readonly run: (values: Values<O>, positionals: readonly string[], installation: FoundDatabase) => Promise<Report>
  /** What there is to say when not even the environment or the database could be had; left out: the reason alone. */
  readonly unprepared?: (error: unknown) => Promise<Report>
}

export interface Command extends Omit<CommandSpec<Options>, 'run' | 'options'> {
  readonly parse: (args: string[]) => {
    readonly help: boolean
    readonly json: boolean
    readonly run: (installation: FoundDatabase) => Promise<Report>
  }
}

const everywhere = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const satisfies Options

/** Errors: WrongUsage for what the options do not allow. */
export function command<O extends Options>({ options, run, ...spec }: CommandSpec<O>): Command {
  return {
    ...spec,
    parse(args) {
      const { values, positionals } = readArgs(args, { ...options, ...everywhere })
      const { help = false, json = false } = values as { help?: boolean; json?: boolean }
      if (!help && positionals.length !== (spec.positionals ?? 0)) {
        const extra = positionals[spec.positionals ?? 0]
        throw new WrongUsage(extra === undefined ? 'Something is missing.' : `What is "${extra}"?`)
      }
      return { help, json, run: (installation) => run(values as Values<O>, positionals, installation) }
    },
  }
}

function readArgs(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new WrongUsage(error.message)
    }
    throw error
  }
}

/** Errors: WrongUsage when the option was left out or is empty. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new WrongUsage(`${option} is missing.`)
  return value
}

/** Errors: WrongUsage for anything but one of `choices`. */
export function oneOf<Choice extends string>(value: string, choices: readonly Choice[], option: string): Choice {
  const choice = choices.find((each) => each === value)
  if (choice === undefined) throw new WrongUsage(`${option} must be ${choices.join(', ')}; "${value}" is none of them.`)
  return choice
}
