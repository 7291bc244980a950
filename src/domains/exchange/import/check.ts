import { type Text, t } from '../../../platform/i18n/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import {
  DOSSIER_CODE,
  words as dossierWords,
  type ImportedDossier,
  type OfficeUnit,
  tidyApplicant,
  tidyCode,
} from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'

/** A line of the file, by the keys of the columns, as text. */
export type Line = Readonly<Record<string, string>>

/** What a line is checked against. */
export interface World {
  now: Date
  findProcedure(slug: string): ProcedureVersion | undefined
  unitsOf(version: ProcedureVersion): readonly OfficeUnit[]
  /** Whether a code is taken, here or earlier in the file. */
  isTaken(code: string): boolean
}

export type Checked = { ok: true; dossier: ImportedDossier } | { ok: false; flaws: Text[] }

const CHANNELS: Record<string, ImportedDossier['channel']> = { '1': 'counter', '2': 'online', '3': 'post' }
const STATUSES: Record<string, ImportedDossier['status']> = {
  '2': 'accepted',
  '3': 'not_accepted',
  '4': 'accepted',
  '8': 'stopped',
  '10': 'returned',
}

const flaws = {
  code: t(
    'Mã hồ sơ không đúng dạng. Ví dụ: 000.13.25.H50-190218-0001.',
    'The code is not in the right form. Example: 000.13.25.H50-190218-0001.',
  ),
  taken: t('Mã hồ sơ đã có.', 'There is a dossier with this code.'),
  procedure: (slug: string) => t(`Không có thủ tục “${slug}” đang thực hiện.`, `No procedure “${slug}” is in force.`),
  unit: (name: string) => t(`“${name}” không tiếp nhận thủ tục này.`, `“${name}” does not take in this procedure.`),
  channel: t('Kênh phải là 1, 2 hoặc 3.', 'The channel must be 1, 2 or 3.'),
  status: t(
    'Chỉ nhập trạng thái 2, 3, 4, 8, 10. Hồ sơ đang chờ (1, 5, 6, 7, 9): xử lý xong bước đó ở hệ thống cũ trước.',
    'Only statuses 2, 3, 4, 8, 10 can come over. Those that wait (1, 5, 6, 7, 9): finish that step in the old system first.',
  ),
  date: (head: string) => t(`“${head}”: nhập dạng 17:00 05/03/2026.`, `“${head}”: enter it like 17:00 05/03/2026.`),
  missing: (head: string) => t(`Thiếu “${head}”.`, `“${head}” is missing.`),
  order: t('Các mốc thời gian ngược nhau hoặc ở tương lai.', 'The moments are in the wrong order, or in the future.'),
}

/** The hour, before the day or after it. */
const CLOCK = /(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)/

/** A moment as spreadsheets, other systems and people write it; a day without an hour is the end of the office's day. */
export function readMoment(typed: string): Date | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? new Date(text)
    : undefined
  if (iso) return Number.isNaN(iso.getTime()) ? undefined : iso
  const hourIn = CLOCK.exec(text)
  const [, hour = '17', minute = '00'] = hourIn ?? []
  const rest = hourIn ? text.replace(hourIn[0], '').trim() : text
  const [, day, month, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(rest) ?? []
  if (!day || !month || !year) return undefined
  const two = (part: string): string => part.padStart(2, '0')
  const at = new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+07:00`)
  const isReal = !Number.isNaN(at.getTime()) && new Date(at.getTime() + 7 * 3_600_000).getUTCDate() === Number(day)
  return isReal ? at : undefined
}

const MOMENTS = {
  submittedAt: 'Nộp lúc',
  receivedAt: 'Tiếp nhận lúc',
  legalDueAt: 'Hẹn trả',
  finishedAt: 'Xong lúc',
  returnedAt: 'Trả lúc',
} as const

const NEEDED: Record<ImportedDossier['status'], readonly (keyof typeof MOMENTS)[]> = {
  accepted: ['submittedAt', 'receivedAt', 'legalDueAt'],
  not_accepted: ['submittedAt', 'finishedAt'],
  stopped: ['submittedAt', 'finishedAt'],
  returned: ['submittedAt', 'receivedAt', 'legalDueAt', 'finishedAt', 'returnedAt'],
}

/** A line of another system's file as a dossier of ours, or everything that is wrong with it. */
export function checkLine(line: Line, world: World): Checked {
  const wrong: Text[] = []
  const read = (key: string): string => (line[key] ?? '').trim()
  const code = tidyCode(read('code'))
  if (!DOSSIER_CODE.test(code)) wrong.push(flaws.code)
  else if (world.isTaken(code)) wrong.push(flaws.taken)

  const version = world.findProcedure(read('procedureSlug'))
  if (!version) wrong.push(flaws.procedure(read('procedureSlug')))
  const name = foldVietnamese(read('unit'))
  const unit = version && world.unitsOf(version).find((each) => foldVietnamese(each.name.vi) === name)
  if (version && !unit) wrong.push(flaws.unit(read('unit')))

  const channel = CHANNELS[read('channel') || '1']
  if (!channel) wrong.push(flaws.channel)
  const status = STATUSES[read('status')]
  if (!status) wrong.push(flaws.status)

  const kind = ['citizen', 'enterprise', 'household'].find((each) => each === read('kind'))
  const applicant = tidyApplicant({
    fullName: read('fullName'),
    idNumber: read('idNumber'),
    phone: read('phone'),
    email: read('email'),
    address: read('address'),
    ...(kind ? { kind: kind as 'citizen' } : {}),
  })
  if (!applicant.ok) wrong.push(dossierWords.reasons[applicant.reason])

  const moments = momentsOf(read, status, world.now, wrong)
  if (wrong.length > 0 || !version || !unit || !channel || !status || !applicant.ok || !moments)
    return { ok: false, flaws: wrong }
  const { legalDueAt: dueAt, ...rest } = moments
  return { ok: true, dossier: { code, version, unit, channel, status, applicant: applicant.value, dueAt, ...rest } }
}

type Moments = Pick<ImportedDossier, 'submittedAt' | 'receivedAt' | 'finishedAt' | 'returnedAt'> & {
  legalDueAt: Date | null
}

function momentsOf(
  read: (key: string) => string,
  status: ImportedDossier['status'] | undefined,
  now: Date,
  wrong: Text[],
): Moments | undefined {
  const found: Record<string, Date | null> = {}
  for (const [key, head] of Object.entries(MOMENTS)) {
    const moment = readMoment(read(key))
    if (moment === undefined) wrong.push(flaws.date(head))
    else found[key] = moment
  }
  if (!status) return undefined
  for (const key of NEEDED[status]) if (found[key] === null) wrong.push(flaws.missing(MOMENTS[key]))
  const { submittedAt, receivedAt = null, legalDueAt = null, finishedAt = null, returnedAt = null } = found
  if (!submittedAt) return undefined
  const past = [submittedAt, receivedAt, finishedAt, returnedAt].filter((moment) => moment !== null)
  if (past.some((moment, index) => moment > now || (index > 0 && moment < (past[index - 1] as Date)))) {
    wrong.push(flaws.order)
    return undefined
  }
  // What is still in hand has no end, whatever the file says.
  const isOpen = status === 'accepted'
  return {
    submittedAt,
    receivedAt,
    legalDueAt,
    finishedAt: isOpen ? null : finishedAt,
    returnedAt: status === 'returned' ? returnedAt : null,
  }
}
