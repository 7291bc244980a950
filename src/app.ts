import { basename } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyServerOptions } from 'fastify'
import packageFile from '../package.json' with { type: 'json' }
import { type CalendarSource, calendarSource } from './core/calendar/index.ts'
import { mountCorrespondence } from './core/correspondence/index.ts'
import { mountFiles, sweepUploads } from './core/files/index.ts'
import {
  authenticate,
  codeCarriers,
  createProvider,
  isPermission,
  limiter,
  mountAdministration,
  mountIdentity,
  type ProviderSettings,
  sweepSessions,
} from './core/identity/index.ts'
import { keepLedger, mountLedger, readSealKey } from './core/ledger/index.ts'
import { type ChannelSettings, createNotifications, joinSources } from './core/notifications/index.ts'
import { createOfficialForms, findFormSet } from './core/official-forms/index.ts'
import { findLocality, organizationSource } from './core/organization/index.ts'
import { DAY, keepDelivering, sweepDeliveries } from './core/outbox/index.ts'
import { digestCarriers, findChoices, mountWorklist, sendDigests, type WorklistDeps } from './core/worklist/index.ts'
import { mountCitizens } from './domains/citizens/index.ts'
import {
  type Commitments,
  commitmentsServing,
  mountCommitments,
  openSettlements,
  remindSigners,
  signerOf,
  targetPromises,
  waitingCommitments,
  waitingSignatures,
} from './domains/commitments/index.ts'
import { consultationAside, endSilences, mountConsultations, waitingOpinions } from './domains/consultations/index.ts'
import { createHall, linkDossier, mountCounter, numberAtDesk } from './domains/counter/index.ts'
import {
  type DocumentsDeps,
  documentCarriers,
  documentOrigin,
  followTask,
  mountDocuments,
  waitingArrivals,
  waitingInstructions,
  waitingReadings,
  waitingSentBack,
} from './domains/documents/index.ts'
import {
  createOffice,
  dossierNotices,
  mountCitizenPages,
  mountDossiersApi,
  mountOfficerPages,
  type Office,
  panelsOf,
  pastDossiers,
  pauseForOutages,
  remindDue,
  storeAside,
  storeDoor,
  sweepDiscards,
  sweepDrafts,
  timeTaken,
  waitingDossiers,
} from './domains/dossiers/index.ts'
import {
  type ExchangeDeps,
  exchangeCarriers,
  followForOthers,
  mountExchange,
  sweepImports,
} from './domains/exchange/index.ts'
import {
  chargeOnAcceptance,
  feePanel,
  feesOfEntries,
  moneyOf,
  mountFees,
  owedFor,
  quoteOn,
  waitingRefunds,
} from './domains/fees/index.ts'
import {
  afterFiling,
  deliveryNotices,
  deliveryPanel,
  isWithPost,
  mountHandovers,
  paperAside,
  settleFiles,
  waitingHandovers,
} from './domains/handovers/index.ts'
import { dossiersOnTime, mountInsight } from './domains/insight/index.ts'
import {
  conclusionOrigin,
  conclusionsFor,
  meetingAppointments,
  mountMeetings,
  waitingAttendance,
  waitingConclusions,
  waitingInvitations,
} from './domains/meetings/index.ts'
import { mountOversight } from './domains/oversight/index.ts'
import { mountPapers, ownPapersCard, ownPapersData, paperKinds } from './domains/papers/index.ts'
import { catalogueSource, isInForce, mountProcedureEditor, mountProcedures } from './domains/procedures/index.ts'
import { mountReform, type ReformDeps } from './domains/reform/index.ts'
import {
  countTargets,
  explanationOrders,
  mountResolutions,
  type ResolutionsDeps,
  unitsReaching,
  waitingExplanations,
  waitingFigures,
} from './domains/resolutions/index.ts'
import {
  followUpAside,
  followUpLowRatings,
  followUpNotices,
  followUpPanel,
  forgetFollowUps,
  mountFollowUps,
  mountSatisfactionFigures,
  remindFollowUps,
  waitingFollowUps,
} from './domains/satisfaction/index.ts'
import {
  giveRepeated,
  mountTasks,
  remindAcceptance,
  targetTasks,
  tasksHanging,
  tasksOnTime,
  tasksWithoutPaper,
  type WorkDeps,
  waitingTasks,
} from './domains/work/index.ts'
import { failurePage } from './failure-page.tsx'
import { frameOf, homeOf } from './frame.tsx'
import { mountHealth } from './health.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { connect, type Database } from './platform/database/index.ts'
import { type App, createHttp, showWhatIsSet } from './platform/http/index.ts'
import { t } from './platform/i18n/index.ts'
import { readPlans } from './profile.ts'
import { ASSETS_FOLDER, asset } from './ui/index.ts'

