# Every script sources this file. The comment at the top of a script is its help: --help or -h prints it and does nothing
# else, and installs nothing. A script may define `more_help` before it sources this file, to print more.
# `run_typescript` installs what is missing and runs the TypeScript file with the script's name.
set -euo pipefail

# The other exit codes are in exit-codes.ts.
readonly WRONG_USAGE=64 MISSING_PROGRAM=69

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

print_help() {
  awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"
  if declare -F more_help >/dev/null; then more_help; fi
}

wrong_usage() {
  printf '%s\n\n%s\n' "$1" "$(print_help)" >&2
  exit "$WRONG_USAGE"
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
