# Sourced by every script. Its header is its help: --help or -h prints that and does nothing else, not even install what
# is missing. A function `more_help` that stands before the sourcing may add to it. Otherwise `run_typescript` runs the TypeScript file of the same name.
set -euo pipefail

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

print_help() {
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
  if declare -F more_help >/dev/null; then more_help; fi
}

wrong_usage() {
  printf '%s\n\n%s\n' "$1" "$(print_help)" >&2
  exit 64
}

run_typescript() {
  local bun
  bun=$("$scripts/setup")
  exec "$bun" --no-install "$scripts/$(basename "$0").ts" "$@"
}

for word in "$@"; do
  case $word in
    --help | -h)
      print_help
      exit 0
      ;;
  esac
done
