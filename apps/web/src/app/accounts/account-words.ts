// What screens call an account: by its owner's name where that is known.

export function accountOf(user: number, name: string | undefined, isMine: boolean): string {
  if (isMine) return $localize`:@@accounts.yours:Your account`;
  return name === undefined
    ? $localize`:@@accounts.of-number:Account of user ${user}:user:`
    : $localize`:@@accounts.of-name:Account of ${name}:name:`;
}
