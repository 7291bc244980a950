import { createHash } from 'node:crypto'
import { dateOfDay, dayNumberOf, type LocalDate, localDateOf, weekdayOf } from '../core/calendar/index.ts'
import { type Actor, type NewAct, recordMany } from '../core/ledger/index.ts'
import { findLocality, loadOrganization, type Organization } from '../core/organization/index.ts'
import { DENOMINATIONS, priceOf, type Schedule, scheduleOn, shortCode, totalDue } from '../domains/fees/index.ts'
import { catalogueSource } from '../domains/procedures/index.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newIdAt } from '../platform/ids.ts'
import { type Random, random } from './random.ts'

/** Rows in one transaction: long ones would hold the ledger's followers back. */
const CHUNK = 2_000
const DAY_MS = 86_400_000
const PAYS_BY_TRANSFER = { counter: 0.12, online: 0.75, post: 0.9 }
const NEVER_PAID_YET = 0.06

interface Accepted {
  id: string
  code: string
  channel: 'counter' | 'online' | 'post'
  sets: number
  form: Record<string, unknown>
  unitId: string
  procedureId: string
  procedureVersionId: string
  receivedAt: Date
  receivedBy: string
}

interface Charged extends Accepted {
  lines: ReturnType<typeof priceOf>
  scheduleId: string | null
  dong: number
}

interface Paid extends Charged {
  paymentId: string
  method: 'cash' | 'transfer'
  paidAt: Date
  day: LocalDate
  cashier: Extract<Actor, { kind: 'official' }>
}

const json = (rows: unknown) => sql`${JSON.stringify(rows)}::text::jsonb`

/**
 * Charges the accepted dossiers that have no charge yet, by the schedules in force on their day, and lets their people pay: in
 * cash to the unit's cashier, who closes each day, or by transfers that stand in weekly statements.
 */
export async function loadFees(db: Db, to: Date): Promise<{ acts: number }> {
  const locality = await findLocality(db)
  if (!locality) throw new Error('No profile is loaded')
  const chance = random(15)
  const [organization, catalogue, schedules, accepted] = await Promise.all([
    loadOrganization(db),
    catalogueSource(db)(),
    db.many(sql<Schedule>`
      SELECT id, procedure_id, valid_from, valid_to, decision, items, reductions FROM fee_schedules WHERE locality_id = ${locality.id}`),
    db.many(sql<Accepted>`
      SELECT id, code, channel, sets, coalesce(form_data, '{}') AS form, receiving_unit_id AS unit_id, procedure_id, procedure_version_id,
        received_at, received_by
      FROM dossiers d WHERE locality_id = ${locality.id} AND parent_id IS NULL AND received_at IS NOT NULL AND received_by IS NOT NULL
        AND NOT EXISTS (SELECT FROM fee_balances b WHERE b.locality_id = d.locality_id AND b.dossier_id = d.id)
      ORDER BY received_at`),
  ])
  const charged = accepted.flatMap((dossier): Charged[] => {
    const version = catalogue.find(dossier.procedureVersionId)
    if (!version) return []
    const own = schedules.filter(({ procedureId }) => procedureId === dossier.procedureId)
    const schedule = scheduleOn(own, localDateOf(dossier.receivedAt))
    const lines = priceOf(schedule, { ...dossier, version })
    return lines.length === 0 ? [] : [{ ...dossier, lines, scheduleId: schedule?.id ?? null, dong: totalDue(lines) }]
  })
  const staff = staffOf(organization, to)
  const paid = charged
    .flatMap((each) => pays(each, staff, chance, to) ?? [])
    .sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime())
  let acts = 0
  for (const chunk of chunks(charged)) acts += await saveCharges(db, locality.id, chunk, staff)
  const tills = tillsOf(paid)
  await saveTills(db, locality.id, tills)
  const serials = await usedSerials(db, locality.id)
  for (const chunk of chunks(paid)) acts += await savePayments(db, locality.id, chunk, tills, serials)
  await keepSerials(db, locality.id, serials)
  acts += await saveStatements(db, locality.id, paid, to)
  acts += await closeTills(db, locality.id, tills, chance, localDateOf(to))
  return { acts }
}

const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => rows.slice(index * CHUNK, (index + 1) * CHUNK))

