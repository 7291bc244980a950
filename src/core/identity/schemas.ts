import { Type } from 'typebox'

const Word = (most: number) => Type.String({ maxLength: most })
const Id = Type.String({ format: 'uuid' })

export const SignIn = {
  body: Type.Object({
    username: Word(100),
    password: Word(1000),
    code: Type.Optional(Word(40)),
    next: Type.Optional(Word(2000)),
  }),
}
export const SignInPage = { querystring: Type.Object({ next: Type.Optional(Word(2000)) }) }

export const ChangePassword = { body: Type.Object({ old: Word(1000), fresh: Word(1000) }) }
export const ConfirmCodes = { body: Type.Object({ code: Word(40) }) }
export const RemoveCodes = { body: Type.Object({ password: Word(1000) }) }
export const RevokeToken = { params: Type.Object({ key: Type.String({ pattern: '^[0-9a-f]{64}$' }) }) }

export const Accounts = {
  querystring: Type.Object({
    q: Type.Optional(Word(100)),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    done: Type.Optional(Word(20)),
  }),
}
export const CreateAccount = { body: Type.Object({ personId: Word(40), username: Word(100) }) }
export const AccountDeed = {
  params: Type.Object({ id: Id }),
  body: Type.Object({
    deed: Type.Union([Type.Literal('khoa'), Type.Literal('mo'), Type.Literal('mat-khau'), Type.Literal('ma')]),
  }),
}

export const Absences = { querystring: Type.Object({ done: Type.Optional(Word(20)) }) }
export const RegisterAbsence = {
  body: Type.Object({ officialId: Word(40), substituteId: Word(40), from: Word(20), to: Word(20), reason: Word(300) }),
}
export const EndAbsence = { params: Type.Object({ id: Id }) }

export const Officials = {
  querystring: Type.Object({ q: Type.Optional(Word(100)), done: Type.Optional(Word(20)) }),
}
export const Appoint = {
  body: Type.Object({
    officialId: Type.Optional(Word(40)),
    fullName: Type.Optional(Word(100)),
    postId: Word(40),
    from: Word(10),
    decision: Word(200),
  }),
}
export const Dismiss = {
  body: Type.Object({ officialId: Id, postId: Id }),
}
