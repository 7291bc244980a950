import { Type } from 'typebox'
import { Instant, orNull, Words } from '../../platform/http/index.ts'

const Key = Type.String({ maxLength: 60 })

export const Office = Type.Object({ code: Type.String({ maxLength: 40, description: 'Our key of the unit' }) })
export const Token = Type.Object({ token: Type.String({ maxLength: 60 }) })
export const Kiosk = Type.Object({ code: Type.String({ maxLength: 40 }), key: Type.String({ maxLength: 60 }) })
export const KioskTicket = Type.Intersect([Kiosk, Token])
export const HoursId = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const TakeBody = Type.Object({
  group: Type.String({ maxLength: 60, description: 'Key of a group the office offers' }),
  ground: Type.Optional(Type.String({ maxLength: 60, description: 'Key of a ground of priority' })),
})

export const OpenBody = Type.Object({
  unitId: Type.String({ format: 'uuid' }),
  number: Type.Integer({ minimum: 0, maximum: 999 }),
  groups: Type.Optional(Type.Array(Key, { maxItems: 26 })),
})

/** From a form an empty choice comes as an empty text. */
export const TransferForm = Type.Object({
  group: Type.Optional(Key),
  desk: Type.Optional(Type.String({ pattern: '^\\d{0,2}$' })),
})
export const TransferBody = Type.Object({
  group: Type.Optional(Key),
  desk: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
})

export const HoursBody = Type.Object({
  unitId: Type.String({ maxLength: 40 }),
  day: Type.String({ maxLength: 20 }),
  from: Type.String({ maxLength: 10 }),
  to: Type.String({ maxLength: 10 }),
  reason: Type.String({ maxLength: 300 }),
})

export const QueueShape = Type.Object({
  office: Type.Object({ code: Type.String(), name: Words }),
  open: Type.Boolean(),
  opensAt: orNull(Instant),
  groups: Type.Array(
    Type.Object({
      key: Type.String(),
      letter: Type.String(),
      name: Words,
      waiting: Type.Integer(),
      desks: Type.Integer({ description: 'Open desks that serve it' }),
      expectedMinutes: orNull(
        Type.Integer({ description: 'For somebody who comes now; null while no desk serves it' }),
      ),
    }),
  ),
  priorityGrounds: Type.Array(Type.Object({ key: Type.String(), name: Words })),
  calls: Type.Array(Type.Object({ code: Type.String(), desk: Type.Integer(), at: Instant })),
})

export const TicketShape = Type.Object({
  token: Type.String({ description: 'Follows the number and gives it up; show it to nobody else' }),
  code: Type.String(),
  office: Type.String(),
  group: Type.String(),
  ground: orNull(Type.String()),
  state: Type.String(),
  takenAt: Instant,
  desk: orNull(Type.Integer()),
  ahead: orNull(Type.Integer()),
  expectedMinutes: orNull(Type.Integer()),
})

const Hour = Type.Object({ hour: Type.Integer(), people: Type.Integer(), medianMinutes: Type.Number() })
export const WaitsShape = Type.Object({ today: Type.Array(Hour), before: Type.Array(Hour) })

export const Coded = Type.Object({ code: Type.String() })
export const DeskShape = Type.Object({
  id: Type.String(),
  unitId: Type.String(),
  number: Type.Integer(),
  groups: Type.Array(Type.String()),
  openedAt: Instant,
})
export const DeskNumber = Type.Object({ number: Type.Integer() })

const Minutes = orNull(Type.Number())
export const OfficeWaitsShape = Type.Object({
  rows: Type.Array(
    Type.Object({
      unitId: Type.String(),
      taken: Type.Integer(),
      waiting: Type.Integer(),
      longestMinutes: Minutes,
      done: Type.Integer(),
      missed: Type.Integer(),
      left: Type.Integer(),
      medianMinutes: Minutes,
      p90Minutes: Minutes,
      servedMinutes: Minutes,
      usualMinutes: Minutes,
      usualServedMinutes: Minutes,
      desks: Type.Integer(),
    }),
  ),
})

export const ExtraHours = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      unitId: Type.String(),
      day: Type.String({ format: 'date' }),
      fromMinute: Type.Integer({ description: 'Of the day' }),
      toMinute: Type.Integer(),
      reason: Type.String(),
    }),
  ),
})
