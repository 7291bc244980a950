import type { PostedForm } from '../../../../core/files/index.ts'
import { maskNumber, maskPhone } from '../../../../core/identity/index.ts'
import { type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Card, Inset, SearchBox, Select, SummaryList, TextInput } from '../../../../ui/index.ts'
import type { ApplicantHit } from '../../queries/applicants.ts'
import type { IdentityCard } from '../../rules/identity-card.ts'
import type { ApplicantView } from '../../views.ts'
import type { LastPerson } from './counter-data.ts'
import { words } from './counter-words.ts'
import { words as deskWords } from './desk-words.ts'

/** Whose dossier it is: still to be found, found, or new with what was typed in the search. */
export type Person =
  | { kind: 'search'; text: string; hits: readonly ApplicantHit[] }
  | { kind: 'known'; applicant: ApplicantView }
  | { kind: 'new'; text: string; searched: boolean; card?: IdentityCard | undefined }

interface FindProps {
  person: Extract<Person, { kind: 'search' }>
  here: (query: Record<string, string>) => string
  slug: string
  unitId: string
  last?: LastPerson | undefined
}

/** A search by name, number or card; its hits are chosen by the keys 1 to 8. */
export function FindPerson({ person, here, slug, unitId, last }: FindProps) {
  const say = useSay()
  const { text, hits } = person
  return (
    <Card title={say(words.person)}>
      <SearchBox
        action="/tiep-nhan"
        method="post"
        name="tim"
        id="nguoi-tim"
        value={text}
        label={say(words.findPerson)}
        placeholder={say(words.findPerson)}
        button={say(words.find)}
        plain
        autofocus={hits.length === 0}
        data-key="/"
        data-key-name={say(words.find)}
      >
        <input type="hidden" name="thu-tuc" value={slug} />
        <input type="hidden" name="don-vi" value={unitId} />
      </SearchBox>
      {hits.length > 0 && <Hits hits={hits} linkTo={(id) => here({ nguoi: id })} />}
      <p>
        <kbd>n</kbd>{' '}
        <a href={here({ nguoi: 'moi', 'nguoi-tim': text })} data-key="n">
          {say(words.newPerson)}
        </a>
        {last && (
          <>
            {' '}
            · <kbd>F2</kbd>{' '}
            <a href={here({ nguoi: last.id })} data-key="F2">
              {say(words.lastPerson(last.name))}
            </a>
          </>
        )}
      </p>
    </Card>
  )
}

/** People to choose from, by one key each. */
export function Hits({ hits, linkTo }: { hits: readonly ApplicantHit[]; linkTo: (id: string) => string }) {
  const say = useSay()
  return (
    <ol class="camlo-list" aria-label={say(words.hits)}>
      {hits.map((hit, index) => (
        <li key={hit.id}>
          <kbd>{index + 1}</kbd>{' '}
          <a href={linkTo(hit.id)} data-key={String(index + 1)} {...(index === 0 ? { 'data-focus': true } : {})}>
            {hit.name}
          </a>
          <span class="camlo-muted camlo-line">{detailsOf(hit, say)}</span>
        </li>
      ))}
    </ol>
  )
}

// Enough to tell two of one name apart; the whole number is not needed for that.
const detailsOf = ({ idNumber, phone, address, openDossiers }: ApplicantHit, say: (text: Text) => string): string =>
  [
    idNumber && maskNumber(idNumber),
    phone && maskPhone(phone),
    address,
    openDossiers > 0 && say(words.open(openDossiers)),
  ]
    .filter(Boolean)
    .join(' · ')

/** The person as found, with a way to choose another. */
export function KnownPerson({ applicant, change }: { applicant: ApplicantView; change: string }) {
  const say = useSay()
  const { name, idNumber, phone, address } = applicant
  const rows = [
    { label: say(words.fullName), value: name, action: { href: change, text: say(words.changeShort) } },
    ...(idNumber ? [{ label: say(deskWords.idNumber), value: maskNumber(idNumber) }] : []),
    ...(phone ? [{ label: say(words.phone), value: maskPhone(phone) }] : []),
    ...(address ? [{ label: say(words.address), value: address }] : []),
  ]
  return (
    <Card title={say(words.person)}>
      <input type="hidden" name="applicantId" value={applicant.id} />
      <SummaryList rows={rows} />
    </Card>
  )
}

interface NewPersonProps {
  person: Extract<Person, { kind: 'new' }>
  form: PostedForm | undefined
  errors: Readonly<Record<string, Text>>
  change: string
}

/** Somebody new; what was typed in the search is there already. */
export function NewPerson({ person: { text, searched, card }, form, errors, change }: NewPersonProps) {
  const say = useSay()
  const byNumber = /^[\d\s.+-]{3,}$/.test(text)
  const isPhone = byNumber && /^(0[35789]|\+84)/.test(text) && text.replace(/\D/g, '').length <= 11
  const scanned: Partial<Record<string, string>> = { ...card }
  const value = (name: string, typed: boolean): string => form?.text(name) ?? scanned[name] ?? (typed ? text : '')
  const optional = (label: Text): string => `${say(label)} (${say(words.optional)})`
  // The cursor waits where nothing has been typed yet.
  const first = byNumber || text === '' ? 'fullName' : 'idNumber'
  const field = (name: string, typed: boolean) => ({
    name,
    error: errors[name],
    value: value(name, typed),
    autoComplete: 'off',
    autoFocus: !form && !card && name === first,
  })
  return (
    <Card title={say(words.person)}>
      {searched && !card && text !== '' && <Inset>{say(words.noHits(text))}</Inset>}
      {card && <Inset>{say(words.fromCard)}</Inset>}
      <div class="camlo-pair">
        <div class="camlo-whole">
          <TextInput {...field('fullName', !byNumber)} label={say(words.fullName)} needed />
        </div>
        <TextInput {...field('idNumber', byNumber && !isPhone)} label={optional(words.idNumber)} inputMode="numeric" />
        <TextInput {...field('phone', isPhone)} label={optional(words.phone)} type="tel" />
        <TextInput {...field('address', false)} label={optional(words.address)} />
        <TextInput {...field('email', false)} label={optional(words.email)} type="email" />
        <Select
          name="kind"
          label={say(words.kind)}
          value={form?.text('kind') || 'citizen'}
          options={(['citizen', 'household', 'enterprise'] as const).map((kind) => ({
            value: kind,
            text: say(words.kinds[kind]),
          }))}
        />
      </div>
      <p>
        <a href={change}>{say(words.change)}</a>
      </p>
    </Card>
  )
}
