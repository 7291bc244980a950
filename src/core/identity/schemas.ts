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
export const Accounts = { querystring: Type.Object({ q: Type.Optional(Word(100)), done: Type.Optional(Word(20)) }) }
export const CreateAccount = { body: Type.Object({ personId: Id, username: Word(64) }) }
export const AccountDeed = {
  params: Type.Object({ id: Id }),
  body: Type.Object({ deed: Type.Union(['khoa', 'mo', 'mat-khau', 'ma'].map((deed) => Type.Literal(deed))) }),
}
export const RegisterAbsence = {
  body: Type.Object({ officialId: Word(40), substituteId: Word(40), from: Word(20), to: Word(20), reason: Word(300) }),
}
