import type { ComponentChildren } from 'preact'
import { useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Banner, Tag, Title } from '../../../../ui/index.ts'
import { draftWords, partWords } from '../../draft-words.ts'
import type { Draft } from '../../rules/draft.ts'
import { type Finding, PARTS, type Part } from '../../rules/draft-findings.ts'

/** The addresses of a draft's parts. */
export const PART_PATHS: Record<Part, string> = {
  general: 'chung',
  papers: 'giay-to',
  form: 'to-khai',
  steps: 'buoc',
  result: 'ket-qua',
}

export type Tab = Part | 'overview' | 'diagram' | 'compare' | 'try' | 'approve'

const TABS: readonly [Tab, string][] = [
  ['overview', ''],
  ...PARTS.map((part): [Tab, string] => [part, `/${PART_PATHS[part]}`]),
  ['diagram', '/so-do'],
  ['compare', '/so-sanh'],
  ['try', '/chay-thu'],
  ['approve', '/phe-duyet'],
]

const tabWords = {
  ...partWords,
  overview: draftWords.overview,
  diagram: draftWords.diagram,
  compare: draftWords.compare,
  try: draftWords.tryOut,
  approve: draftWords.approve,
}

export const draftPath = (id: string): string => `/quan-tri/ban-thao/${id}`

/** Where a finding is mended. */
export const mendPath = (id: string, { part, at }: Finding): string => `${draftPath(id)}/${PART_PATHS[part]}#${at}`

export interface DraftFrameProps {
  draft: Draft
  tab: Tab
  findings: readonly Finding[]
  /** Who changed it last. */
  changedBy: string | undefined
  /** Whether it was saved just now. */
  saved?: boolean
  children?: ComponentChildren
}

/** What stands around every page of a draft: whose it is, where it stands, the way to its parts. */
export function DraftFrame({ draft, tab, findings, changedBy, saved = false, children }: DraftFrameProps) {
  const say = useSay()
  const { id, slug, content, state } = draft
  return (
    <>
      <BackLink href={`/quan-tri/thu-tuc/${slug}`}>{say(content.name) || say(draftWords.list)}</BackLink>
      <Title caption={say(draftWords.draft)}>{say(content.name)}</Title>
      <p class="camlo-muted">
        <StateTag state={state} /> {say(draftWords.changedAt(draft.changedAt, changedBy))}
      </p>
      {saved && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(draftWords.saved(draft.changedAt))}</p>
        </Banner>
      )}
      <nav aria-label={say(draftWords.parts)}>
        <ul class="camlo-chips">
          {TABS.map(([each, path]) => {
            const count = findings.filter(({ part }) => part === each).length
            return (
              <li key={each}>
                <a href={`${draftPath(id)}${path}`} {...(each === tab ? { 'aria-current': 'page' as const } : {})}>
                  {say(tabWords[each])}
                  {count > 0 && ` (${count})`}
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
      {children}
    </>
  )
}

export function StateTag({ state }: { state: Draft['state'] }) {
  const say = useSay()
  if (state === 'open') return <Tag tone="near">{say(draftWords.beingWritten)}</Tag>
  return state === 'approved' ? (
    <Tag tone="good">{say(draftWords.approved)}</Tag>
  ) : (
    <Tag tone="neutral">{say(draftWords.withdrawn)}</Tag>
  )
}
