// The real program, served in an empty folder on a free port and stopped at the end.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

/** Milliseconds until a site must answer: a demonstration makes the keys of 46 teams first. */
const START = 60_000

/** A site that serves. */
export class Site {
  #process
  #log = ''

  constructor (folder, port) {
    this.folder = folder
    this.port = port
    this.url = `http://127.0.0.1:${port}`
  }

  /** A demonstration. */
  static async demo () {
    const site = await Site.#inEmptyFolder()
    await site.#serve('demo')
    return site
  }

  /** A site for real reports that is set up, but whose national desk has no people yet. */
  static async withoutPeople () {
    const site = await Site.#inEmptyFolder()
    await site.command('setup', '--signing-key', 'signing.key', '--desk-bell', 'desk@desk.example',
      '--desk-night', 'night@desk.example', '--desk-hours', 'every-day 00:00-23:59')
    await site.#serve('serve')
    return site
  }

  static async #inEmptyFolder () {
    return new Site(await mkdtemp(join(tmpdir(), 'heard-browser-')), await freePort())
  }

  /** Runs a command of the program in the folder of the site. */
  async command (...words) {
    return this.#run(words, {})
  }

  /** Invites a person to a team of the demonstration; gives the code of the invitation. */
  async invite (team, email) {
    const settings = { HEARD_DATA_FOLDER: 'var/demo/data', HEARD_KEY_FOLDER: 'var/demo/keys' }
    const said = await this.#run(['invite', team, email, '--role', 'officer'], settings)
    return said.trim().split('\n').at(-1).trim()
  }

  /** The letters to `address` that the demonstration has written so far. */
  async lettersTo (address) {
    const folder = join(this.folder, 'var/demo/data/mail')
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
    const letters = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    return letters.filter((letter) => letter.includes(`\nTo: ${address}\r\n`))
  }

  /** Stops serving and removes the folder. */
  async stop () {
    if (this.#process.exitCode === null) {
      this.#process.kill('SIGTERM')
      await once(this.#process, 'exit')
    }
    await rm(this.folder, { recursive: true })
  }

  // Only these settings: the program refuses any of its own that it does not know.
  #environment (settings) {
    const { PATH, HOME } = process.env
    return { PATH, HOME, HEARD_PORT: String(this.port), HEARD_PUBLIC_URL: this.url, ...settings }
  }

  async #run (words, settings) {
    const options = { cwd: this.folder, env: this.#environment(settings) }
    return (await promisify(execFile)(process.env.HEARD_BIN, words, options)).stdout
  }

  async #serve (word) {
    this.#process = spawn(process.env.HEARD_BIN, [word], {
      cwd: this.folder,
      env: this.#environment({}),
      stdio: ['ignore', 'pipe', 'pipe']
    })
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.on('data', (said) => { this.#log += said })
    }
    const until = Date.now() + START
    while (!await this.#answers()) {
      if (this.#process.exitCode !== null || Date.now() > until) {
        this.#process.kill()
        throw new Error(`the site did not start:\n${this.#log}`)
      }
      await wait(100)
    }
  }

  async #answers () {
    try {
      return (await fetch(`${this.url}/health`)).ok
    } catch {
      return false
    }
  }
}

async function freePort () {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
