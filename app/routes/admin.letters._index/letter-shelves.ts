import type { LetterState } from '#app/domain/letter/letter-state.ts'

interface Shelf {
  label: string
  empty: [title: string, text: string]
}

export const shelves: Record<LetterState, Shelf> = {
  drafted: {
    label: 'To approve',
    empty: [
      'No letter waits for approval',
      'When a step of the follow-up is a letter that needs your OK, it is drafted here. Look at it, then approve it.',
    ],
  },
  ready: {
    label: 'To print',
    empty: [
      'Nothing to print',
      'Letters come here by themselves when their step is due, or once they are approved. All of them print as one file.',
    ],
  },
  printed: {
    label: 'Printed',
    empty: [
      'Nothing waits for the post',
      'Printed letters stay here until you mark them posted. Only then their step counts and the follow-up goes on.',
    ],
  },
  posted: {
    label: 'Posted',
    empty: ['No letter was posted yet', 'What is in the post stays on record here, as printed.'],
  },
  cancelled: {
    label: 'Not sent',
    empty: [
      'Every letter went out',
      'A letter is taken back when its invoice is paid, paused or changed before it is printed, or when you decide so.',
    ],
  },
}

export const isShelf = (text: string | null): text is LetterState => text !== null && Object.hasOwn(shelves, text)
