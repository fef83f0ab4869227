#!/bin/bash
# BenchHook as a bash script.
case $1 in
    pre-chroot)
        mapfile -t packages < "$HOOK_RPMLIST"
        echo "[hook $0] ${#packages[@]} packages for $HOOK_PROJECT" ;;
    post-build)
        bytes=0 count=0
        for file in "$HOOK_ROOT"/.build.packages/*/*; do
            bytes=$((bytes + $(stat -c %s "$file"))) count=$((count + 1))
        done
        echo "[hook $0] $bytes bytes in $count results" ;;
esac
