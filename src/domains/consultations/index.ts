import { formatNumber } from '../../platform/i18n/index.ts'
import type { Aside, DossierView, Office } from '../dossiers/index.ts'
import { consultationsOf } from './queries.ts'
import { words } from './words.ts'

export { endSilences } from './actions.ts'
export type { ConsultationsDeps } from './deps.ts'
export { mountConsultations } from './routes.tsx'
export { waitingOpinions } from './waiting.tsx'

/** What stands beside a dossier: how many were asked, how many haven't answered; nothing where nobody was and may be asked. */
export async function consultationAside(office: Office, { id, status }: DossierView): Promise<Aside[]> {
  const asked = await consultationsOf(office, id)
  if (asked.length === 0 && status !== 'accepted' && status !== 'processing') return []
  const open = asked.filter(({ state }) => state === 'open')
  const late = open.some(({ dueAt }) => dueAt < office.clock.now())
  const count = (n: number) => formatNumber(n, 'vi')
  const tone = late ? 'late' : open.length > 0 ? 'near' : 'neutral'
  const aside: Aside = {
    title: words.title,
    lines: asked.length === 0 ? [words.asideNone] : [words.all(count(asked.length))],
    ...(open.length > 0 ? { tag: { tone, text: words.open(count(open.length)) } } : {}),
    link: { href: `/ho-so/${id}/y-kien`, text: words.asideLink },
  }
  return [aside]
}