/** How people and other systems outside are told; what isn't set isn't used. */
export interface OutsideSettings extends Omit<ChannelSettings, 'innerPush'> {
  portalUrl?: string | undefined
  portalToken?: string | undefined
  /** Whether others may name addresses inside our network: in demonstrations and tests. */
  innerTargets?: boolean | undefined
}

export interface ProgramOptions {
  /** The program's own role. */
  databaseUrl: string
  publicUrl: string
  /** Signs and salts. */
  secret: string
  /** The private key of the ledger's seals, PKCS #8 in base64. */
  sealKey: string
  /** Where the demonstration's certificate authority is kept. */
  dataFolder: string
  rateLimitExempt?: readonly string[]
  trustProxy?: boolean
  outside?: OutsideSettings
  /** Signs citizens in; what isn't set isn't there. */
  provider?: ProviderSettings | undefined
  clock?: Clock
  logger?: FastifyServerOptions['logger']
  /** How many connections this process holds. */
  connections?: number
}

/** The whole program over one database: every room mounted, what runs beside requests started. */
export interface Program {
  app: App
  db: Database
  calendar: CalendarSource
  /** What changes of units stand on. */
  reform: ReformDeps
  /** What targets stand on. */
  resolutions: ResolutionsDeps
  /** The one list of what waits for each official. */
  worklist: WorklistDeps
  /** What commitments stand on. */
  commitments: Commitments
  /** Starts what runs beside requests: seals, counts, sweeping. Each process may; they take turns. */
  startBackground(): void
  close(): Promise<void>
}

