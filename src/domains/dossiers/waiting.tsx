import { may, personsOf } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t, useSay } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { Office } from './office.ts'
import type { Status } from './rules/status.ts'
import { words } from './words.ts'

interface Step {
  code: string
  version: number
  status: Status
  stepKey: string
  versionId: string
  unitId: string
  applicantName: string | null
  accepts: boolean
}

/** Dossiers that stand at a person's steps and are nobody else's; what waits for a citizen waits for no official. */
export const waitingDossiers = (office: Office): WorkSource<Step> => ({
  kind: 'dossier',
  name: t('Hồ sơ phải giải quyết', 'Dossier to handle'),
  rows(official) {
    const places = new Map(official.appointments.map(({ unitId, role }) => [`${unitId} ${role}`, { unitId, role }]))
    if (places.size === 0 || !may(official, 'dossier.process')) return undefined
    const each = [...places.values()]
    const people = personsOf(official)
    return {
      places: sql`unnest(${each.map(({ unitId }) => unitId)}::uuid[], ${each.map(({ role }) => role)}::text[]) AS place (unit_id, role)`,
      from: sql`dossiers d`,
      where: sql`d.locality_id = ${office.localityId} AND d.queue_role IS NOT NULL AND d.queue_unit_id = place.unit_id
        AND d.queue_role = place.role AND isfinite(d.queue_due_at)
        AND (d.assignee_id IS NULL OR d.assignee_id = ANY (${people}::uuid[]))`,
      id: sql`d.id`,
      dueAt: sql`d.queue_due_at`,
      since: sql`coalesce(d.received_at, d.submitted_at)`,
      text: sql`d.code || ' ' || (SELECT a.full_name FROM applicants a WHERE a.locality_id = d.locality_id AND a.id = d.applicant_id)`,
      data: sql`jsonb_build_object('code', d.code, 'version', d.version, 'status', d.status, 'stepKey', d.step_key,
        'versionId', d.procedure_version_id, 'unitId', d.queue_unit_id, 'accepts', ${may(official, 'dossier.receive')}::boolean,
        'applicantName', (SELECT a.full_name FROM applicants a WHERE a.locality_id = d.locality_id AND a.id = d.applicant_id))`,
    }
  },
  async show({ id, data }) {
    const { name, steps } = await office.getVersion(data.versionId)
    const step = steps.find(({ key }) => key === data.stepKey)?.name ?? t(data.stepKey, data.stepKey)
    const who = data.applicantName ?? '—'
    const accept = data.status === 'submitted' && data.accepts
    return {
      title: name,
      note: t(`${data.code} · ${who} · ${step.vi}`, `${data.code} · ${who} · ${step.en}`),
      from: t(who, who),
      href: `/ho-so/${id}`,
      ...(accept ? { deed: (back: string) => <Accept id={id} version={data.version} back={back} /> } : {}),
    }
  },
})

function Accept({ id, version, back }: { id: string; version: number; back: string }) {
  const say = useSay()
  return (
    <form method="post" action={`/ho-so/${id}/tiep-nhan`}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="ve" value={back} />
      <Button kind="secondary">{say(words.action.accept)}</Button>
    </form>
  )
}
