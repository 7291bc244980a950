import type { KitProcedure } from './store.ts'
import { words } from './words.ts'

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim()

/** The procedures a few letters may mean: those that hold all of the words. */
export function meantBy(procedures: readonly KitProcedure[], text: string): KitProcedure[] {
  const typed = fold(text)
  const exact = procedures.filter(({ name, slug }) => slug === typed || fold(name) === typed)
  if (exact.length > 0) return exact.slice(0, 1)
  const parts = typed.split(/\s+/).filter(Boolean)
  return procedures.filter((each) => parts.every((part) => each.words.includes(part)))
}

export const addressOf = ({ slug, unitId }: KitProcedure): string => `/tiep-nhan/${slug}?don-vi=${unitId}`

/** Which procedure: as on the page with a line, among those this browser keeps. */
export function Choose({ procedures, text }: { procedures: readonly KitProcedure[]; text: string }) {
  const found = text === '' ? procedures : meantBy(procedures, text)
  return (
    <>
      <form class="camlo-filter" action="/tiep-nhan" method="get">
        <div class="camlo-filter-text">
          <label for="tim">{words.choose}</label>
          <input
            type="text"
            id="tim"
            name="tim"
            value={text}
            autocomplete="off"
            data-key="/"
            aria-describedby="tim-hint"
          />
        </div>
        <button type="submit" class="govuk-button">
          {words.go}
        </button>
        <p id="tim-hint" class="camlo-muted camlo-filter-hint">
          {words.chooseHint}
        </p>
      </form>
      {found.length === 0 ? (
        <p>{words.none(text)}</p>
      ) : (
        <section class="camlo-card">
          <ol class="camlo-list camlo-list--columns">
            {found.map((procedure, index) => (
              <li key={`${procedure.slug} ${procedure.unitId}`}>
                {text !== '' && index < 9 && <kbd>{index + 1}</kbd>}{' '}
                <a href={addressOf(procedure)} {...(text !== '' && index < 9 ? { 'data-key': String(index + 1) } : {})}>
                  {procedure.name}
                </a>
                <span class="camlo-muted camlo-line">{procedure.field}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
