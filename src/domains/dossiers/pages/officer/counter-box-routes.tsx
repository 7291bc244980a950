import { readPosted } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import { Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import { findApplicant, findApplicants, findByNumber } from '../../queries/applicants.ts'
import { readBox } from '../../rules/counter-box.ts'
import { byInitials } from '../../rules/initials.ts'
import { words as roomWords } from '../../words.ts'
import { ChoosePage, counterLink } from './counter-choose.tsx'
import { type Chosen, type Counter, chosenBy, countersOf, lastPersonOf } from './counter-data.ts'
import { beginning, showIntake } from './counter-intake.tsx'
import type { Person } from './counter-person.tsx'
import { words } from './counter-words.ts'
import { type Desk, officialOf } from './deps.ts'

const MOST_TYPED = 700

/** What is known so far when a procedure is to be chosen. */
interface Asked {
  unitId: string
  text: string
  personId?: string | undefined
  newcomer?: string | undefined
  gone?: boolean
}

/** The counters of whoever asks, and the one that is meant. */
async function standAt(desk: Desk, request: Request, unitId: string) {
  const officer = officialOf(request)
  const counters = await countersOf(desk, officer)
  const counter = counters.find(({ unit }) => unit.id === unitId) ?? counters[0]
  if (!counter) throw new Refusal(403, 'not_yours', roomWords.reasons.not_yours)
  return { officer, counters, counter }
}

/** A procedure chosen by words leads to its form; anything else shows what may be chosen. */
export async function choose(desk: Desk, request: Request, reply: Reply, asked: Asked): Promise<Reply> {
  const { officer, counters, counter } = await standAt(desk, request, asked.unitId)
  const { text, newcomer, gone = false } = asked
  const chosen: Chosen = text ? await chosenBy(desk, counter, text) : { several: [], sure: true }
  const personId = UUID.test(asked.personId ?? '') ? asked.personId : undefined
  const { office } = desk
  // What is only like a procedure's name may be a person's.
  const people = chosen.sure || personId || newcomer ? [] : await findApplicants(office, text)
  const { one } = chosen
  if (one && !newcomer && people.length === 0)
    return reply.redirect(counterLink(one.slug, counters.length > 1 ? counter.unit.id : undefined, personId), 303)
  const [person, last] = await Promise.all([
    personId ? findApplicant(office.db, office.localityId, personId, true) : undefined,
    lastPersonOf(desk, officer),
  ])
  const several = one ? [one] : chosen.several
  const props = { counters, counter, text, several, people, person, personId, newcomer, last, gone }
  return reply.page(<ChoosePage {...props} />, { title: words.title, scripts: ['keys.js', 'counter.js'] })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The one box: whose dossier it is, by a card or a whole number, and which procedure; when both are known its form is there at once.
 * It is posted, so that what is typed of a person stands in no address.
 */
export async function readCounterBox(desk: Desk, request: Request, reply: Reply): Promise<Reply> {
  const form = await readPosted(request, desk.office)
  const { officer, counters, counter } = await standAt(desk, request, form.text('don-vi'))
  const typed = form.text('tim').slice(0, MOST_TYPED)
  const { code, card, number, words: rest } = readBox(typed)
  if (code) return reply.redirect(`/tim-ho-so?${new URLSearchParams({ 'tu-khoa': code })}`, 303)

  const whose = card?.idNumber ?? number
  const known = whose ? await findByNumber(desk.office, whose) : undefined
  // The button of the last person comes after what the box held before.
  const personId = known?.id ?? (whose ? undefined : form.all('nguoi').at(-1))
  const newcomer = personId ? undefined : whose ? typed.replace(rest, '').trim() : form.text('nguoi-moi') || undefined
  const unitId = counters.length > 1 ? counter.unit.id : undefined

  const slug = form.text('thu-tuc')
  const procedure = counter.procedures.find((each) => each.slug === slug)
  if (procedure) return toForm(desk, reply, officer, { counter, procedure }, { personId, newcomer, rest })
  const found = rest === '' ? undefined : await byWords(desk, counter, rest)
  if (found?.one && newcomer) {
    const at = { counter, procedure: found.one }
    return toForm(desk, reply, officer, at, { personId, newcomer, rest: '' })
  }
  if (found?.one && (personId || !found.name)) return reply.redirect(counterLink(found.one.slug, unitId, personId), 303)
  if (found?.one) {
    const at = { counter, procedure: found.one }
    return toForm(desk, reply, officer, at, { personId: undefined, newcomer: undefined, rest: found.name })
  }
  if (rest === '' && personId)
    return reply.redirect(
      `/tiep-nhan?${new URLSearchParams({ nguoi: personId, ...(unitId ? { 'don-vi': unitId } : {}) })}`,
      303,
    )
  return choose(desk, request, reply, { unitId: counter.unit.id, text: rest, personId, newcomer })
}

/** The procedure that words mean; where the first of them are its initials, the others are somebody's name. */
async function byWords(
  desk: Desk,
  counter: Counter,
  typed: string,
): Promise<{ one: ProcedureVersion; name: string } | undefined> {
  const whole = await chosenBy(desk, counter, typed)
  const [first = '', ...others] = typed.split(' ')
  const name = others.join(' ')
  const meant = whole.sure || name === '' ? [] : byInitials(first, counter.procedures, (each) => each.name.vi)
  if (meant.length === 1 && meant[0]) return { one: meant[0], name }
  return whole.one && whole.sure ? { one: whole.one, name: '' } : undefined
}

interface Whose {
  personId: string | undefined
  /** A card or number of somebody new. */
  newcomer: string | undefined
  /** What is left of what was typed: letters of a name. */
  rest: string
}

/** To the form of a procedure: by an address where it holds keys only, at once where it is somebody new. */
async function toForm(
  desk: Desk,
  reply: Reply,
  officer: OfficialViewer,
  at: { counter: Counter; procedure: ProcedureVersion },
  { personId, newcomer, rest }: Whose,
): Promise<Reply> {
  const path = `/tiep-nhan/${at.procedure.slug}`
  const unit = { 'don-vi': at.counter.unit.id }
  if (personId) return reply.redirect(`${path}?${new URLSearchParams({ ...unit, nguoi: personId })}`, 303)
  if (!newcomer) return reply.redirect(`${path}?${new URLSearchParams({ ...unit, 'nguoi-tim': rest })}`, 303)
  const { card, number } = readBox(newcomer)
  const person: Person = { kind: 'new', text: card?.idNumber ?? number ?? '', searched: true, card }
  return showIntake(desk, officer, reply, at, await beginning(desk, officer, person))
}
