import type { UndoStep } from './undo-notice.tsx'

const words: Record<string, string> = {
  reopened: 'It is on the desk again.',
  'too-late': 'That can no longer be undone: it was done too long ago, or something followed from it.',
}

/** What came of an Undo, by the word in the address; null where nothing was undone. */
export const undoWords = (said: string | null): string | null => words[said ?? ''] ?? null

/** The way back from a task that was just done; `back` is where it leads. */
export const taskUndo = (taskId: string, back: 'tasks' | 'today' = 'tasks'): UndoStep => ({
  action: '/admin/tasks',
  fields: { intent: 'reopen', task: taskId, back },
})
