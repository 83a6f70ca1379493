#!/usr/bin/env bash
# Brings this checkout to AWS with the ordinary tools, and prints each command before it runs: ./run deploy --help.
set -euo pipefail
# shellcheck source=deploy/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"

usage() {
  cat <<'HELP'
Usage: ./run deploy dev|prod [--schools FILE...] [--yes] [--dry-run]

Builds, deploys the stack, loads the school lists, uploads the pages and clears CloudFront's cache. It stops at the first
failure; running it again is safe. docs/deploy.md tells what comes before and after.
  --schools FILE...   DUO's lists of school locations, or the plain form; without it those in the table stay as they are
  --yes               ask nothing; without it prod asks twice: before it begins, and when it knows what will change
  --dry-run           print the commands only
HELP
}

# File names do not change with the content, so a browser asks each time whether it has the latest version. CloudFront keeps a file until its cache is cleared.
cache="public, max-age=0, must-revalidate, s-maxage=31536000"

# Pages are uploaded last, so that no page is there before the files that it refers to.
types="css   text/css; charset=utf-8
js    text/javascript; charset=utf-8
json  application/json
svg   image/svg+xml; charset=utf-8
png   image/png
ico   image/vnd.microsoft.icon
woff2 font/woff2
pdf   application/pdf
md    text/markdown; charset=utf-8
txt   text/plain; charset=utf-8
html  text/html; charset=utf-8"

content_type() {
  sed -n "s/^$1  *//p" <<<"$types"
}

schools=()
yes=""

