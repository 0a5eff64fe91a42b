// Weighs what a page costs over the wire: heads and bodies as they are sent, compressed where they are.

/** Scales under a visitor's page. */
export class Scales {
  #answers = new Map()

  /** Puts scales under `page`. */
  static async under (page) {
    const session = await page.context().newCDPSession(page)
    const scales = new Scales()
    session.on('Network.requestWillBeSent', (event) => scales.#asked(event))
    // What comes out of the cache costs nothing.
    session.on('Network.requestServedFromCache', ({ requestId }) => scales.#answers.delete(requestId))
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      if (response.fromDiskCache) scales.#answers.delete(requestId)
      const answer = scales.#answers.get(requestId)
      if (answer && type === 'Document') answer.isCompressed = 'content-encoding' in response.headers
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const answer = scales.#answers.get(requestId)
      if (answer) answer.bytes += encodedDataLength
    })
    await session.send('Network.enable')
    return scales
  }

  /** What came since the last time: how many requests, how many bytes, and whether the page itself was compressed. */
  take () {
    const answers = [...this.#answers.values()]
    this.#answers.clear()
    return {
      requests: sum(answers.map((answer) => answer.requests)),
      bytes: sum(answers.map((answer) => answer.bytes)),
      isCompressed: answers.some((answer) => answer.isCompressed)
    }
  }

  /** A request that follows a redirect has the id of the first. */
  #asked ({ requestId, request, redirectResponse }) {
    if (!request.url.startsWith('http')) return
    const answer = this.#answers.get(requestId) ?? { requests: 0, bytes: 0 }
    answer.requests += 1
    answer.bytes += redirectResponse?.encodedDataLength ?? 0
    this.#answers.set(requestId, answer)
  }
}

function sum (numbers) {
  return numbers.reduce((all, number) => all + number, 0)
}
