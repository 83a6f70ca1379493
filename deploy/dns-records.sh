#!/usr/bin/env bash
# Prints the DNS records that the mails and the site's own address need, for the person who manages DNS. The script changes nothing.
set -euo pipefail
# shellcheck source=deploy/stack.sh
. "$(dirname "${BASH_SOURCE[0]}")/stack.sh"

case "${1:-}" in
  -h | --help)
    echo "Usage: ./run dns-records dev|prod"
    exit 0
    ;;
esac
use_stage "${1:-}"
need aws
check_account >&2

record() {
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4"
}

host_of() {
  local host="${1#*://}"
  echo "${host%%[:/]*}"
}

# The records that SES waits for: signatures (DKIM), the sender domain (MAIL FROM, with SPF), and what receivers must do with mail by others in our name.
mail_records() {
  local identity answer from zone verified state dkim
  identity="$(parameter MailIdentity)"
  answer="$(aws sesv2 get-email-identity --email-identity "$identity" --output text --query \
    '[MailFromAttributes.MailFromDomain, MailFromAttributes.MailFromDomainStatus, DkimAttributes.Status, DkimAttributes.SigningHostedZone]')" ||
    die "SES in $region does not know $identity. docs/deploy.md, step 5, makes it known."
  read -r from state verified zone <<<"$answer"
  [ -n "$zone" ] && [ "$zone" != None ] || zone=dkim.amazonses.com
  for dkim in $(aws sesv2 get-email-identity --email-identity "$identity" --output text --query 'DkimAttributes.Tokens'); do
    [ "$dkim" != None ] || continue
    record "$dkim._domainkey.$identity" CNAME "$dkim.$zone" "DKIM: $verified"
  done
  if [ "$from" != None ]; then
    record "$from" MX "10 feedback-smtp.$region.amazonses.com" "MAIL FROM: $state"
    record "$from" TXT '"v=spf1 include:amazonses.com ~all"' "SPF of MAIL FROM"
  fi
  record "_dmarc.$identity" TXT '"v=DMARC1; p=quarantine"' "DMARC; if there is one already, keep that"
}

# The site's own address, and the proof of ownership that ACM needs before it gives a certificate for that address.
site_records() {
  local host cloudfront arn
  host="$(host_of "$(parameter SiteUrl)")"
  if cloudfront="$(read_stack >/dev/null 2>&1 && told SiteAddress)"; then
    record "$host" CNAME "$(host_of "$cloudfront")" "the site, once its certificate is in the stack"
  fi
  # CloudFront looks for certificates in us-east-1 only.
  for arn in $(aws acm list-certificates --region us-east-1 --output text \
    --query "CertificateSummaryList[?DomainName=='$host'].CertificateArn"); do
    aws acm describe-certificate --region us-east-1 --certificate-arn "$arn" --output text --query \
      'Certificate.DomainValidationOptions[].[ResourceRecord.Name,ResourceRecord.Type,ResourceRecord.Value,ValidationStatus]' |
      awk -F '\t' -v OFS='\t' '{ print $1, $2, $3, "certificate: " $4 }'
  done
}

record NAME TYPE VALUE WHY
mail_records
site_records