type Staff = (unitId: string, role: string, personId?: string) => Paid['cashier'] | undefined

/** Who holds a role in a unit, as an actor. */
function staffOf(organization: Organization, at: Date): Staff {
  const on = localDateOf(at)
  const known = new Map<string, Paid['cashier'] | undefined>()
  return (unitId, role, personId) => {
    const key = `${unitId} ${role} ${personId}`
    if (!known.has(key)) {
      const people = personId ? [{ id: personId }] : organization.holders(unitId, role, on)
      const found = people.flatMap(({ id }) => organization.heldBy(id, at, on).map(({ post }) => ({ id, post })))
      const held = found.find(({ post }) => post.unitId === unitId && post.role === role)
      known.set(key, held && { kind: 'official', personId: held.id, postId: held.post.id, unitId })
    }
    return known.get(key)
  }
}

/** How and when a person pays; undefined for those who have not yet. */
function pays(dossier: Charged, staff: Staff, chance: Random, to: Date): Paid | undefined {
  const { channel, dong, receivedAt, unitId } = dossier
  const cashier = staff(unitId, 'cashier')
  const isRecent = to.getTime() - receivedAt.getTime() < 30 * DAY_MS
  const [byTransfer, forgets] = [chance.chance(PAYS_BY_TRANSFER[channel]), chance.chance(NEVER_PAID_YET)]
  if (!cashier || dong === 0 || (isRecent && forgets)) return undefined
  const paidAt = byTransfer ? fridayAfter(receivedAt) : new Date(receivedAt.getTime() + chance.between(1, 9) * 60_000)
  if (paidAt > to) return undefined
  const method = byTransfer ? 'transfer' : 'cash'
  return { ...dossier, paymentId: newIdAt(paidAt), method, paidAt, day: localDateOf(paidAt), cashier }
}

/** The bank's statement of a week comes on Friday afternoon. */
function fridayAfter(at: Date): Date {
  const day = dayNumberOf(localDateOf(new Date(at.getTime() + DAY_MS / 2)))
  const friday = day + ((5 - weekdayOf(day) + 7) % 7)
  return new Date(`${dateOfDay(friday)}T16:10:00+07:00`)
}

const actBase = ({ id, procedureId, unitId }: Accepted) => ({ subjectId: id, caseId: id, topicId: procedureId, unitId })