/** @throws Error no profile is loaded */
export async function createProgram(options: ProgramOptions): Promise<Program> {
  const { publicUrl, secret, clock = systemClock, dataFolder } = options
  const db = connect({ url: options.databaseUrl, max: options.connections ?? 10 })
  const locality = await findLocality(db)
  if (!locality) throw new Error('No profile is loaded')

  const secure = publicUrl.startsWith('https:')
  // Transactions ask for reference data too: had it to wait for one of their connections, all of them could wait for ever.
  const reference = connect({ url: options.databaseUrl, max: 2, name: 'camlo reference' })
  const calendar = calendarSource(reference)
  const organization = organizationSource(reference)
  const catalogue = catalogueSource(reference)
  const limits = limiter(db, secret, options.rateLimitExempt ?? [])
  const forms = createOfficialForms({ folder: dataFolder, now: () => clock.now() })
  const formSetOn = (on: string) => findFormSet(locality.lawAsOf ?? on)
  const office: Office = createOffice({
    db,
    clock,
    localityId: locality.id,
    publicUrl,
    secret,
    calendar,
    organization,
    charge: chargeOnAcceptance(() => office),
    entryFees: feesOfEntries(locality.id),
    moneyOf: moneyOf(locality.id),
    rated: followUpLowRatings(() => office),
    forget: forgetFollowUps(locality.id),
    withPost: (tx, dossierId) => isWithPost(tx, locality.id, dossierId),
    quote: quoteOn(() => office),
    findProcedure: async (slug, on) =>
      (await catalogue()).versions.find((version) => version.slug === slug && isInForce(version, on)),
    async getVersion(id) {
      const version = (await catalogue()).find(id)
      if (!version) throw new Error(`There is no version ${id} of a procedure`)
      return version
    },
  })

  const outside = options.outside ?? {}
  const notifications = createNotifications({
    db,
    clock,
    localityId: locality.id,
    publicUrl,
    secret,
    name: locality.name.vi,
    settings: { ...outside, innerPush: outside.innerTargets },
    source: joinSources([dossierNotices(office), deliveryNotices(office), followUpNotices(office)]),
  })

  const exchange: ExchangeDeps = {
    db,
    clock,
    localityId: locality.id,
    publicUrl,
    secret,
    office,
    notifications,
    innerTargets: outside.innerTargets ?? false,
    portal: { url: outside.portalUrl, token: outside.portalToken },
  }

  const app = await createHttp({
    publicUrl,
    version: packageFile.version,
    frame: frameOf(locality),
    failurePage,
    isKnownPermission: isPermission,
    logger: options.logger ?? false,
    trustProxy: options.trustProxy ?? false,
  })
  showWhatIsSet(app, (permission) => SETS.test(permission))
  authenticate(app, { db, clock, organization, secure })
  // Files carry their content's hash in their names, so browsers may keep them for ever.
  await app.register(fastifyStatic, {
    root: ASSETS_FOLDER,
    serve: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  app.get('/assets/:file', { config: { may: 'public' } }, (request, reply) =>
    reply.sendFile((request.params as { file: string }).file),
  )
  // Browsers let a worker look after the addresses below its own. One shows notices everywhere; the other looks after the
  // counter's addresses only, so that no other page of an official is ever kept.
  for (const worker of ['push-worker.js', 'counter-worker.js'])
    app.get(`/${worker}`, { config: { may: 'public' } }, (_request, reply) =>
      reply.sendFile(basename(asset(worker)), { immutable: false, maxAge: 0 }),
    )
  mountHealth(app, db)
  const provider = options.provider && createProvider(options.provider, publicUrl)
  mountIdentity(app, {
    db,
    clock,
    organization,
    secret,
    limiter: limits,
    secure,
    homeOf,
    localityId: locality.id,
    codeChannels: Object.keys(notifications.posts) as (keyof typeof notifications.posts)[],
    provider,
  })
  mountAdministration(app, { db, clock, organization })
  mountFiles(app, { db, clock, localityId: locality.id, secret })
  mountLedger(app, {
    db,
    async nameOf(actor) {
      if (actor.kind !== 'official') return undefined
      const people = await organization()
      const [post, unit] = [people.findPost(actor.postId), people.findUnit(actor.unitId)]
      return post && unit && t(`${post.title.vi}, ${unit.name.vi}`, `${post.title.en}, ${unit.name.en}`)
    },
  })
  mountCorrespondence(app, { db, clock, localityId: locality.id, organization, forms, formSetOn })
  mountProcedures(app, { clock, catalogue, organization, timeTaken: (procedureId) => timeTaken(office, procedureId) })
  mountProcedureEditor(app, {
    db,
    clock,
    catalogue,
    organization,
    calendar,
    paperKinds: () => paperKinds(db, locality.id),
    history: (procedureId, window) => pastDossiers(office, procedureId, window),
  })
  mountDossiersApi(app, office, limits)
  const panel = panelsOf([followUpPanel({ office }), feePanel({ office }), deliveryPanel(office)])
  mountCitizenPages(app, office, {
    notifications,
    limits,
    forms,
    formSetOn,
    secure,
    panel,
    afterFiling: (filed) => afterFiling(office, filed),
  })
  const hall = createHall({ db, clock, localityId: locality.id, publicUrl, secret, calendar, organization, catalogue })
  mountOfficerPages(app, office, {
    forms,
    formSetOn,
    organization,
    catalogue,
    panel,
    asidesOf: async (...of) =>
      (
        await Promise.all([paperAside(...of), storeAside(...of), consultationAside(...of), followUpAside(...of)])
      ).flat(),
    queue: {
      numberAtDesk: (official) => numberAtDesk(hall, official),
      takenIn: async (official, ticketId, dossierId) => void (await linkDossier(hall, official, ticketId, dossierId)),
    },
  })
  const store = storeDoor(office, organization, limits)
  mountCitizens(app, {
    office,
    limits,
    secure,
    notifications,
    owedFor: (ids) => owedFor(office, ids),
    cards: { home: [(holder) => ownPapersCard(store, holder)], papers: [(holder) => ownPapersCard(store, holder)] },
    kept: async (holder) => ({ heldPapers: await ownPapersData(store, holder) }),
  })
  mountPapers(app, store)
  mountConsultations(app, office, { organization, limits })
  mountFollowUps(app, { office, organization, limits })
  mountSatisfactionFigures(app, { office, organization })
  const queue = await mountCounter(app, hall, { limits, secure })
  mountExchange(app, exchange)
  mountFees(app, { office, catalogue, forms, formSetOn })
  mountHandovers(app, { office, forms, formSetOn, limits })
  const resolutions: ResolutionsDeps = {
    db,
    clock,
    localityId: locality.id,
    organization,
    calendar,
    secret,
    sources: [
      dossiersOnTime(db),
      tasksOnTime({ db, clock, localityId: locality.id }),
      unitsReaching({ db, clock, localityId: locality.id, organization }),
    ],
    cards: [
      targetPromises({ db, localityId: locality.id, organization }),
      targetTasks({ db, clock, localityId: locality.id }),
    ],
    hangs: [tasksHanging({ localityId: locality.id })],
    looseTasks: tasksWithoutPaper({ db, localityId: locality.id }),
  }
  mountResolutions(app, { ...resolutions, forms, formSetOn })
  const work: WorkDeps = {
    db,
    clock,
    localityId: locality.id,
    calendar,
    organization,
    secret,
    searchAbove: (viewer, text, limit) => conclusionsFor({ db, localityId: locality.id }, viewer, { text, limit }),
    promisedIn: (taskId) => commitmentsServing(db, locality.id, { kind: 'task', id: taskId }),
    originOf: async (kind, id) => {
      if (kind === 'document') return documentOrigin(db, locality.id, id)
      return kind === 'conclusion' ? conclusionOrigin(db, locality.id, id) : undefined
    },
    moved: followTask(locality.id),
  }
  mountTasks(app, work)
  mountMeetings(app, { db, clock, localityId: locality.id, calendar, organization, secret, forms, formSetOn })
  const documents: DocumentsDeps = {
    ...{ db, clock, localityId: locality.id, publicUrl, secret, calendar, organization, forms, formSetOn },
    mail: notifications.posts.email,
    addressOf: async (officialId) => (await findChoices(db, officialId)).digestEmail ?? undefined,
  }
  mountDocuments(app, documents)
  const commitments: Commitments = {
    db,
    clock,
    localityId: locality.id,
    publicUrl,
    calendar,
    organization,
    secret,
    forms,
    formSetOn,
  }
  mountCommitments(app, commitments)
  mountOversight(app, { db, clock, localityId: locality.id, calendar, organization, secret, forms, formSetOn })
  const worklist: WorklistDeps = {
    db,
    clock,
    localityId: locality.id,
    publicUrl,
    organization,
    calendar,
    limits,
    sources: [
      waitingDossiers(office),
      waitingOpinions(office),
      waitingFollowUps(office),
      waitingHandovers(office),
      waitingRefunds(office),
      waitingFigures(locality.id),
      waitingExplanations(locality.id),
      ...waitingTasks(work),
      waitingArrivals(documents),
      waitingInstructions(documents),
      waitingReadings(documents),
      waitingSentBack(documents),
      waitingCommitments(commitments),
      waitingSignatures(commitments),
      waitingInvitations(office),
      waitingConclusions(office),
      waitingAttendance(office),
    ],
    appointments: [meetingAppointments(office)],
    mail: notifications.posts.email,
  }
  mountWorklist(app, worklist)
  const reform: ReformDeps = { db, office, catalogue }
  await mountReform(app, reform, await readPlans())
  const insight = await mountInsight(app, { db, office, organization, catalogue })
  app.get('/api/openapi.json', { config: { may: 'public' } }, () => app.swagger())

  let stopBackground: () => Promise<void> = async () => {}
  return {
    app,
    db,
    calendar,
    reform,
    resolutions,
    worklist,
    commitments,
    startBackground() {
      const onError = (cause: unknown) => app.log.error(cause)
      const ledger = keepLedger(db, readSealKey(options.sealKey), { onError })
      const followers = [notifications.follow({ onError }), ...followForOthers(exchange, { onError })]
      const dispatcher = keepDelivering({
        db,
        clock,
        localityId: locality.id,
        carriers: [
          ...notifications.carriers,
          ...codeCarriers({ db, secret, clock, publicUrl }, notifications.posts),
          ...exchangeCarriers(exchange),
          ...digestCarriers(worklist),
          ...documentCarriers(documents),
        ],
        onError,
      })
      const sweep = setInterval(() => {
        const now = clock.now()
        void Promise.all([
          sweepUploads(db, now),
          sweepSessions(db, now),
          sweepDrafts(db, now),
          sweepDiscards(db, now),
          sweepImports(db, locality.id, now),
          settleFiles(db, locality.id),
          sweepDeliveries(db, locality.id, new Date(now.getTime() - 30 * DAY)),
        ]).catch(onError)
      }, SWEEP_EVERY_MS)
      sweep.unref()
      const askToExplain = explanationOrders(resolutions, (of) => signerOf(db, locality.id, of))
      const deadlines = setInterval(() => {
        void Promise.all([
          endSilences(office),
          remindDue(office),
          pauseForOutages(office),
          remindFollowUps(office),
          sendDigests(worklist),
          remindAcceptance(work),
          giveRepeated(work),
          remindSigners(commitments),
          openSettlements(commitments),
          countTargets(resolutions).then(askToExplain),
        ]).catch((cause) => app.log.error(cause))
      }, DEADLINES_EVERY_MS)
      deadlines.unref()
      stopBackground = async () => {
        clearInterval(sweep)
        clearInterval(deadlines)
        await Promise.all([ledger, dispatcher, ...followers].map((each) => each.stop()))
        notifications.close()
      }
    },
    async close() {
      await Promise.all([insight.stop(), queue.stop()])
      // Requests under way are answered first. A sender who stands still in the middle of one mustn't hold up the operator.
      const patience = setTimeout(() => app.server.closeAllConnections(), LAST_ANSWERS_MS)
      await app.close()
      clearTimeout(patience)
      await stopBackground()
      await forms.close()
      await Promise.all([db.close(), reference.close()])
    },
  }
}

/** Permissions by which units, posts, people, procedures and hours are set. */
const SETS = /\.manage$|^absence\.register$/

const LAST_ANSWERS_MS = 10_000
const SWEEP_EVERY_MS = 3_600_000
const DEADLINES_EVERY_MS = 60_000
