import { fixedClock } from '../../../platform/clock.ts'
import { t } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../../../platform/testing/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { SubmitInput } from '../actions/new-dossier.ts'
import { createSubmit } from '../actions/submit.ts'
import type { Office, OfficeUnit } from '../office.ts'
import type { FilingRules } from '../rules/filing.ts'
import { time } from '../rules/testing.ts'
import type { Official } from '../rules/who-may.ts'

const unit = (name: string, kind: string, agencyCode: string, parentId: string | null = null): OfficeUnit => ({
  id: newId(),
  name: t(name, name),
  shortName: name,
  place: name,
  authority: `UBND ${name}`,
  kind,
  agencyCode,
  parentId,
})

type StepSketch = [
  key: string,
  role: string,
  place: 'receiving' | 'office' | 'external',
  unitId: string | null,
  days: number,
]

const version = (slug: string, days: number, steps: StepSketch[]): ProcedureVersion => ({
  id: newId(),
  procedureId: newId(),
  slug,
  code: '1.013978',
  name: t(`Thủ tục ${slug}`, `Procedure ${slug}`),
  field: t('Đất đai', 'Land'),
  level: 'linked',
  limit: { amount: days, unit: 'workingDays' },
  countAfterCutoff: 'sameDay',
  dueTimeMode: 'endOfDay',
  feeDong: 50_000,
  feeNote: null,
  papers: [],
  steps: steps.map(([key, role, place, unitId, amount], position) => ({
    key,
    position,
    name: t(key, key),
    role,
    place,
    unitId,
    amount,
    unitOfTime: 'workingDays',
  })),
  form: [],
  resultVi: 'Giấy chứng nhận',
  resultEn: 'Certificate',
  note: null,
  legalBasis: [],
  validFrom: '2019-01-01',
  validTo: null,
  receivingUnitIds: [],
  standing: 'S',
})

/** Any office takes in for the other from 01/07/2025; from 05/08/2026 the limit begins with the arrival. */
const LAW = t('Nghị định 118/2025/NĐ-CP', 'Decree 118/2025/NĐ-CP')
const filing: FilingRules = {
  scopes: [{ scope: 'province', procedures: null, validFrom: '2025-07-01', validTo: null, law: LAW }],
  clocks: [
    { clock: 'reception', validFrom: '2025-07-01', validTo: '2026-08-04', law: LAW },
    { clock: 'arrival', validFrom: '2026-08-05', validTo: null, law: LAW },
  ],
  travels: new Map([
    ['', 'originals'],
    ['permit', 'always'],
  ]),
  areas: new Map(),
}

