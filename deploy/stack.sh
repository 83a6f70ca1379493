# shellcheck shell=bash
# What the commands that call AWS share: the settings of a stage and the outputs of its stack. The scripts in this folder source this file.

# shellcheck disable=SC2034 # for the names of files that a script was given
caller="$PWD"
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
stage=""
dry_run=""

die() {
  echo "$1" >&2
  exit 1
}

# A stage is a section of samconfig.toml. Only that section has the name and the region of the stage's stack.
use_stage() {
  stage="$1"
  [[ "$stage" =~ ^(dev|prod)$ ]] || die "Say which stage, dev or prod."
  stack="$(setting stack_name)"
  region="$(setting region)"
  [ -n "$stack" ] && [ -n "$region" ] || die "samconfig.toml does not say the stack_name and region of $stage."
  # The older aws command reads only the second variable. The outputs are too short for a pager.
  export AWS_REGION="$region" AWS_DEFAULT_REGION="$region" AWS_PAGER="" SAM_CLI_TELEMETRY=0
}

setting() {
  sed -n "/^\[$stage\.global\.parameters\]/,/^\$/s/^$1 = \"\(.*\)\"\$/\1/p" samconfig.toml
}

# Prints the value of a template parameter in samconfig.toml.
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

# Prints a command as a person would type it.
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

# Prints a command and, except in a dry run, runs it: step WHAT-TO-DO-IF-IT-FAILS COMMAND...
step() {
  local advice="$1"
  shift
  show "$@"
  [ -n "$dry_run" ] || "$@" || die "That failed, and nothing further was done. $advice"
}

# Prints the AWS identity that would run the commands.
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

# Prints the stack's output with that name; in a dry run, the name itself.
told() {
  local value="<$1>"
  [ -n "$dry_run" ] || value="$(awk -F '\t' -v name="$1" '$1 == name { print $2 }' <<<"$facts")"
  [ -n "$value" ] || die "The stack $stack tells no $1. Was it deployed from this version?"
  echo "$value"
}
