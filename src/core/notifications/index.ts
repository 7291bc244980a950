export type { Post } from './channels/email.ts'
export { outcomeOfAnswer, outcomeOfFault } from './channels/http-outcome.ts'
export type { Subscription } from './channels/push.ts'
export {
  type Addressed,
  CHANNELS,
  type Channel,
  type Composed,
  joinSources,
  type Letter,
  type Message,
  type NoticeKey,
  type NoticeSource,
  type Topic,
} from './message.ts'
export {
  type ChannelSettings,
  createNotifications,
  type Notifications,
  type NotificationsDeps,
} from './notifications.ts'
export {
  countBrowsers,
  forgetRecipient,
  getPreferences,
  type Preferences,
  savePreferences,
  saveWishes,
  subscribe,
  unsubscribe,
  unsubscribeAll,
  type Wish,
} from './preferences.ts'
export { channelsFor, QUIET_FROM, QUIET_TO, quietUntil, wishesFor } from './rules/channels.ts'
