import { unitsFor } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { Office } from '../dossiers/index.ts'

interface Rated {
  code: string
  stars: number
  comment: string | null
}

/** Low ratings of a person's own units that somebody has to answer. */
export const waitingFollowUps = ({ localityId }: Pick<Office, 'localityId'>): WorkSource<Rated> => ({
  kind: 'followUp',
  name: t('Đánh giá thấp phải trả lời', 'Low rating to answer'),
  rows(official) {
    const own = new Set(official.appointments.map(({ unitId }) => unitId))
    const units = unitsFor(official, 'followUp.handle').filter((id) => own.has(id))
    if (units.length === 0) return undefined
    return {
      places: sql`unnest(${units}::uuid[]) AS place (unit_id)`,
      from: sql`follow_ups f`,
      where: sql`f.locality_id = ${localityId} AND f.unit_id = place.unit_id AND f.state <> 'closed' AND f.state = 'open'`,
      id: sql`f.id`,
      dueAt: sql`f.due_at`,
      since: sql`f.opened_at`,
      text: sql`(SELECT d.code FROM dossiers d WHERE d.locality_id = f.locality_id AND d.id = f.dossier_id)`,
      data: sql`(SELECT jsonb_build_object('code', d.code, 'stars', f.stars, 'comment', r.comment)
        FROM dossiers d JOIN ratings r ON r.locality_id = d.locality_id AND r.dossier_id = d.id
        WHERE d.locality_id = f.locality_id AND d.id = f.dossier_id)`,
    }
  },
  show: ({ id, data: { code, stars, comment } }) => ({
    title: t(`Trả lời đánh giá ${stars} sao, hồ sơ ${code}`, `Answer a rating of ${stars} stars, dossier ${code}`),
    ...(comment ? { note: t(comment, comment) } : {}),
    href: `/phan-hoi/${id}`,
  }),
})
