import { formatDateTime } from '../../platform/i18n/index.ts'
import type { Aside, DossierView, Office } from '../dossiers/index.ts'
import { followUpOf } from './queries.ts'
import { words } from './words.ts'

export { followUpLowRatings, forgetFollowUps } from './actions/open.ts'
export { remindFollowUps } from './actions/remind.ts'
export { mountSatisfactionFigures } from './figures-routes.tsx'
export { followUpNotices } from './notices.ts'
export { followUpPanel, mountFollowUps, type SatisfactionDeps } from './routes.tsx'
export type { Cause, SatisfactionFile } from './rules/follow-up.ts'
export { importSatisfaction } from './settings.ts'

/** What stands beside a dossier that was rated low. */
export async function followUpAside(office: Office, { id, status }: DossierView): Promise<Aside[]> {
  if (status !== 'returned') return []
  const found = await followUpOf(office, id)
  if (!found) return []
  const late = found.state === 'open' && found.dueAt < office.clock.now()
  const { vi, en } = words.due
  const due = formatDateTime(found.dueAt)
  return [
    {
      title: words.title,
      tag: {
        tone: late ? 'late' : found.state === 'open' ? 'near' : 'good',
        text: late ? words.states.late : words.states[found.state],
      },
      lines: [
        words.stars(found.stars),
        ...(found.state === 'open' ? [{ vi: `${vi}: ${due}`, en: `${en}: ${due}` }] : []),
      ],
      link: { href: `/phan-hoi/${found.id}`, text: words.followUp },
    },
  ]
}
export { waitingFollowUps } from './waiting.ts'
