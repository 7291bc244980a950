import { Type } from 'typebox'

const Word = (most: number) => Type.String({ maxLength: most })
const Next = Type.Optional(Word(2000))

export const SignInPage = { querystring: Type.Object({ next: Next, loi: Type.Optional(Word(40)) }) }
export const AskCode = { body: Type.Object({ address: Word(300), next: Next }) }
export const EnterCode = {
  body: Type.Object({ key: Word(100), address: Word(300), code: Word(40), next: Next }),
}
export const ByPassword = { body: Type.Object({ username: Word(300), password: Word(1000), next: Next }) }

export const AccountPage = { querystring: Type.Object({ da: Type.Optional(Word(20)) }) }
export const OwnData = {
  body: Type.Object({
    fullName: Type.Optional(Word(1000)),
    idNumber: Type.Optional(Word(1000)),
    address: Type.Optional(Word(1000)),
  }),
}
export const Contact = { body: Type.Object({ contact: Type.Optional(Word(300)), address: Type.Optional(Word(300)) }) }
export const NewPassword = { body: Type.Object({ old: Type.Optional(Word(1000)), fresh: Word(1000) }) }
export const Confirm = { body: Type.Object({ contact: Word(300), fullName: Word(1000), idNumber: Word(1000) }) }
