import { Type } from 'typebox'
import { type PostedForm, readPosted } from '../../../../core/files/index.ts'
import { type Citizen, citizen, findCitizen } from '../../../../core/identity/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../../../platform/http/index.ts'
import type { Errors } from '../../../../ui/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import { createSubmit } from '../../actions/submit.ts'
import { proposedUnit } from '../../deciders.ts'
import { dropDraft, findDraft, keepDraft } from '../../drafts.ts'
import type { UnitRef } from '../../office.ts'
import { expectedDue } from '../../queries/statistics.ts'
import { HTTP, type Reason } from '../../reasons.ts'
import { words as roomWords } from '../../words.ts'
import { CheckPage } from './check-page.tsx'
import type { Counter } from './deps.ts'
import { emptyFiling, type Filing, filingFrom, filledFrom, flawsOf, paperField, submissionOf } from './filing.ts'
import { FilingPage } from './filing-page.tsx'
import { words } from './filing-words.ts'
import { words as forAnotherWords } from './for-another-words.ts'
import { heldChosen, offersOf, openStore, provenOwner } from './held-filing.ts'
import { findPicked, type PickedFiles } from './picked-files.ts'
import { ReceiptPage } from './receipt-page.tsx'

const Slug = Type.Object({ slug: Type.String({ maxLength: 100 }) })
const route = { schema: { params: Slug }, config: { may: 'public' } }
const Begin = Type.Object({
  nhap: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{16,100}$' })),
  thay: Type.Optional(Type.String({ maxLength: 1 })),
})
const begin = { schema: { params: Slug, querystring: Begin }, config: { may: 'public' } }
const SCRIPTS = ['upload.js', 'scan.js']