/** A commune, its district, a tax office, their people and two procedures, over a real database. */
export async function openWorld(at = '2026-03-02T08:00:00+07:00') {
  const base: TestDatabase = await testDatabase()
  const clock = fixedClock(at)
  const province = unit('tỉnh Quảng Trị', 'province', 'H50')
  const district = unit('huyện Cam Lộ', 'district', '000.00.25.H50', province.id)
  const commune = unit('xã Cam Hiếu', 'commune', '000.13.25.H50', district.id)
  const other = unit('xã Cam Thủy', 'commune', '000.14.25.H50', district.id)
  const tax = unit('Chi cục Thuế', 'external', '')
  const units = [province, district, commune, other, tax]

  const land = version('land', 15, [
    ['receive', 'reception', 'receiving', null, 1],
    ['check', 'landOfficer', 'receiving', null, 5],
    ['tax', 'taxOffice', 'external', tax.id, 3],
    ['sign', 'districtHead', 'office', district.id, 5],
    ['return', 'returnDesk', 'receiving', null, 1],
  ])
  const birth = version('birth', 3, [
    ['receive', 'reception', 'receiving', null, 0.5],
    ['sign', 'communeChair', 'receiving', null, 2],
    ['return', 'returnDesk', 'receiving', null, 0.5],
  ])
  const residence = version('residence', 3, [
    ['receive', 'reception', 'receiving', null, 0],
    ['police', 'police', 'external', tax.id, 3],
    ['return', 'returnDesk', 'receiving', null, 0],
  ])
  const insurance = version('insurance', 2, [
    ['receive', 'reception', 'receiving', null, 0],
    ['card', 'landOfficer', 'receiving', null, 2],
    ['return', 'returnDesk', 'receiving', null, 0],
  ])
  const linked = version('linked', 7, [
    ['receive', 'reception', 'receiving', null, 0.5],
    ['parts', 'reception', 'receiving', null, 6],
    ['return', 'returnDesk', 'receiving', null, 0.5],
  ])
  const [, parts] = linked.steps
  if (parts)
    parts.linked = [
      { slug: 'birth', after: [] },
      { slug: 'residence', after: ['birth'] },
      { slug: 'insurance', after: ['birth'] },
    ]
  // Land and building are looked at side by side, at two units.
  const permit = version('permit', 10, [
    ['receive', 'reception', 'receiving', null, 1],
    ['land', 'landOfficer', 'receiving', null, 4],
    ['building', 'districtSpecialist', 'office', district.id, 6],
    ['sign', 'districtHead', 'office', district.id, 2],
    ['return', 'returnDesk', 'receiving', null, 1],
  ])
  for (const step of permit.steps) if (step.key === 'land' || step.key === 'building') step.parallel = 'examine'
  land.lengthening = { limit: { amount: 20, unit: 'workingDays' }, ground: 'Điều 9 khoản 2' }
  const versions = [land, birth, residence, insurance, linked, permit]
  for (const each of versions) each.receivingUnitIds = [commune.id, other.id]

  const official = (name: string, role: string, of: OfficeUnit): Official & { name: string } => ({
    name,
    personId: newId(),
    appointments: [{ postId: newId(), role, unitId: of.id, actingFor: null }],
  })
  const people = {
    lan: official('Lan', 'reception', commune),
    minh: official('Minh', 'reception', commune),
    checker: official('Hòa', 'landOfficer', commune),
    colleague: official('Tú', 'landOfficer', commune),
    chair: official('Chủ tịch', 'communeChair', commune),
    builder: official('Kỹ sư', 'districtSpecialist', district),
    head: official('Phó Chủ tịch huyện', 'districtHead', district),
    desk: official('Quầy trả', 'returnDesk', commune),
    stranger: official('Người xã khác', 'landOfficer', other),
    /** At the counter of the other commune. */
    nhan: official('Nhàn', 'reception', other),
    otherDesk: official('Quầy trả xã khác', 'returnDesk', other),
    outsider: official('Người huyện', 'districtSpecialist', district),
  }
  const everybody = Object.values(people)

  const office: Office = {
    db: base.db,
    clock,
    localityId: 1,
    publicUrl: 'https://camlo.example',
    secret: 'a secret of tests',
    workingTime: async () => time,
    filing: async () => filing,
    staff: async () => ({
      findUnit: (id) => units.find((each) => each.id === id),
      successorOf: (id) => id,
      placeOf: (place) => place,
      counterOf: (id) => id,
      phoneOf: (id) => (everybody.some(({ personId }) => personId === id) ? '0233 3873 000' : undefined),
      nameOf: (id) => everybody.find(({ personId }) => personId === id)?.name,
      holders: (unitId, role) =>
        everybody
          .filter(({ appointments }) => appointments.some((post) => post.unitId === unitId && post.role === role))
          .map(({ personId, name }) => ({ personId, name })),
    }),
    findProcedure: async (slug) => versions.find((each) => each.slug === slug),
    getVersion: async (id) => versions.find((each) => each.id === id) as ProcedureVersion,
    headOf: async () => ({
      personId: people.chair.personId,
      name: people.chair.name,
      authority: ['CHỦ TỊCH'],
    }),
    claimUpload: async (_, token) => (token.startsWith('up') ? { id: newId(), name: `${token}.pdf` } : undefined),
  }
  const submission = (change: Partial<SubmitInput> = {}): SubmitInput => ({
    idempotencyKey: newId(),
    procedureSlug: 'land',
    unitId: commune.id,
    applicant: { fullName: 'Nguyễn Thị Sương', idNumber: '999045000123', phone: '0912345678' },
    form: { parcel: '12' },
    papers: [{ name: 'Đơn đăng ký' }, { name: 'Sơ đồ thửa đất' }],
    ...change,
  })
  const submit = createSubmit(office)
  /** Files a dossier that must be taken in. */
  const file = async (change: Partial<SubmitInput> = {}) => must(await submit(submission(change)))
  return {
    ...base,
    office,
    clock,
    time,
    district,
    commune,
    other,
    tax,
    land,
    birth,
    ...people,
    submit,
    submission,
    file,
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** The value of an answer that must be a yes. */
export function must<T>(answer: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!answer.ok) throw new Error(`Unexpected no: ${answer.reason}`)
  return answer.value
}
