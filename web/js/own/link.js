const LINK = /^#([\w.-]+\.(?:practitioner|leader)\.[\w-]{22})(?![\w-])/;

/**
 * The personal link in a page's fragment. What a mail program leaves behind it, such as a full stop, is no part of it.
 * @param {string} fragment such as "#2024-2025-7K3F-9QXM.leader.AAAAAAAAAAAAAAAAAAAAAA"
 * @returns {string|null} what the API wants to see, or null when there is no whole link in it
 */
export function linkIn(fragment) {
  try {
    return LINK.exec(decodeURIComponent(fragment))?.[1] ?? null;
  } catch {
    return null; // half a %-code: not a whole link
  }
}
