#!/usr/bin/env bash
# Lets somebody sign in as organiser or facilitator, with codes by e-mail and no password. Running it again does no harm.
set -euo pipefail
# shellcheck source=deploy/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"

usage="Usage: ./run invite dev|prod EMAIL organiser|facilitator"
case "${1:-}" in
  -h | --help)
    echo "$usage"
    exit 0
    ;;
esac
use_stage "${1:-}"
email="${2:-}"
group="${3:-}"
[[ "$email" == *@* && "$group" =~ ^(organiser|facilitator)$ ]] || die "$usage"
need aws
check_account
read_stack
pool="$(told UserPool)"
user=(--user-pool-id "$pool" --username "$email")

if ! aws cognito-idp admin-get-user "${user[@]}" >/dev/null 2>&1; then
  # The user gets no password. Cognito's own mail is suppressed, because it is in English and mentions a password.
  step "Cognito says why, above." aws cognito-idp admin-create-user "${user[@]}" --message-action SUPPRESS \
    --user-attributes "Name=email,Value=$email" Name=email_verified,Value=true --query User.UserStatus --output text
fi
step "Run this again once it is repaired." aws cognito-idp admin-add-user-to-group "${user[@]}" --group-name "$group"
site="$(parameter SiteUrl)"
echo "Tell them: ${site}beheer/ asks for this address and mails a code."