async function saveCharges(db: Db, localityId: number, chunk: readonly Charged[], staff: Staff): Promise<number> {
  const balances = chunk.map((each) => ({
    ...each,
    form: undefined,
    lines: undefined,
    shortCode: shortCode(each.code),
  }))
  const lines = chunk.flatMap((each) =>
    each.lines.map((line, position) => ({
      ...each,
      form: undefined,
      ...line,
      lines: undefined,
      position,
      chargeId: newIdAt(each.receivedAt),
    })),
  )
  const acts = chunk.map(
    (each): NewAct => ({
      ...actBase(each),
      verb: 'fee.charge',
      actor: staff(each.unitId, 'reception', each.receivedBy) ?? { kind: 'system' },
      occurredAt: each.receivedAt,
      facts: { amountDong: each.dong, lines: each.lines.length },
    }),
  )
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO fee_balances (locality_id, dossier_id, short_code, unit_id, procedure_id, charged_dong, charged_at)
      SELECT ${localityId}::integer, id, "shortCode", "unitId", "procedureId", dong, "receivedAt" FROM jsonb_to_recordset(${json(balances)})
        AS r (id uuid, "shortCode" text, "unitId" uuid, "procedureId" uuid, dong bigint, "receivedAt" timestamptz)`)
    await tx.run(sql`
      INSERT INTO fee_charges (locality_id, id, dossier_id, unit_id, procedure_id, schedule_id, position, item_key, name, amount_dong,
        reduced_dong, due_dong, explanation, ground, reduction_ground, charged_at)
      SELECT ${localityId}::integer, "chargeId", id, "unitId", "procedureId", "scheduleId", position, "itemKey", name, "amountDong",
        "reducedDong", "dueDong", explanation, ground, "reductionGround", "receivedAt" FROM jsonb_to_recordset(${json(lines)})
        AS r ("chargeId" uuid, id uuid, "unitId" uuid, "procedureId" uuid, "scheduleId" uuid, position smallint, "itemKey" text, name jsonb,
          "amountDong" bigint, "reducedDong" bigint, "dueDong" bigint, explanation jsonb, ground text, "reductionGround" text,
          "receivedAt" timestamptz)`)
    await tx.run(sql`
      UPDATE dossiers d SET fee_dong = r.dong, fee_paid_at = NULL
      FROM jsonb_to_recordset(${json(balances.map(({ id, dong }) => ({ id, dong })))}) AS r (id uuid, dong bigint)
      WHERE d.locality_id = ${localityId} AND d.id = r.id`)
    await recordMany(tx, acts)
  })
  return acts.length
}

interface Till {
  id: string
  unitId: string
  cashierId: string
  day: LocalDate
  dong: number
  entries: number
  cashier: Paid['cashier']
}

const tillKey = ({ unitId, day, cashier }: Paid): string => `${unitId} ${cashier.personId} ${day}`

function tillsOf(paid: readonly Paid[]): Map<string, Till> {
  const tills = new Map<string, Till>()
  for (const each of paid.filter(({ method }) => method === 'cash')) {
    const { unitId, day, cashier, dong, paidAt } = each
    const till = tills.get(tillKey(each)) ?? {
      id: newIdAt(paidAt),
      unitId,
      cashierId: cashier.personId,
      day,
      dong: 0,
      entries: 0,
      cashier,
    }
    till.dong += dong
    till.entries += 1
    tills.set(tillKey(each), till)
  }
  return tills
}

const saveTills = (db: Db, localityId: number, tills: ReadonlyMap<string, Till>): Promise<number> =>
  db.run(sql`
    INSERT INTO fee_cash_days (locality_id, id, unit_id, cashier_id, day)
    SELECT ${localityId}::integer, id, "unitId", "cashierId", day FROM jsonb_to_recordset(${json([...tills.values()])})
      AS r (id uuid, "unitId" uuid, "cashierId" uuid, day date)`)

/** The last number of each unit's book of a year. */
type Serials = Map<string, number>

async function usedSerials(db: Db, localityId: number): Promise<Serials> {
  const rows = await db.many(sql<{ unitId: string; series: string; year: number; last: number }>`
    SELECT unit_id, series, year, last FROM fee_receipt_serials WHERE locality_id = ${localityId} AND book = 'receipt'`)
  return new Map(rows.map(({ unitId, series, year, last }) => [`${unitId} ${series} ${year}`, last]))
}

const keepSerials = (db: Db, localityId: number, serials: Serials): Promise<number> =>
  db.run(sql`
    INSERT INTO fee_receipt_serials (locality_id, unit_id, book, series, year, last)
    SELECT ${localityId}::integer, unit, 'receipt', series, year, last FROM jsonb_to_recordset(${json(
      [...serials].map(([key, last]) => {
        const [unit, series, year] = key.split(' ')
        return { unit, series, year, last }
      }),
    )}) AS r (unit uuid, series text, year smallint, last integer)
    ON CONFLICT (locality_id, unit_id, book, series, year) DO UPDATE SET last = excluded.last`)

const SERIES = 'BL'

async function savePayments(
  db: Db,
  localityId: number,
  chunk: readonly Paid[],
  tills: ReadonlyMap<string, Till>,
  serials: Serials,
): Promise<number> {
  const rows = chunk.map((each) => {
    const year = Number(each.day.slice(0, 4))
    const key = `${each.unitId} ${SERIES} ${year}`
    const number = (serials.get(key) ?? 0) + 1
    serials.set(key, number)
    const till = each.method === 'cash' ? tills.get(tillKey(each))?.id : null
    return { ...each, form: undefined, lines: undefined, takenBy: each.cashier.personId, till, year, number }
  })
  const acts = rows.map(
    (each): NewAct => ({
      ...actBase(each as unknown as Accepted),
      verb: each.method === 'cash' ? 'fee.pay' : 'fee.match',
      actor: each.cashier,
      personId: each.takenBy,
      occurredAt: each.paidAt,
      facts: { payment: each.paymentId, amountDong: each.dong, method: each.method, number: each.number },
    }),
  )
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO fee_payments (locality_id, id, dossier_id, unit_id, procedure_id, kind, method, amount_dong, cash_day_id, taken_by,
        paid_at, day)
      SELECT ${localityId}::integer, "paymentId", id, "unitId", "procedureId", 'payment', method, dong, till, "takenBy", "paidAt", day
      FROM jsonb_to_recordset(${json(rows)}) AS r ("paymentId" uuid, id uuid, "unitId" uuid, "procedureId" uuid, method text, dong bigint,
        till uuid, "takenBy" uuid, "paidAt" timestamptz, day date)`)
    await tx.run(sql`
      INSERT INTO fee_receipts (locality_id, payment_id, unit_id, book, series, year, number)
      SELECT ${localityId}::integer, "paymentId", "unitId", 'receipt', ${SERIES}, year, number
      FROM jsonb_to_recordset(${json(rows)}) AS r ("paymentId" uuid, "unitId" uuid, year smallint, number integer)`)
    await tx.run(sql`
      UPDATE fee_balances b SET paid_dong = r.dong FROM jsonb_to_recordset(${json(rows)}) AS r (id uuid, dong bigint)
      WHERE b.locality_id = ${localityId} AND b.dossier_id = r.id`)
    await tx.run(sql`
      UPDATE dossiers d SET fee_paid_at = r."paidAt" FROM jsonb_to_recordset(${json(rows)}) AS r (id uuid, "paidAt" timestamptz)
      WHERE d.locality_id = ${localityId} AND d.id = r.id`)
    await recordMany(tx, acts)
  })
  return acts.length
}

