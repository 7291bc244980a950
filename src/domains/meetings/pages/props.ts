import type { Errors } from '../../../ui/index.ts'
import type { Named } from '../people.ts'
import type { Deed } from '../rules/meeting.ts'
import type { MeetingView } from '../view.ts'
import type { words } from '../words.ts'

/** What was typed into the form that was refused. */
export interface Typed {
  form: Deed | 'revise' | 'drop'
  values: Readonly<Record<string, string>>
}

export interface MeetingPageProps {
  view: MeetingView
  /** Whom the viewer may send, and everybody a task may be given to or who came besides. */
  colleagues: readonly Named[]
  leads: readonly { id: string; name: MeetingView['unit']; people: readonly Named[] }[]
  /** A key for the next conclusion. */
  newKey: string
  done?: keyof typeof words.done | undefined
  typed?: Typed | undefined
  errors?: Errors
}
