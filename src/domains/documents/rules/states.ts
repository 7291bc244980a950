/** State codes of a copy at its receiver, as systems exchange them. @law 28/2018/QĐ-TTg; the codes by public integrations */
export const CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const
export type Code = (typeof CODES)[number]

/**
 * Where each state may lead: arrived (01), sent back (02), received (03), assigned (04), being worked on (05), done (06); asked
 * back by the sender (13), given back (15), kept (16), after which it goes on as it was.
 *
 * @practice 13 only before 06
 */
export const NEXT: Readonly<Record<Code, readonly Code[]>> = {
  '01': ['02', '03', '13'],
  '02': [],
  '03': ['04', '05', '13'],
  '04': ['05', '13'],
  '05': ['06', '13'],
  '06': [],
  '13': ['15', '16'],
  '15': [],
  '16': ['01', '03', '04', '05'],
}

export const mayFollow = (from: Code, to: Code): boolean => NEXT[from].includes(to)

/** What a copy in the hands of its receiver passes through, in order. */
const WORK = ['03', '04', '05', '06'] as const satisfies readonly Code[]

/**
 * The states to add so that a copy comes as far as `to`: each step is one the table allows; none where it is there or further.
 *
 * @returns undefined where no way leads there
 * @example wayTo('03', '06') // ['05', '06']
 */
export function wayTo(from: Code, to: (typeof WORK)[number]): Code[] | undefined {
  const [at, goal] = [(WORK as readonly Code[]).indexOf(from), WORK.indexOf(to)]
  if (at < 0) return undefined
  if (at >= goal) return []
  const way: Code[] = []
  for (let here = from; here !== to; ) {
    const next = (WORK as readonly Code[]).findLast(
      (each) => mayFollow(here, each) && WORK.indexOf(each as never) <= goal,
    )
    if (next === undefined) return undefined
    way.push(next)
    here = next
  }
  return way
}

/** Whether somebody still has something to do with a copy. */
export const isOver = (code: Code): boolean => code === '02' || code === '06' || code === '15'

/** Whether its sender may still ask it back. */
export const mayBeRecalled = (code: Code): boolean => mayFollow(code, '13')
