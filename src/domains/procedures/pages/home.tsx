import { useSay } from '../../../platform/i18n/index.ts'
import { Door, Grid, SearchBox } from '../../../ui/index.ts'
import type { LifeEvent } from '../queries.ts'
import type { FieldCount } from '../rules/listing.ts'
import { words } from '../words.ts'

/** What a citizen sees first: one question. */
export function HomeHero({ lifeEvents }: { lifeEvents: readonly LifeEvent[] }) {
  const say = useSay()
  return (
    <>
      <h1>{say(words.home.question)}</h1>
      <SearchBox
        action="/thu-tuc"
        name="q"
        label={say(words.home.search)}
        button={say(words.home.find)}
        placeholder={say(words.home.example)}
      />
      <ul class="camlo-chips" aria-label={say(words.home.lifeEvents)}>
        {lifeEvents.map(({ key, name }) => (
          <li key={key}>
            <a href={`/thu-tuc?su-kien=${key}`}>{say(name)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

export function HomePage({ count, fields }: { count: number; fields: readonly FieldCount[] }) {
  const say = useSay()
  return (
    <>
      <h2 class="govuk-visually-hidden">{say(words.home.doors)}</h2>
      <Grid>
        <Door href="/thu-tuc" title={say(words.home.file)}>
          {say(words.home.fileNote(count))}
        </Door>
        <Door href="/tra-cuu" title={say(words.home.follow)}>
          {say(words.home.followNote)}
        </Door>
        <Door href="/lay-so" title={say(words.home.queue)}>
          {say(words.home.queueNote)}
        </Door>
        <Door href="/thong-ke" title={say(words.home.results)}>
          {say(words.home.resultsNote)}
        </Door>
        <Door href="/so-cai" title={say(words.home.ledger)}>
          {say(words.home.ledgerNote)}
        </Door>
      </Grid>
      <h2 class="camlo-h2">{say(words.home.fields)}</h2>
      <Grid>
        {fields.map(({ key, name, count: inField }) => (
          <Door key={key} href={`/thu-tuc?linh-vuc=${key}`} title={say(name)}>
            {say(words.home.count(inField))}
          </Door>
        ))}
      </Grid>
    </>
  )
}
