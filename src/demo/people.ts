import type { Random } from './random.ts'

/** The words a profile makes fictitious people from. */
export interface PeopleWords {
  familyNames: Record<string, number>
  generations: Generation[]
  /** villages by the code of their commune */
  villages: Record<string, string[]>
  /** how many pairs of people share name and year of birth, so that search never relies on names */
  sameNamePairs: number
}

interface Generation {
  bornFrom: number
  bornTo: number
  male: GivenNames
  female: GivenNames
}

interface GivenNames {
  middle: Record<string, number>
  given: string[]
}

export interface Person {
  fullName: string
  sex: 'male' | 'female'
  /** local date, `YYYY-MM-DD` */
  bornOn: string
  /** begins 999, a province that does not exist */
  personalNumber: string
  phone: string
  address: string
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Makes one person who doesn't exist, living in a village of a commune. @param communeCode a key of `villages` */
export function makePerson(words: PeopleWords, chance: Random, communeCode: string, communeName: string): Person {
  const sex = chance.chance(0.5) ? 'male' : 'female'
  const generation = chance.pick(words.generations)
  const names = generation[sex]
  const fullName = `${chance.weighted(words.familyNames)} ${chance.weighted(names.middle)} ${chance.pick(names.given)}`
  const born = chance.between(generation.bornFrom, generation.bornTo)
  const village = chance.pick(words.villages[communeCode] ?? ['Thôn 1', 'Thôn 2', 'Thôn 3'])
  return {
    fullName,
    sex,
    bornOn: `${born}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`,
    personalNumber: personalNumber(sex, born, chance),
    // 0999 is not in use, so no demo ever reaches a real telephone.
    phone: `0999${String(chance.between(0, 999_999)).padStart(6, '0')}`,
    address: `${village}, ${communeName}`,
  }
}

/** Twelve digits: province of birth, century and sex, year, six by chance. @law 137/2015/NĐ-CP, art. 13 */
function personalNumber(sex: 'male' | 'female', born: number, chance: Random): string {
  const century = born < 2000 ? 0 : 2
  const digit = century + (sex === 'female' ? 1 : 0)
  return `999${digit}${two(born % 100)}${String(chance.between(0, 999_999)).padStart(6, '0')}`
}
