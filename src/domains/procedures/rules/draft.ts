import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Organization, Unit } from '../../../core/organization/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { ProceduresFile, VersionFile } from './file.ts'
import type { ProcedureVersion } from './version.ts'

/** What a draft holds: a version as a catalogue's file states it, and the life events that lead to it. */
export interface DraftContent extends VersionFile {
  lifeEvents: string[]
}

/** A draft with where it stands. */
export interface Draft {
  id: string
  slug: string
  content: DraftContent
  /** Counts every save. */
  edition: number
  state: 'open' | 'withdrawn' | 'approved'
  /** The version it was copied from. */
  basedOn: string | null
  /** The version it became. */
  versionId: string | null
  begunAt: Date
  changedAt: Date
  changedBy: string | null
}

/** The name of a procedure in addresses. @example slugOf('Cấp bản sao trích lục') // 'cap-ban-sao-trich-luc' */
export const slugOf = (name: string): string =>
  foldVietnamese(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')

/** A procedure nobody has described yet: reception, work, signature and return, with everything else to be filled in. */
export function newDraft(slug: string, name: string): DraftContent {
  const step = (key: string, vi: string, en: string, role: string) => ({
    key,
    name: { vi, en },
    role,
    place: 'receiving' as const,
    unit: null,
    amount: 0,
    unitOfTime: 'workingDays' as const,
  })
  return {
    slug,
    code: null,
    name: { vi: name, en: name },
    field: { vi: '', en: '' },
    level: 'commune',
    validFrom: '',
    validTo: null,
    limit: { amount: 0, unit: 'workingDays' },
    countAfterCutoff: 'sameDay',
    dueTimeMode: 'endOfDay',
    fee: { dong: 0, note: null },
    papers: [],
    receivedBy: {},
    steps: [
      step('receive', 'Tiếp nhận, kiểm tra hồ sơ', 'Receive and check', 'reception'),
      step('process', 'Thẩm tra, soạn kết quả', 'Examine and draft the result', 'justiceOfficer'),
      step('sign', 'Ký kết quả', 'Sign the result', 'communeChair'),
      step('return', 'Vào sổ, đóng dấu, trả kết quả', 'Register, seal, return', 'returnDesk'),
    ],
    form: [],
    result: { vi: '', en: '' },
    note: null,
    legalBasis: [],
    standing: 'K',
    terms: [],
    lifeEvents: [],
  }
}

/** An object without the properties that say nothing. */
const told = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null && each !== undefined)) as T

/** Units by kind where a whole kind takes part, else by code: so a unit of that kind that comes later takes part too. */
function receivedBy(unitIds: readonly string[], units: readonly Unit[]): VersionFile['receivedBy'] {
  const taking = new Set(unitIds)
  const byKind = Map.groupBy(units, ({ kind }) => kind)
  const whole = [...byKind].filter(([, group]) => group.length > 1 && group.every(({ id }) => taking.has(id)))
  const kinds = whole.map(([kind]) => kind).sort()
  const codes = units
    .filter(({ id, kind }) => taking.has(id) && !kinds.includes(kind))
    .map(({ code }) => code)
    .sort()
  return { ...(kinds.length > 0 ? { kinds } : {}), ...(codes.length > 0 ? { codes } : {}) }
}

/** A version as a catalogue's file states it: what an export writes, and what the next draft is copied from. */
export function versionFileOf(
  version: ProcedureVersion,
  organization: Pick<Organization, 'units' | 'findUnit'>,
  terms: readonly string[],
): VersionFile {
  const { slug, code, name, field, level, validFrom, validTo, limit, countAfterCutoff, dueTimeMode } = version
  const unitCode = (id: string | null) => (id === null ? null : (organization.findUnit(id)?.code ?? null))
  return {
    slug,
    code,
    name,
    field,
    level,
    validFrom,
    validTo,
    limit,
    ...told({ legalLimit: version.legalLimit ?? null, lengthening: version.lengthening ?? null }),
    countAfterCutoff,
    dueTimeMode,
    fee: { dong: version.feeDong, note: version.feeNote },
    papers: version.papers.map(told),
    receivedBy: receivedBy(version.receivingUnitIds, organization.units),
    steps: version.steps.map(({ position: _, unitId, condition, fee, parallel, linked, stage, ...step }) => ({
      ...step,
      unit: unitCode(unitId),
      ...told({ condition, fee, parallel, linked, stage }),
    })),
    form: version.form.map(({ hint, options, initial, suggestions, repeats, ...field_ }) => ({
      ...field_,
      ...told({ hint, options, initial, suggestions, repeats }),
    })),
    result: { vi: version.resultVi, en: version.resultEn },
    ...told({ resultKind: version.resultKind ?? null, resultTemplate: version.resultTemplate ?? null }),
    note: version.note,
    legalBasis: version.legalBasis,
    standing: version.standing,
    terms: [...terms],
  } as VersionFile
}

/** The next version of a procedure, as a copy of one there is; its dates and its decision are to be given. */
export function draftFrom(
  version: ProcedureVersion,
  world: {
    organization: Pick<Organization, 'units' | 'findUnit'>
    terms: readonly string[]
    lifeEvents: ProceduresFile['lifeEvents']
  },
): DraftContent {
  return {
    ...versionFileOf(version, world.organization, world.terms),
    validFrom: '',
    validTo: null,
    lifeEvents: world.lifeEvents.filter(({ procedures }) => procedures.includes(version.slug)).map(({ key }) => key),
  }
}

/** A draft as the version it would become, so that rules and pages read both alike. Units that don't exist have no id. */
export function asVersion(
  content: DraftContent,
  organization: Pick<Organization, 'units' | 'findUnitByCode'>,
): ProcedureVersion {
  const { kinds = [], codes = [] } = content.receivedBy
  const unitId = (code: string | null) => (code === null ? null : (organization.findUnitByCode(code)?.id ?? null))
  return {
    ...content,
    id: '',
    procedureId: '',
    countAfterCutoff: content.countAfterCutoff ?? 'sameDay',
    dueTimeMode: content.dueTimeMode ?? 'endOfDay',
    feeDong: content.fee.dong,
    feeNote: content.fee.note,
    resultVi: content.result.vi,
    resultEn: content.result.en,
    steps: content.steps.map(({ unit, ...step }, index) => ({ ...step, position: index + 1, unitId: unitId(unit) })),
    form: content.form.map((field) => ({ ...field, hint: field.hint ?? null, options: field.options ?? null })),
    receivingUnitIds: organization.units
      .filter(({ kind, code }) => kinds.includes(kind) || codes.includes(code))
      .map(({ id }) => id),
  }
}

/** Whether two spells of days meet. */
export const overlap = (
  a: { validFrom: LocalDate; validTo: LocalDate | null },
  b: { validFrom: LocalDate; validTo: LocalDate | null },
): boolean => (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo)
