import { unitsFor } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { Office } from '../dossiers/index.ts'
import { AnswerForm } from './pages/parts.tsx'

interface Asked {
  question: string
  code: string
  askingUnitId: string
}

/** Opinions a person's units are asked for; answered from the list. */
export const waitingOpinions = ({ localityId }: Pick<Office, 'localityId'>): WorkSource<Asked> => ({
  kind: 'opinion',
  name: t('Ý kiến phải trả lời', 'Opinion to give'),
  rows(official) {
    const own = new Set(official.appointments.map(({ unitId }) => unitId))
    const units = unitsFor(official, 'consultation.answer').filter((id) => own.has(id))
    if (units.length === 0) return undefined
    return {
      places: sql`unnest(${units}::uuid[]) AS place (unit_id)`,
      from: sql`consultations c`,
      where: sql`c.locality_id = ${localityId} AND c.unit_id = place.unit_id AND c.state = 'open' AND NOT c.outside`,
      id: sql`c.id`,
      dueAt: sql`c.due_at`,
      since: sql`c.asked_at`,
      text: sql`c.question`,
      data: sql`jsonb_build_object('question', c.question, 'askingUnitId', c.asking_unit_id, 'code', (SELECT d.code FROM dossiers d
        WHERE d.locality_id = c.locality_id AND d.id = c.dossier_id))`,
    }
  },
  show({ id, data: { question, code, askingUnitId } }, people) {
    const from = people.findUnit(askingUnitId)?.name
    return {
      title: t(question, question),
      note: t(code, code),
      ...(from ? { from } : {}),
      href: `/y-kien/${id}`,
      deed: (back) => (
        <AnswerForm action={`/y-kien/${id}?ve=${encodeURIComponent(back)}`} named={false} idPrefix={`${id}-`} />
      ),
    }
  },
})
