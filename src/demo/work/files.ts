import { localDateOf } from '../../core/calendar/index.ts'
import { storeFile } from '../../core/files/index.ts'
import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import { createOfficialForms, type DocumentData, findFormSet } from '../../core/official-forms/index.ts'
import { sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { actBeside } from './inside.ts'
import type { Place, Told } from './told.ts'

/** How many tasks have a file: each is a paper of its own, set when the demonstration is loaded. */
const ATTACHED = 40
const HANDED_IN = 40

interface Attached {
  told: Told
  name: string
  at: Date
  by: string
  submissionId: string | null
  paper: DocumentData
}

/** Papers of the newest tasks: what came with the order, and what was handed in. */
export async function attachFiles(place: Place, told: readonly Told[], dataFolder: string): Promise<number> {
  const { db, localityId, world } = place
  const set = findFormSet(localDateOf(world.to))
  if (!set) return 0
  const newest = [...told].reverse()
  const orders = newest.filter(({ given }) => !given.parent).slice(0, ATTACHED)
  const handedIn = newest.filter(({ lived }) => lived.submissions.length > 0).slice(0, HANDED_IN)
  const all = [...orders.map((each) => orderOf(place, each)), ...handedIn.map((each) => reportOf(place, each))]
  const forms = createOfficialForms({ folder: dataFolder, now: () => world.to })
  const acts: NewAct[] = []
  try {
    await db.transaction(async (tx) => {
      const rows: Record<string, unknown>[] = []
      for (const { told: each, name, at, by, submissionId, paper } of all) {
        const content = await forms.renderForm('document', set.id, paper)
        const file = await storeFile(tx, { localityId, name, content, at })
        if (!file.ok) throw new Error(`The demonstration's file ${name} isn't taken: ${file.reason}`)
        const { id: fileId, sizeBytes } = file.value
        rows.push({
          ...{ id: newIdAt(at), taskId: each.given.id, submissionId, fileId, addedBy: by, addedAt: at },
          ...{ name: file.value.name, sizeBytes },
        })
        // What is handed in comes with its own act.
        if (!submissionId) acts.push(actBeside(each, 'attach', each.given.giver, at, { facts: { files: 1 } }))
      }
      await tx.run(sql`
        INSERT INTO task_files (locality_id, id, task_id, submission_id, file_id, added_by, added_at, name, size_bytes)
        SELECT ${localityId}::integer, r.id, r."taskId", r."submissionId", r."fileId", r."addedBy", r."addedAt", r.name, r."sizeBytes"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (id uuid, "taskId" uuid, "submissionId" uuid, "fileId" uuid,
          "addedBy" uuid, "addedAt" timestamptz, name text, "sizeBytes" integer)`)
      await recordMany(tx, acts)
    })
  } finally {
    await forms.close()
  }
  return acts.length
}

function headingOf({ world: { organization } }: Place, unitId: string, at: Date): DocumentData['heading'] {
  const unit = organization.findUnit(unitId)
  const above = unit?.parentId ? organization.findUnit(unit.parentId) : undefined
  return {
    superior: above?.authorityVi.toLocaleUpperCase('vi'),
    agency: (unit?.authorityVi ?? '').toLocaleUpperCase('vi'),
    place: unit ? organization.placeNameOf(unit) : '',
    on: localDateOf(at),
  }
}

const signedBy = ({ world: { organization } }: Place, personId: string, postId: string) => ({
  authority: [organization.findPost(postId)?.title.vi.toLocaleUpperCase('vi') ?? ''],
  name: organization.findOfficial(personId)?.fullName ?? '',
})

function orderOf(place: Place, told: Told): Attached {
  const { given } = told
  const { giver, unitId, title, expected, dueOn } = given
  const at = new Date(given.at.getTime() + 90_000)
  const lead = place.world.organization.findUnit(unitId)?.name.vi ?? ''
  return {
    ...{ told, at, by: giver.personId, submissionId: null, name: 'Phiếu giao nhiệm vụ.pdf' },
    paper: {
      heading: headingOf(place, giver.unitId, at),
      title: 'PHIẾU GIAO NHIỆM VỤ',
      subject: title,
      to: [lead],
      blocks: [
        { kind: 'field', label: 'Nội dung', value: title },
        { kind: 'field', label: 'Kết quả yêu cầu', value: expected },
        ...(dueOn ? [{ kind: 'field' as const, label: 'Thời hạn', value: dueOn.split('-').reverse().join('/') }] : []),
        ...(told.inside && told.inside.checklist.length > 0
          ? [
              { kind: 'text' as const, text: 'Các bước thực hiện:' },
              {
                kind: 'items' as const,
                numbered: true,
                items: told.inside.checklist.map(({ item }) => item as string),
              },
            ]
          : []),
      ],
      receivers: ['Như trên', 'Lưu: VT'],
      signature: signedBy(place, giver.personId, giver.postId),
    },
  }
}

function reportOf(place: Place, told: Told): Attached {
  const { given, lived } = told
  const { id, result, submittedAt } = lived.submissions.at(-1) as { id: string; result: string; submittedAt: Date }
  const { doer, unitId, title } = given
  return {
    ...{ told, at: submittedAt, by: doer.personId, submissionId: id, name: 'Báo cáo kết quả.pdf' },
    paper: {
      heading: headingOf(place, unitId, submittedAt),
      title: 'BÁO CÁO',
      subject: `Kết quả thực hiện nhiệm vụ: ${title}`,
      blocks: [
        { kind: 'text', text: `Thực hiện nhiệm vụ “${title}”, đơn vị báo cáo như sau.` },
        { kind: 'text', text: result },
        { kind: 'text', text: 'Trên đây là kết quả thực hiện, kính đề nghị nghiệm thu.' },
      ],
      receivers: ['Người giao nhiệm vụ', 'Lưu: VT'],
      signature: signedBy(place, doer.personId, doer.postId),
    },
  }
}
