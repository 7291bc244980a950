import {
  type Channel,
  channelsFor,
  type Preferences,
  type Topic,
  wishesFor,
} from '../../../core/notifications/index.ts'

/** A matter with the channels by which somebody is told of it now. */
export interface Choice extends Topic {
  by: readonly Channel[]
}

/**
 * How somebody is told of each matter as things stand. A channel for which no address is known shows what was said of it, so that a
 * choice isn't lost by being looked at.
 */
export function choicesOf({
  topics,
  open,
  preferences,
  reachable,
}: {
  topics: readonly Topic[]
  open: readonly Channel[]
  preferences: Pick<Preferences, Channel | 'topics'>
  reachable: { hasEmail: boolean; hasPhone: boolean }
}): Choice[] {
  return topics.map((topic) => {
    const wishes = wishesFor(preferences, preferences.topics[topic.key])
    // Push is only for browsers that ask, so that asking is what turns it on.
    const now = channelsFor(wishes, { ...reachable, browsers: 1 }, open, topic.required !== undefined)
    return { ...topic, by: open.filter((channel) => wishes[channel] ?? now.includes(channel)) }
  })
}
