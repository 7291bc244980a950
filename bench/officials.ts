/** Signs an account of the demonstration in. @returns the cookie that later requests carry */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', origin: url },
    body: new URLSearchParams({ username, password }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (answer.status !== 303) throw new Error(`${username} was not let in: ${answer.status}`)
  return cookies.join('; ')
}
