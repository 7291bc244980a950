import type { App } from '../../platform/http/index.ts'
import { mountMeetingsApi } from './api.ts'
import type { MeetingsDeps } from './deps.ts'
import { mountAgenda } from './routes/agenda.tsx'
import { mountFigures } from './routes/figures.tsx'
import { mountMeeting } from './routes/meeting.tsx'
import { mountPlanning } from './routes/planning.tsx'

/** Everything about meetings: the agenda, each meeting, figures, and the same for programs. */
export function mountMeetings(app: App, desk: MeetingsDeps): void {
  mountAgenda(app, desk)
  mountFigures(app, desk)
  mountPlanning(app, desk)
  mountMeeting(app, desk)
  mountMeetingsApi(app, desk)
}
