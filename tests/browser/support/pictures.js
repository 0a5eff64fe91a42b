// Pictures of pages, for people to look at.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Keeps a picture of the whole page as `name` in `folder` among the pictures. */
export async function keepPicture (page, folder, name) {
  const kept = join(process.env.HEARD_PICTURES, folder)
  await mkdir(kept, { recursive: true })
  await page.screenshot({ path: join(kept, `${name}.png`), fullPage: true })
}
