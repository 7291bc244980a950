import { v7 } from 'uuid'

/** A new key: UUIDv7, so that keys made later sort later and any PostgreSQL from 15 on serves. */
export const newId = (): string => v7()

/** A key as it would have been made at `date`: history that is loaded in bulk falls into its own month's partition. */
export const newIdAt = (date: Date): string => v7({ msecs: date.getTime() })