/** Filing online: the form, what was entered with the date of the result, the receipt. */
export function mountFiling(app: App, counter: Counter): void {
  const { office, lookup, afterFiling } = counter
  const submit = createSubmit(office)

  const findVersion = async (slug: string): Promise<ProcedureVersion> => {
    const time = await office.workingTime()
    const version = await office.findProcedure(slug, time.dateOf(office.clock.now()))
    if (!version) throw new Refusal(404, 'no_such_procedure', words.closed)
    return version
  }

  const showForm = async (
    reply: Reply,
    version: ProcedureVersion,
    filing: Filing,
    { errors = {}, picked = [], fresh }: { errors?: Errors; picked?: readonly PickedFiles[]; fresh?: boolean } = {},
  ) => {
    const isSignedIn = reply.request.viewer.kind === 'citizen'
    const [units, offers, [pickedForAnother]] = await Promise.all([
      unitsOf(version),
      offersOf(office, version, filing),
      isSignedIn ? findPicked(office, [filing.forAnother.files]) : [],
    ])
    const account = isSignedIn ? { pickedForAnother } : undefined
    const shown = { version, units, filing, picked, account, errors, offers }
    return reply.page(<FilingPage {...shown} fresh={fresh ?? false} />, {
      title: version.name,
      scripts: SCRIPTS,
      status: Object.keys(errors).length > 0 ? 422 : 200,
    })
  }

  const receiversOf = async (version: ProcedureVersion): Promise<string[]> =>
    (await unitsOf(version)).map(({ id }) => id)

  const unitsOf = async ({ receivingUnitIds }: ProcedureVersion): Promise<UnitRef[]> => {
    const staff = await office.staff()
    return [...new Set(receivingUnitIds.map(staff.counterOf))]
      .flatMap((id) => staff.findUnit(id) ?? [])
      .sort((one, other) => one.shortName.localeCompare(other.shortName, 'vi'))
  }

  /** The applicant has shown who they are, and chosen what may be used. */
  const proofOf = async (filing: Filing) => {
    const owner = filing.held.some(Boolean) ? await provenOwner(office, filing) : undefined
    return owner && { owner }
  }

  /** The account of whoever is signed in. */
  const accountOf = async ({ viewer }: Request): Promise<Citizen | undefined> =>
    viewer.kind === 'citizen' ? findCitizen(office.db, viewer.citizenId) : undefined

  /** Only somebody signed in files for another: a session that has ended meanwhile leads back to the draft. */
  const mustSignIn = ({ viewer }: Request, { forAnother }: Filing): boolean =>
    forAnother.on && viewer.kind !== 'citizen'
  const toSignIn = (reply: Reply, slug: string, { key }: Filing): Reply => {
    const next = encodeURIComponent(`/nop-ho-so/${slug}?nhap=${key}`)
    return reply.redirect(`/dang-nhap/cong-dan?next=${next}`, 303)
  }

  app.get('/nop-ho-so/:slug', begin, async (request, reply) => {
    const version = await findVersion(request.params.slug)
    const { nhap, thay } = request.query
    const account = await accountOf(request)
    if (nhap !== undefined && !account) return toSignIn(reply, version.slug, { ...emptyFiling(version), key: nhap })
    if (!account)
      return thay === '1'
        ? reply.redirect(`/dang-nhap/cong-dan?next=${encodeURIComponent(request.url)}`, 303)
        : showForm(reply, version, emptyFiling(version), { fresh: true })
    const draft = nhap === undefined ? undefined : await findDraft(office, account.id, nhap)
    if (draft?.slug !== version.slug) {
      const filled = filledFrom(account, version, thay === '1')
      const unitId = (await proposedUnit(office, await unitsOf(version), filled.applicant.address)) ?? ''
      return showForm(reply, version, { ...filled, unitId }, { fresh: true })
    }
    // The version may have changed since: papers stand by their place.
    const files = version.papers.map((_, index) => draft.filing.files[index] ?? [])
    const filing = { ...emptyFiling(version), ...draft.filing, files }
    return showForm(reply, version, filing, { picked: await findPicked(office, files) })
  })

  app.post('/nop-ho-so/:slug/luu', { ...route, config: { may: 'citizen.own' } }, async (request, reply) => {
    const version = await findVersion(request.params.slug)
    const filing = filingFrom(await readPosted(request, office), version)
    const kept = await keepDraft(office, citizen(request).citizenId, { slug: version.slug, filing })
    if (kept.ok) return reply.redirect('/cua-toi?da=nhap', 303)
    const errors = { unitId: kept.reason === 'too_many' ? forAnotherWords.tooMany : forAnotherWords.tooLarge }
    return showForm(reply, version, filing, { errors, picked: await findPicked(office, filing.files) })
  })

  // The pages between live in the form alone: asked for by address, they begin again.
  for (const step of ['kiem-tra', 'sua', 'gui', 'luu', 'giay-to-da-co'])
    app.get(`/nop-ho-so/:slug/${step}`, route, async (request, reply) =>
      reply.redirect(`/nop-ho-so/${encodeURIComponent(request.params.slug)}`, 303),
    )

  app.post('/nop-ho-so/:slug/sua', route, async (request, reply) => {
    const version = await findVersion(request.params.slug)
    const filing = filingFrom(await readPosted(request, office), version)
    return showForm(reply, version, filing, { picked: await findPicked(office, filing.files) })
  })

  app.post('/nop-ho-so/:slug/giay-to-da-co', route, async (request, reply) => {
    const version = await findVersion(request.params.slug)
    const posted = await readPosted(request, office)
    const filing = filingFrom(posted, version)
    const store = await openStore(counter, request, posted, filing)
    const picked = await findPicked(office, filing.files)
    if (store) return showForm(reply, version, { ...filing, store }, { picked })
    return showForm(reply, version, filing, { picked, errors: { storeSecret: words.errors.store } })
  })

  app.post('/nop-ho-so/:slug/kiem-tra', route, async (request, reply) => {
    const version = await findVersion(request.params.slug)
    const posted = await readPosted(request, office)
    const filing = filingFrom(posted, version)
    const picked = await findPicked(office, filing.files)
    const offers = await offersOf(office, version, filing)
    const held = heldChosen(version, filing, offers).map((id) => id ?? '')
    const present = { ...filing, held, files: picked.map(({ files }) => files.map(({ token }) => token)) }
    if (mustSignIn(request, filing)) return toSignIn(reply, version.slug, filing)
    // Whoever leaves here goes on where they were, on any device.
    if (request.viewer.kind === 'citizen')
      await keepDraft(office, request.viewer.citizenId, { slug: version.slug, filing: present })
    const errors = { ...flawsOf(present, version, await receiversOf(version)), ...fileFlaws(picked, posted) }
    if (Object.keys(errors).length > 0) return showForm(reply, version, present, { errors, picked })
    const { form } = submissionOf(present, version)
    const [units, expected, feeDong = version.feeDong] = await Promise.all([
      unitsOf(version),
      expectedDue(office, { procedureSlug: version.slug }),
      office.quote?.({ version, form, channel: 'online', sets: 1, applicantKind: present.kind }),
    ])
    const unit = units.find(({ id }) => id === present.unitId)
    if (!unit || !expected) throw new Refusal(404, 'no_such_procedure', words.closed)
    return reply.page(<CheckPage {...{ version, unit, picked, expected, offers, feeDong }} filing={present} />, {
      title: words.checkTitle,
    })
  })

  app.post('/nop-ho-so/:slug/gui', route, async (request, reply) => {
    const version = await findVersion(request.params.slug)
    const filing = filingFrom(await readPosted(request, office), version)
    if (mustSignIn(request, filing)) return toSignIn(reply, version.slug, filing)
    const [flaws, account] = await Promise.all([
      receiversOf(version).then((receivers) => flawsOf(filing, version, receivers)),
      accountOf(request),
    ])
    // Files are asked for by sending: of a form sent before they are a dossier's already, and it gets its receipt again.
    const sent =
      Object.keys(flaws).length === 0
        ? await submit(submissionOf(filing, version, account), await proofOf(filing))
        : undefined
    if (!sent?.ok) {
      const picked = await findPicked(office, filing.files)
      const errors = { ...(sent ? flawOfReason(sent.reason) : {}), ...flaws, ...fileFlaws(picked) }
      return showForm(reply, version, filing, { errors, picked })
    }
    if (account) await dropDraft(office, account.id, filing.key)
    const view = await lookup(sent.value.code)
    const expected = view && (await expectedDue(office, { procedureSlug: version.slug, at: view.submittedAt }))
    if (!view || !expected) throw new Error(`The dossier ${sent.value.id} was sent and is not found`)
    const asked = await afterFiling?.(sent.value)
    return reply
      .header('cache-control', 'no-store')
      .page(<ReceiptPage view={view} secret={sent.value.secret} expected={expected} asked={asked ?? null} />, {
        title: words.receiptTitle,
        scripts: ['print.js'],
      })
  })
}

/** What is wrong with files: those that couldn't be kept, and those that are there no longer. */
function fileFlaws(picked: readonly PickedFiles[], posted?: PostedForm): Errors {
  const gone = picked.flatMap((paper, index) =>
    paper.gone ? [[paperField(index), words.errors.goneFile] as const] : [],
  )
  return { ...Object.fromEntries(gone), ...posted?.fileErrors }
}

const FIELD: Partial<Record<Reason, string>> = {
  unit_does_not_receive: 'unitId',
  missing_name: 'fullName',
  bad_phone: 'phone',
  bad_email: 'email',
  bad_id_number: 'idNumber',
  unknown_file: paperField(0),
  no_consent: paperField(0),
  paper_not_held: paperField(0),
  paper_does_not_hold: paperField(0),
}

/** Why it wasn't taken, at its field; `HTTP` knows what it would be without one. */
function flawOfReason(reason: Reason): Errors {
  const field = FIELD[reason]
  if (!field) throw new Refusal(HTTP[reason], reason, roomWords.reasons[reason])
  return { [field]: roomWords.reasons[reason] }
}
