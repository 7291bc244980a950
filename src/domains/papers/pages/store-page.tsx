import { useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Inset,
  Radios,
  Select,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { OfficialDossier } from '../deps.ts'
import { pageWords } from '../page-words.ts'
import type { AskedAnew } from '../queries/store.ts'
import type { NamedWard } from '../queries/wards.ts'
import { CONSENT_SCOPES } from '../rules/consent.ts'
import { PURPOSES } from '../rules/reuse.ts'
import type { ConsentLine, PaperLine } from '../view.ts'
import { words } from '../words.ts'
import { ConsentsTable, PapersTable } from './parts.tsx'

export interface StorePageProps {
  dossier: OfficialDossier
  /** How many papers hold; missing without a number. */
  count: number | undefined
  /** Names and all, once this look was recorded. */
  papers?: readonly PaperLine[] | undefined
  consents: readonly ConsentLine[]
  asked: readonly AskedAnew[]
  /** The child this dossier's result is about, with the papers that came from it. */
  ward?: (NamedWard & { papers: readonly PaperLine[] }) | undefined
  /** Whether a consent runs that lets contents be opened for this dossier. */
  open: boolean
  mayRevoke: (paper: PaperLine) => boolean
  errors?: Errors
  done?: keyof typeof pageWords.done | undefined
}

/** A person's store beside a dossier: how much there is, on whose consent it is used, and, once the look is recorded, what. */
export function StorePage(props: StorePageProps) {
  const say = useSay()
  const { dossier, count, errors = {}, done } = props
  return (
    <>
      <BackLink href={`/ho-so/${dossier.id}`}>{say(pageWords.back)}</BackLink>
      {done && (
        <Banner>
          <p>{say(pageWords.done[done])}</p>
        </Banner>
      )}
      <ErrorSummary errors={errors} />
      <Title caption={`${dossier.code} · ${say(dossier.procedureName)}`}>{say(pageWords.title)}</Title>
      <Inset>
        {say(count === undefined ? pageWords.noNumber : pageWords.exists(count))}
        {!dossier.inCharge && <span class="camlo-line">{say(pageWords.onlyInCharge)}</span>}
      </Inset>
      {dossier.inCharge && count !== undefined && <InCharge {...props} />}
      {dossier.inCharge && <WardCard {...props} />}
    </>
  )
}

function InCharge({ dossier, papers, consents, asked, open, mayRevoke, errors = {} }: StorePageProps) {
  const say = useSay()
  const here = `/ho-so/${dossier.id}/kho-giay-to`
  return (
    <>
      <Card title={say(pageWords.papers)} id="danh-sach">
        {!open && <p>{say(pageWords.needsConsent)}</p>}
        {papers ? (
          <PapersTable
            papers={papers}
            href={({ id }) => `${here}/${id}`}
            deed={(paper) =>
              mayRevoke(paper) ? <Revoke action={`${here}/${paper.id}/thu-hoi`} id={paper.id} /> : null
            }
          />
        ) : (
          <form method="post" action={here}>
            <Select
              name="purpose"
              label={say(pageWords.purpose)}
              hint={say(pageWords.lookHint)}
              error={errors.purpose}
              value="handling"
              options={PURPOSES.filter((value) => value !== 'intake').map((value) => ({
                value,
                text: say(words.purposes[value]),
              }))}
            />
            <Button kind="secondary">{say(pageWords.look)}</Button>
          </form>
        )}
      </Card>
      {asked.length > 0 && (
        <Card title={say(pageWords.asked)}>
          <ul class="camlo-list">
            {asked.map(({ paperId, reason, note }) => (
              <li key={paperId}>
                {say(words.askReasons[reason as keyof typeof words.askReasons])}
                {note && <span class="camlo-muted camlo-line">{note}</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={say(pageWords.consents)} id="dong-y">
        {consents.length === 0 ? (
          <p class="camlo-muted">{say(pageWords.noConsents)}</p>
        ) : (
          <ConsentsTable consents={consents} withdrawTo={`${here}/rut-dong-y`} />
        )}
        {!open && (
          <Details summary={say(pageWords.record)} open={errors.way !== undefined}>
            <form method="post" action={`${here}/dong-y`}>
              <Radios
                name="way"
                label={say(words.consent)}
                hint={say(words.consentHint)}
                error={errors.way}
                options={(['spoken', 'signed'] as const).map((value) => ({ value, text: say(words.ways[value]) }))}
              />
              <Select
                name="scope"
                label={say(words.scope)}
                value="dossier"
                options={CONSENT_SCOPES.map((value) => ({ value, text: say(words.scopes[value]) }))}
              />
              <Button>{say(pageWords.recordButton)}</Button>
            </form>
          </Details>
        )}
      </Card>
    </>
  )
}

/** The child whose paper this dossier made: the number is written down once it was given. */
function WardCard({ ward, dossier, mayRevoke, errors = {} }: StorePageProps) {
  const say = useSay()
  if (!ward) return null
  const here = `/ho-so/${dossier.id}/kho-giay-to`
  return (
    <Card title={say(pageWords.ward)} id="con">
      <p>{say(pageWords.wardHint(ward.name))}</p>
      <PapersTable
        papers={ward.papers}
        href={() => undefined}
        deed={(paper) => (mayRevoke(paper) ? <Revoke action={`${here}/${paper.id}/thu-hoi`} id={paper.id} /> : null)}
      />
      {ward.numberKind === 'registeredBirth' ? (
        <form method="post" action={`${here}/so-dinh-danh`}>
          <TextInput
            name="number"
            label={say(pageWords.wardNumber)}
            hint={say(pageWords.wardNumberHint)}
            error={errors.number}
            inputMode="numeric"
            maxLength={20}
            width={20}
          />
          <Button kind="secondary">{say(pageWords.saveNumber)}</Button>
        </form>
      ) : (
        <p class="camlo-muted">{say(pageWords.wardNumbered)}</p>
      )}
    </Card>
  )
}

function Revoke({ action, id }: { action: string; id: string }) {
  const say = useSay()
  return (
    <Details summary={say(pageWords.revoke)}>
      <form method="post" action={action}>
        <TextInput name="reason" id={`ly-do-${id}`} label={say(pageWords.revokeReason)} maxLength={500} required />
        <Button kind="warning">{say(pageWords.revoke)}</Button>
      </form>
    </Details>
  )
}
