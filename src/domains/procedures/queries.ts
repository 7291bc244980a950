import type { LocalDate } from '../../core/calendar/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { versioned } from '../../platform/versioned.ts'
import { searchOver } from './rules/search.ts'
import { isInForce, type ProcedureVersion } from './rules/version.ts'

export interface LifeEvent {
  key: string
  name: Text
  procedures: string[]
}

/** The whole catalogue, every version of it: some thousand rows at most, kept in memory. */
export class Catalogue {
  readonly versions: readonly ProcedureVersion[]
  readonly lifeEvents: readonly LifeEvent[]
  readonly #byId: Map<string, ProcedureVersion>
  readonly #bySlug: Map<string, ProcedureVersion[]>
  readonly #terms: ReadonlyMap<string, readonly string[]>
  #search: { on: LocalDate; find: (text: string) => ProcedureVersion[] } | undefined

  constructor(
    versions: readonly ProcedureVersion[],
    lifeEvents: readonly LifeEvent[],
    terms: ReadonlyMap<string, readonly string[]>,
  ) {
    this.versions = versions
    this.lifeEvents = lifeEvents
    this.#byId = new Map(versions.map((version) => [version.id, version]))
    this.#bySlug = Map.groupBy(versions, ({ slug }) => slug)
    this.#terms = terms
  }

  find(id: string): ProcedureVersion | undefined {
    return this.#byId.get(id)
  }

  /** What people call a procedure, for the search. */
  termsOf(slug: string): readonly string[] {
    return this.#terms.get(slug) ?? []
  }

  /** @throws Error  there is no version of this id */
  get(id: string): ProcedureVersion {
    const version = this.find(id)
    if (!version) throw new Error(`There is no version ${id} of a procedure`)
    return version
  }

  /** All versions of a procedure, the oldest first. */
  versionsOf(slug: string): readonly ProcedureVersion[] {
    return this.#bySlug.get(slug) ?? []
  }

  /** The version that takes in dossiers of a procedure on a day. */
  findInForce(slug: string, on: LocalDate): ProcedureVersion | undefined {
    return this.versionsOf(slug).find((version) => isInForce(version, on))
  }

  /** The version of each procedure that takes in dossiers on a day, by name. */
  inForce(on: LocalDate): ProcedureVersion[] {
    return this.versions.filter((version) => isInForce(version, on))
  }

  /** What is in force on a day and fits the words, best first. */
  search(text: string, on: LocalDate): ProcedureVersion[] {
    if (this.#search?.on !== on) {
      const findables = this.inForce(on).map((item) => ({
        item,
        names: [item.name.vi, ...(this.#terms.get(item.slug) ?? []), item.name.en],
      }))
      this.#search = { on, find: searchOver(findables) }
    }
    return this.#search.find(text)
  }
}

export type CatalogueSource = () => Promise<Catalogue>

async function loadCatalogue(db: Db): Promise<Catalogue> {
  const [versions, lifeEvents, terms] = await Promise.all([
    db.many(sql<ProcedureVersion>`
      SELECT v.id, v.procedure_id, p.slug, v.code, v.name, v.field, v.level, v.valid_from, v.valid_to,
        jsonb_build_object('amount', v.limit_amount, 'unit', v.limit_unit) AS "limit", v.count_after_cutoff, v.due_time_mode,
        v.fee_dong, v.fee_note, v.result_vi, coalesce(v.result_en, v.result_vi) AS result_en, v.note, v.legal_basis, v.standing,
        CASE WHEN v.legal_limit_amount IS NOT NULL
          THEN jsonb_build_object('amount', v.legal_limit_amount, 'unit', v.legal_limit_unit) END AS legal_limit, v.lengthening, v.result_kind, v.result_template,
        CASE WHEN v.decision_number IS NOT NULL THEN jsonb_build_object('decision', v.decision_number, 'decidedOn', v.decided_on,
          'personId', v.approved_by, 'at', v.approved_at) END AS approval,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'kind', kind, 'quantity', quantity, 'issuedByOffice',
          issued_by_office, 'heldBy', held_by, 'kindKey', kind_key, 'condition', condition, 'conditionText', condition_text) ORDER BY position), '[]') FROM procedure_papers WHERE version_id = v.id) AS papers,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'position', position, 'name', name, 'role', role, 'place', place,
          'unitId', unit_id, 'amount', amount, 'unitOfTime', unit_of_time, 'condition', condition, 'fee', fee,
          'parallel', parallel, 'linked', linked, 'stage', stage) ORDER BY position), '[]')
          FROM procedure_steps WHERE version_id = v.id) AS steps,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'type', type, 'label', label, 'hint', hint, 'required', required,
          'options', options, 'initial', initial, 'suggestions', suggestions, 'repeats', nullif(repeats, false))
          ORDER BY position), '[]') FROM procedure_fields WHERE version_id = v.id) AS form,
        (SELECT coalesce(jsonb_agg(unit_id), '[]') FROM procedure_receivers WHERE version_id = v.id) AS receiving_unit_ids
      FROM procedure_versions v JOIN procedures p ON p.id = v.procedure_id ORDER BY v.name->>'vi', v.valid_from`),
    db.many(sql<LifeEvent>`SELECT key, name, procedures FROM life_events ORDER BY position`),
    db.many(sql<{ slug: string; terms: string[] }>`SELECT slug, terms FROM procedures`),
  ])
  return new Catalogue(versions, lifeEvents, new Map(terms.map(({ slug, terms: words }) => [slug, words])))
}

/** The catalogue as the database has it; a change shows within a second in every process. */
export const catalogueSource = (db: Db): CatalogueSource =>
  versioned(
    async () => (await db.one(sql<{ version: number }>`SELECT version FROM procedures_state`)).version,
    () => loadCatalogue(db),
  )