/** A week's transfers of a unit as the bank's statement, matched; the last one leaves a line for a person to explain. */
async function saveStatements(db: Db, localityId: number, paid: readonly Paid[], to: Date): Promise<number> {
  const weeks = Map.groupBy(
    paid.filter(({ method }) => method === 'transfer'),
    ({ unitId, day }) => `${unitId} ${day}`,
  )
  const offices = await db.many(sql<{ unitId: string; accountNumber: string }>`
    SELECT unit_id, account_number FROM fee_offices WHERE locality_id = ${localityId} AND account_number IS NOT NULL ORDER BY valid_from`)
  const accounts = new Map(offices.map(({ unitId, accountNumber }) => [unitId, accountNumber]))
  const statements = [...weeks.values()].map((payments) => {
    const [{ unitId, day, cashier, paidAt }] = payments as [Paid]
    const account = accounts.get(unitId) ?? unitId
    const id = newIdAt(paidAt)
    const matched = payments.map((each, position) => ({
      id: newIdAt(paidAt),
      statementId: id,
      unitId,
      account,
      position,
      bookedOn: day,
      amountDong: each.dong,
      description: `MBVCB chuyen khoan ${shortCode(each.code)}`,
      reference: `FT${each.paymentId.slice(-10).toUpperCase()}`,
      state: 'matched',
      dossierId: each.id as string | null,
      paymentId: each.paymentId as string | null,
    }))
    const isLatest = to.getTime() - paidAt.getTime() < 7 * DAY_MS
    const stray = {
      dossierId: null,
      paymentId: null,
      position: matched.length,
      amountDong: 20_000,
      description: 'CHUYEN TIEN PHI',
    }
    const lines = isLatest
      ? [
          ...matched,
          {
            ...(matched[0] as (typeof matched)[number]),
            ...stray,
            id: newIdAt(paidAt),
            reference: `FT${id.slice(-10).toUpperCase()}`,
            state: 'open',
          },
        ]
      : matched
    const marked = lines.map((line) => ({
      ...line,
      fingerprint: createHash('sha256').update(`demo ${line.id}`).digest('hex'),
    }))
    return { id, unitId, account, day, cashier, at: paidAt, lines: marked }
  })
  let acts = 0
  for (const some of chunks(statements)) {
    const lines = some.flatMap((each) => each.lines)
    const rows = some.map(({ cashier, day, ...each }) => ({
      ...each,
      fileName: `sao-ke-${day}.csv`,
      uploadedBy: cashier.personId,
      hash: createHash('sha256').update(each.id).digest('hex'),
    }))
    const decided = some.flatMap(({ cashier, at, lines: own }) =>
      own.flatMap(({ id, paymentId }) =>
        paymentId ? [{ id: newIdAt(at), lineId: id, paymentId, decidedBy: cashier.personId, at }] : [],
      ),
    )
    await db.transaction(async (tx) => {
      await tx.run(sql`
        INSERT INTO fee_statements (locality_id, id, unit_id, account, file_name, file_hash, format, lines, uploaded_by, uploaded_at,
          confirmed_at)
        SELECT ${localityId}::integer, id, "unitId", account, "fileName", decode(hash, 'hex'), 'csv', lines, "uploadedBy", at, at
        FROM jsonb_to_recordset(${json(rows)}) AS r (id uuid, "unitId" uuid, account text, "fileName" text, hash text, lines jsonb,
          "uploadedBy" uuid, at timestamptz)`)
      await tx.run(sql`
        INSERT INTO fee_statement_lines (locality_id, id, statement_id, unit_id, account, fingerprint, position, booked_on, amount_dong,
          description, reference, state, dossier_id, payment_id)
        SELECT ${localityId}::integer, id, "statementId", "unitId", account, fingerprint, position, "bookedOn", "amountDong", description,
          reference, state, "dossierId", "paymentId"
        FROM jsonb_to_recordset(${json(lines)}) AS r (id uuid, "statementId" uuid, "unitId" uuid, account text, fingerprint text,
          position integer, "bookedOn" date, "amountDong" bigint, description text, reference text, state text, "dossierId" uuid,
          "paymentId" uuid)`)
      await tx.run(sql`
        INSERT INTO fee_line_decisions (locality_id, id, line_id, kind, payment_id, reason, decided_by, decided_at)
        SELECT ${localityId}::integer, id, "lineId", 'matched', "paymentId", 'exact', "decidedBy", at
        FROM jsonb_to_recordset(${json(decided)}) AS r (id uuid, "lineId" uuid, "paymentId" uuid, "decidedBy" uuid, at timestamptz)`)
      const imports = some.map(
        ({ id, unitId, cashier, at, lines: own }): NewAct => ({
          verb: 'fee.importStatement',
          actor: cashier,
          subjectId: id,
          unitId,
          occurredAt: at,
          facts: { lines: own.length, matched: own.filter(({ paymentId }) => paymentId).length },
        }),
      )
      await recordMany(tx, imports)
      acts += imports.length
    })
  }
  return acts
}

