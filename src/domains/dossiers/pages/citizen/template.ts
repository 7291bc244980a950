// Invisible, and in no text of ours.
const MARK = '\u2063'

/** A page rendered once, with slots for the few words by which others of its kind differ: text and names of slots in turn. */
export type Template = readonly string[]

/** Stands in a page for what will be filled in. */
export const slot = (name: string): string => `${MARK}${name}${MARK}`

export const templateOf = (html: string): Template => html.split(MARK)

/** @param values by the name of the slot; they are put in as they are, so they must need no escaping */
export function fill(template: Template, values: Readonly<Record<string, string>>): string {
  let page = ''
  for (const [index, part] of template.entries()) page += index % 2 === 0 ? part : (values[part] ?? '')
  return page
}