read_arguments() {
  local file
  use_stage "${1:-}"
  shift
  while [ $# -gt 0 ]; do
    case "$1" in
      --dry-run) dry_run=yes ;;
      --yes) yes=yes ;;
      --schools)
        while [ $# -gt 1 ] && [[ "$2" != --* ]]; do
          shift
          file="$1"
          [[ "$file" == /* ]] || file="$caller/$file"
          [ -r "$file" ] || die "There is no school list $file that can be read."
          schools+=("$file")
        done
        [ ${#schools[@]} -gt 0 ] || die "Say which files follow --schools."
        ;;
      *) die "Unknown: $1. See ./run deploy --help." ;;
    esac
    shift
  done
}

check_pages() {
  local file
  find web -type f | while read -r file; do
    [ -n "$(content_type "${file##*.}")" ] || die "deploy/deploy.sh does not know the content type of $file. Add it to its list."
  done
}

# A site that cannot send mail would accept registrations that it cannot confirm. Cognito also refuses a sender that is not verified.
check_sender() {
  local identity question verified
  identity="$(parameter MailIdentity)"
  question=(aws sesv2 get-email-identity --email-identity "$identity" --query VerifiedForSendingStatus --output text)
  show "${question[@]}"
  [ -n "$dry_run" ] || verified="$("${question[@]}")" || die "SES does not know $identity in $region. docs/deploy.md, step 5, makes it known."
  [ -n "$dry_run" ] || [ "$verified" = True ] || die "SES has not verified $identity yet. ./run dns-records $stage prints what DNS must say."
}

confirm() {
  local answer=""
  if [ "$stage" = prod ] && [ -z "$yes$dry_run" ]; then
    printf 'This deploys %s to %s in %s. Type prod to go on: ' "$(git describe --always --dirty 2>/dev/null || echo this)" "$stack" "$region"
    read -r answer || true
    [ "$answer" = prod ] || die "Not confirmed; nothing was done. (--yes asks nothing.)"
  fi
}

deploy_stack() {
  local answered=()
  step "The build says why, above." ./mvnw -q -B -ntp package -DskipTests
  # From here on, the built template is deployed; sam deploy finds that template by itself.
  step "sam validate --lint says more about template.yaml." sam build
  [ -z "$yes" ] || answered=(--no-confirm-changeset)
  step "CloudFormation has put back what was there; docs/deploy.md, \"When a deployment fails\", tells how to find the cause." \
    sam deploy --config-env "$stage" ${answered[@]+"${answered[@]}"}
  if [ "$stage" = prod ] && [ -z "$yes$dry_run" ]; then
    stop_if_declined
  fi
}

# sam deploy also succeeds when the answer to its question was no; then the change set still waits.
stop_if_declined() {
  local waiting question=(aws cloudformation list-change-sets --stack-name "$stack" --output text
    --query "length(Summaries[?ExecutionStatus=='AVAILABLE'])")
  show "${question[@]}"
  waiting="$("${question[@]}")" || die "The stack $stack does not say whether it changed."
  [ "$waiting" = 0 ] || die "The change of the stack was not confirmed; pages and schools stay as they were."
}

load_schools() {
  local table command credentials
  if [ ${#schools[@]} -eq 0 ]; then
    echo "no --schools: those in the table stay"
    return
  fi
  table="$(told TableName)"
  command=(./run load-schools --table "$table" --schools "${schools[@]}")
  show "${command[@]}"
  if [ -z "$dry_run" ]; then
    # The aws command (version 2) knows more ways to sign in than Java's SDK, so the SDK gets the credentials that the aws command found.
    credentials="$(aws configure export-credentials --format env 2>/dev/null)" || credentials=""
    (eval "$credentials" && "${command[@]}") ||
      die "That failed; the pages were not uploaded. Loading schools twice does no harm: deploy again."
  fi
}

# Nobody trusts a security.txt that has expired, so the script warns half a year before.
check_security_txt() {
  local expires soon
  [ -f web/.well-known/security.txt ] || return 0
  expires="$(sed -n 's/^Expires: //p' web/.well-known/security.txt)"
  soon="$(date -u -d '+180 days' +%F 2>/dev/null || date -u -v+180d +%F)"
  [[ "$expires" > "$soon" ]] ||
    echo "web/.well-known/security.txt expires on ${expires%T*}: see that its Contact is right, and give it a date at most a year ahead." >&2
}

# Writes the sign-in settings, which the stack's outputs tell, to sign-in.json: the one file of the pages that is not in web/.
upload_sign_in() {
  local file=.aws-sam/sign-in.json
  if [ -z "$dry_run" ]; then
    mkdir -p .aws-sam
    told SignIn >"$file"
  fi
  step "$2" aws s3 cp "$file" "s3://$1/sign-in.json" --only-show-errors --content-type application/json --cache-control "$cache"
}

upload_pages() {
  local bucket site ending type again="Uploading twice does no harm: repair it and deploy again."
  check_security_txt
  bucket="$(told PagesBucket)"
  site="$(told SiteId)"
  step "$again" aws s3 cp openapi.yaml "s3://$bucket/api/openapi.yaml" --only-show-errors \
    --content-type "application/yaml; charset=utf-8" --cache-control "$cache"
  upload_sign_in "$bucket" "$again"
  while read -r ending type; do
    if [ -n "$(find web -type f -name "*.$ending")" ]; then
      step "$again" aws s3 cp web "s3://$bucket/" --recursive --exclude '*' --include "*.$ending" --only-show-errors \
        --content-type "$type" --cache-control "$cache"
    fi
  done <<<"$types"
  # All files were just uploaded, so this command only removes files that are no longer in web/.
  step "$again" aws s3 sync web "s3://$bucket/" --size-only --delete --exclude 'api/*' --exclude sign-in.json --only-show-errors
  step "$again" aws cloudfront create-invalidation --distribution-id "$site" --paths '/*' --query Invalidation.Status --output text
}

case "${1:-}" in
  -h | --help)
    usage
    exit 0
    ;;
esac
read_arguments "$@"
need sam aws
check_pages
check_account
check_sender
confirm
deploy_stack
read_stack
load_schools
upload_pages
site="$(told SiteAddress)"
[ -n "$dry_run" ] || echo "deployed: $site"
