const key = "portal.member";

/** Who was signed in last in this browser and did not sign out: whose rooms can be read without a network. */
export function lastMember(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function rememberMember(memberId: string | null): void {
  try {
    if (memberId) localStorage.setItem(key, memberId);
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to show either.
  }
}
