#!/bin/bash
# The wrapper that people write today: every hook is a script of its own. BENCH_HOOKS of them, in $BENCH_SCRIPTS.
root= rpmlist= reason= previous=
for argument; do
    case $previous in
        --root) root=$argument ;;
        --rpmlist) rpmlist=$argument ;;
        --reason) reason=$argument ;;
    esac
    previous=$argument
done
project=${reason#*project \'}
export HOOK_ROOT=$root HOOK_RPMLIST=$rpmlist HOOK_PROJECT=${project%%\'*}
for ((i = 1; i <= BENCH_HOOKS; i++)); do
    bash "$BENCH_SCRIPTS/hook-$i.sh" pre-chroot || exit 1
done
"$BENCH_REAL" "$@"
status=$?
if [ $status = 0 ]; then
    for ((i = 1; i <= BENCH_HOOKS; i++)); do
        bash "$BENCH_SCRIPTS/hook-$i.sh" post-build || { status=1; break; }
    done
fi
exit $status
