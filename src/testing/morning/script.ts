import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../../platform/root.ts'

export interface MorningPerson {
  key: string
  name: string
  number: string
  address: string
  /** Was here before. */
  known: boolean
}

/** An answer: what is typed, and what then stands in the dossier. */
export interface MorningAnswer {
  field: string
  typed: string
  kept: string
}

export type How = 'card' | 'number' | 'name' | 'typed' | 'same'

export interface MorningDossier {
  number: number
  person: MorningPerson
  how: How
  /** The initials of the procedure. */
  types: string
  procedure: string
  /** The answers; a batch has several lines of them. */
  lines: MorningAnswer[][]
}

export interface Morning {
  people: MorningPerson[]
  dossiers: MorningDossier[]
}

/** The script of docs/morning-at-the-counter.md. */
export async function readMorning(): Promise<Morning> {
  const text = await readFile(join(ROOT, 'docs', 'morning-at-the-counter.md'), 'utf8')
  const people = tableOf(text, 'People').map(
    ([key = '', name = '', number = '', address = '', known]): MorningPerson => ({
      key,
      name,
      number,
      address,
      known: known === 'yes',
    }),
  )
  const dossiers = tableOf(text, 'Dossiers').map(
    ([number, key, how, types = '', procedure = '', answers = '']): MorningDossier => {
      const person = people.find((each) => each.key === key)
      if (!person) throw new Error(`Dossier ${number}: the script has no person ${key}`)
      const lines = answers.split(' / ').map((line) => line.split('; ').map(answerOf))
      return { number: Number(number), person, how: how as How, types, procedure, lines }
    },
  )
  return { people, dossiers }
}

/** The rows of the table under a heading. */
function tableOf(text: string, heading: string): string[][] {
  const part = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = part.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

function answerOf(text: string): MorningAnswer {
  const [, field = '', said = ''] = /^(\w+): (.*)$/.exec(text) ?? []
  const [typed = '', kept = typed] = said.split(' = ')
  return { field, typed, kept }
}

/** What the reader types of a person's card. */
export const cardOf = ({ number, name, address }: MorningPerson): string =>
  `${number}||${name}|01011980|Nam|${address}|01032022`
