import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { addressOf, Choose, meantBy } from './choose.tsx'
import { Correct, IntakeForm } from './form.tsx'
import { contact, goneSince, type Line } from './line.ts'
import { List } from './list.tsx'
import { SlipPage } from './slip.tsx'
import {
  type Entry,
  entriesOf,
  everyEntry,
  type Keeping,
  noteUnsent,
  onChange,
  signedIn,
  tell,
  unsent,
} from './store.ts'
import { words } from './words.ts'

const LIST = '/tiep-nhan/ngoai-tuyen'
const EVERY_MS = 5_000

interface Seen {
  keeping: Keeping | undefined
  entries: Entry[]
  since: number | undefined
  line: Line | undefined
}

async function look(line: Line | undefined): Promise<Seen> {
  const keeping = await signedIn()
  const entries = keeping ? await entriesOf(keeping.id) : []
  noteUnsent(await everyEntry())
  return { keeping, entries, since: await goneSince(), line }
}

/** The counter as this browser keeps it, at whatever address of the counter it is opened. */
function Counter({ first }: { first: Seen }) {
  const [seen, setSeen] = useState(first)
  useEffect(() => {
    const again = async (line: Line | undefined) => setSeen(await look(line))
    onChange(() => void goneSince().then((since) => again(since === undefined ? seen.line : 'gone')))
    const ask = async (): Promise<void> => {
      const { line } = await contact()
      await again(line)
      if (line === 'there') (await navigator.serviceWorker.getRegistration('/tiep-nhan'))?.active?.postMessage('send')
    }
    void ask()
    const timer = window.setInterval(ask, EVERY_MS)
    window.addEventListener('online', () => void ask())
    return () => window.clearInterval(timer)
  }, [])
  // Of the sections above, none can be reached.
  useEffect(() => void document.body.toggleAttribute('data-gone', seen.since !== undefined), [seen.since])
  return (
    <>
      <Status seen={seen} />
      <Place seen={seen} again={() => void look(seen.line).then(setSeen)} />
    </>
  )
}

/** Since when the line is gone and how many wait; and what follows from it. */
function Status({ seen: { keeping, entries, since, line } }: { seen: Seen }) {
  const waiting = unsent(entries)
  const refused = waiting.filter(({ state }) => state === 'refused').length
  const [title, hint] =
    keeping === undefined
      ? [words.nobody, words.nobodyHint]
      : since !== undefined
        ? [words.gone(since), words.goneHint]
        : line === 'signedOut'
          ? [words.signedOut, words.signedOutHint]
          : [words.there, undefined]
  const isThere = since === undefined && line === 'there'
  return (
    <div class={`camlo-line-state no-print ${since === undefined ? '' : 'camlo-line-state--gone'}`} role="status">
      <h1>{title}</h1>
      {keeping && (
        <p>
          <strong>{words.waiting(waiting.length - refused)}</strong>
          {refused > 0 && ` · ${words.refusedCount(refused)}`} · {keeping.name}
        </p>
      )}
      {hint && <p>{hint}</p>}
      <p>
        {isThere && <a href="/tiep-nhan">{words.online}</a>}
        {since === undefined && (line === 'signedOut' || !keeping) && (
          <a href={`/dang-nhap?next=${encodeURIComponent(LIST)}`}>{words.signIn}</a>
        )}
        {since !== undefined && location.pathname !== LIST && <a href={LIST}>{words.toList}</a>}
      </p>
    </div>
  )
}

/** What belongs at this address. */
function Place({ seen, again }: { seen: Seen; again: () => void }) {
  const { keeping, entries } = seen
  const { pathname, searchParams } = new URL(location.href)
  if (!keeping) return null
  const entry = entries.find(({ key }) => key === (searchParams.get('phieu') ?? searchParams.get('sua')))
  if (pathname === LIST) {
    if (searchParams.has('phieu') && entry) return <SlipPage entry={entry} keeping={keeping} />
    if (searchParams.has('sua') && entry?.state === 'refused')
      return (
        <Correct
          entry={entry}
          keeping={keeping}
          done={() => {
            history.replaceState(null, '', LIST)
            tell()
            again()
          }}
        />
      )
    return (
      <>
        {searchParams.has('loi') && <p role="alert">{words.notKept}</p>}
        <List entries={entries} again={again} />
        {seen.since !== undefined && (
          <p>
            <a class="govuk-button" href="/tiep-nhan" data-key="t">
              {words.next}
            </a>
          </p>
        )}
      </>
    )
  }
  const { procedures } = keeping.kit
  if (procedures.length === 0) return <p>{words.noKit}</p>
  const slug = /^\/tiep-nhan\/([^/]+)$/.exec(pathname)?.[1]
  const unitId = searchParams.get('don-vi')
  const own = procedures.filter((each) => each.slug === slug)
  const procedure = own.find((each) => each.unitId === unitId) ?? own[0]
  if (procedure) return <IntakeForm procedure={procedure} official={keeping.id} />
  if (pathname.startsWith('/tiep-nhan/tam/')) return <p>{words.needsLine}</p>
  return <Choose procedures={procedures} text={searchParams.get('tim') ?? ''} />
}

export async function show(place: HTMLElement): Promise<void> {
  const first = await look(undefined)
  const text = new URL(location.href).searchParams.get('tim')
  // A few letters that mean one procedure lead to its form, as they do with a line.
  if (location.pathname === '/tiep-nhan' && text) {
    const [only, ...others] = meantBy(first.keeping?.kit.procedures ?? [], text)
    if (only && others.length === 0) return location.replace(addressOf(only))
  }
  dropDraft(first.entries.find(({ key }) => key === new URL(location.href).searchParams.get('phieu')))
  render(<Counter first={first} />, place)
  place.querySelector<HTMLElement>('#tim, [autofocus]')?.focus()
}

/** What was typed is in the entry now; the next form begins empty. */
function dropDraft(entry: Entry | undefined): void {
  const draft = entry?.fields.find(([name]) => name === 'draft')?.[1]
  if (entry && draft !== undefined) sessionStorage.removeItem(`draft:/tiep-nhan/${entry.slug}:${draft}`)
}