/** What a till holds, in the fewest notes. */
function notesOf(dong: number): Record<number, number> {
  let left = dong
  return Object.fromEntries(
    DENOMINATIONS.flatMap((value) => {
      const count = Math.floor(left / value)
      left -= count * value
      return count > 0 ? [[value, count]] : []
    }),
  )
}

/** Every past day is closed at its end; now and then a note is missing, and the cashier says why. */
async function closeTills(
  db: Db,
  localityId: number,
  tills: ReadonlyMap<string, Till>,
  chance: Random,
  today: LocalDate,
): Promise<number> {
  const closed = [...tills.values()]
    .filter(({ day }) => day < today)
    .map((till) => {
      const short = till.dong > 20_000 && chance.chance(0.015) ? 1_000 : 0
      const at = new Date(`${till.day}T16:50:00+07:00`)
      const counted = till.dong - short
      return {
        ...till,
        at,
        counted,
        counts: notesOf(counted),
        explanation: short ? 'Trả thừa tiền lẻ cho người nộp.' : null,
      }
    })
  let acts = 0
  for (const some of chunks(closed))
    await db.transaction(async (tx) => {
      await tx.run(sql`
        UPDATE fee_cash_days d SET expected_dong = r.dong, counted_dong = r.counted, counts = r.counts, explanation = r.explanation,
          closed_at = r.at
        FROM jsonb_to_recordset(${json(some)}) AS r (id uuid, dong bigint, counted bigint, counts jsonb, explanation text, at timestamptz)
        WHERE d.locality_id = ${localityId} AND d.id = r.id`)
      const closings = some.map(
        ({ id, unitId, cashier, at, day, dong, counted, entries }): NewAct => ({
          verb: 'fee.close',
          actor: cashier,
          subjectId: id,
          unitId,
          personId: cashier.personId,
          occurredAt: at,
          facts: { day, expectedDong: dong, countedDong: counted, entries },
        }),
      )
      await recordMany(tx, closings)
      acts += closings.length
    })
  return acts
}
