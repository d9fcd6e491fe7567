import { stageKeys, stageName, type StageKey } from '../dunning/dunning-policy.ts'

const isStageKey = (kind: string): kind is StageKey => (stageKeys as readonly string[]).includes(kind)

/** What kind of letter it is, as the desk writes it: the stage it is for, else its own name. */
export const letterKind = (kind: string): string => (isStageKey(kind) ? stageName(kind) : kind.replaceAll('_', ' '))
