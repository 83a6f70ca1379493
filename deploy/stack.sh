# shellcheck shell=bash
# What the commands that speak to AWS share: the settings of a stage, and what its stack tells. Sourced by the scripts beside it.

# shellcheck disable=SC2034 # for the names of files that a script was given
caller="$PWD"
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
stage=""
dry_run=""

die() {
  echo "$1" >&2
  exit 1
}

# A stage is a section of samconfig.toml, which alone says how its stack is called and where it stands.
use_stage() {
  stage="$1"
  [[ "$stage" =~ ^(dev|prod)$ ]] || die "Say which stage, dev or prod."
  stack="$(setting stack_name)"
  region="$(setting region)"
  [ -n "$stack" ] && [ -n "$region" ] || die "samconfig.toml does not say the stack_name and region of $stage."
  # The older aws command reads the second one only; and nothing here is worth a pager.
  export AWS_REGION="$region" AWS_DEFAULT_REGION="$region" AWS_PAGER="" SAM_CLI_TELEMETRY=0
}

setting() {
  sed -n "/^\[$stage\.global\.parameters\]/,/^\$/s/^$1 = \"\(.*\)\"\$/\1/p" samconfig.toml
}

# What samconfig.toml gives the template for a parameter.
parameter() {
  local value
  value="$(sed -n "/^\[$stage\.deploy\.parameters\]/,/^\]/s/^ *\"$1=\(.*\)\",*\$/\1/p" samconfig.toml)"
  [ -n "$value" ] || die "samconfig.toml gives no $1 for $stage."
  echo "$value"
}

need() {
  local tool
  for tool in "$@"; do
    [ -n "$dry_run" ] || command -v "$tool" >/dev/null || die "The command \"$tool\" is missing. docs/deploy.md, \"Tools\", says how to install it."
  done
}

# Prints a command as one would type it.
show() {
  local word
  printf '$'
  for word in "$@"; do
    case "$word" in
      *\'*) printf ' %q' "$word" ;;
      '' | *[!A-Za-z0-9_./:=,@%+-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

# Prints a command and runs it, unless only asked to print: step WHAT-TO-DO-IF-IT-FAILS COMMAND...
step() {
  local advice="$1"
  shift
  show "$@"
  [ -n "$dry_run" ] || "$@" || die "That failed, and nothing further was done. $advice"
}

# Under whose name all this would be done.
check_account() {
  step "Sign in first: aws sso login, or set AWS_PROFILE (docs/deploy.md, \"Credentials\")." \
    aws sts get-caller-identity --query Arn --output text
}

# Asks the stack for its outputs: one "name<tab>value" a line.
read_stack() {
  local question=(aws cloudformation describe-stacks --stack-name "$stack" --output text
    --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]')
  show "${question[@]}"
  [ -n "$dry_run" ] || facts="$("${question[@]}")" ||
    die "The stack $stack does not answer in $region. Is it there? ./run deploy $stage makes it."
}

# What the stack said under that name; in a dry run the name itself.
told() {
  local value="<$1>"
  [ -n "$dry_run" ] || value="$(awk -F '\t' -v name="$1" '$1 == name { print $2 }' <<<"$facts")"
  [ -n "$value" ] || die "The stack $stack tells no $1. Was it deployed from this version?"
  echo "$value"
}
