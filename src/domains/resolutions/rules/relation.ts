/** What a paper does to another. */
export const RELATIONS = ['carriesOut', 'replaces', 'amends', 'ends'] as const
export type Relation = (typeof RELATIONS)[number]

/** Relations in which a paper can't lead back to itself, each group by itself: a conclusion may amend the plan that carries it out. */
export const ACYCLIC: readonly (readonly Relation[])[] = [['carriesOut'], ['replaces', 'amends', 'ends']]
