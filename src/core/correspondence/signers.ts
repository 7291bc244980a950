import type { Organization } from '../organization/index.ts'

/** Those who work in units or in their offices, in their posts: who may be named to sign. @param me nobody names themself */
export function signersIn(people: Organization, unitIds: readonly string[], me: string, on: string) {
  const within = [...new Set(unitIds.flatMap((id) => people.withBelow(id)))].filter((id) => {
    const unit = people.findUnit(id)
    return unit !== undefined && (unitIds.includes(id) || unit.kind === 'office')
  })
  return within.flatMap((id) =>
    people.postsOf(id).flatMap((post) =>
      people
        .holdersOf(post.id, on)
        .filter((holder) => holder.id !== me)
        .map((holder) => ({
          key: `${holder.id} ${post.id}`,
          personId: holder.id,
          post,
          text: `${holder.fullName} – ${post.title.vi}, ${people.findUnit(id)?.name.vi ?? ''}`,
        })),
    ),
  )
}
