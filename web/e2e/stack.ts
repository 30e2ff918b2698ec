// What people outside the app do on a local stack: read their mail, open a bank account.
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'

interface Stack {
  mail_url: string
  simulator_url: string
}

interface Mail {
  To: string[]
  Subject: string
  BodyText: string
}

/** The stack's description, which the deploy wrote. */
function stack(): Stack {
  const file = process.env.HOMIFY_STACK_FILE
  if (!file) throw new Error('HOMIFY_STACK_FILE names the description of the local stack: `cargo xtask up` writes it')
  return JSON.parse(readFileSync(file, 'utf8')) as Stack
}

/** The link in the newest mail to an address whose subject is like that; waits until it is there. */
export async function linkInMail(address: string, subject: RegExp): Promise<string> {
  let link: string | undefined
  const look = async () => {
    const { messages } = (await (await fetch(stack().mail_url)).json()) as { messages: Record<string, Mail[]> }
    const mail = Object.values(messages)
      .flat()
      .findLast(one => one.To.includes(address) && subject.test(one.Subject))
    link = mail?.BodyText.match(/https?:\/\/\S+/)?.[0]
    return link
  }
  await expect.poll(look, { message: `no mail to ${address}`, timeout: 60_000 }).toBeDefined()
  return link ?? ''
}

/** Opens an account at a bank; whoever asks for its holder hears `name`. */
export async function openBankAccount(bankCode: string, number: string, name: string): Promise<void> {
  const answer = await fetch(`${stack().simulator_url}/simulator/accounts`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accounts: [{ bank_code: bankCode, account_number: number, account_name: name }] }),
  })
  expect(answer.status, 'the bank opens an account').toBeLessThan(300)
}

/** Has the banks bring what they have to its end. */
export async function banksSettle(): Promise<void> {
  await fetch(`${stack().simulator_url}/simulator/settle`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
}
