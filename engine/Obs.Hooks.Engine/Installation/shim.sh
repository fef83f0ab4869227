#!/bin/bash
# obs-hooks shim, format 1: stands in the place of obs-build's `build` and hands the call to obs-hooks.
# Written by `obs-hooks install`; `obs-hooks uninstall` takes it away again. Do not edit: the next install rewrites it.

# Second stage, inside a virtual machine or container, perhaps as its init: obs-build copied its whole directory to
# /.build. There is neither an engine nor /proc here. (/sbin/init: some emulators link it to /.build/build.)
case $0 in
    /sbin/init) exec /.build/build "$@" ;;
    /.build/*) exec /.build/build.real "$@" ;;
esac

engine=@ENGINE@
config=@CONFIG@
missing=@MISSING@
digest=@DIGEST@
real=@REAL@
cache=@CACHE@

if [ -n "$real" ]; then
    # osc's build command. When that one got a shim of its own since, the hooks must not run twice.
    beside=$(readlink -f -- "$real")
    beside=${beside%/*}/build.real
    [ ! -e "$beside" ] || real=$beside
else
    real=${0%/*}/build.real
    # Called through a symbolic link (/usr/bin/obs-build) or by `bash build`.
    [ -e "$real" ] || { real=$(readlink -f -- "$0"); real=${real%/*}/build.real; }
    case $real in /*) ;; *) real=$PWD/${real#./} ;; esac
fi

# The engine that came with the build code. One cache entry per content; whoever is first unpacks it beside its place
# and renames it there, so that another worker of this host sees all of it or nothing.
travelling_engine() {
    local archive=${real%/*}/obs-hooks.tgz entry=$cache/$digest new
    why="$why, none came with the build code"
    [ -n "$digest" ] && [ -f "$archive" ] || return
    if [ ! -x "$entry/obs-hooks" ]; then
        why="cannot unpack $archive to $cache"
        # Nobody else may own the cache: what is in it runs as root.
        (umask 022 && mkdir -p -- "$cache") && [ -O "$cache" ] && [ ! -L "$cache" ] || return
        echo "$digest  $archive" | sha256sum --check --status ||
            { why="$archive is not what was installed (SHA-256)"; return 1; }
        find "$cache" -mindepth 2 -maxdepth 2 -name .used -mtime +30 -printf '%h\0' | xargs -0r rm -rf --
        new=$(mktemp -d -- "$cache/.new.XXXXXXXX") || return
        if tar -xzf "$archive" -C "$new" --no-same-owner && chmod 755 "$new" && sync -f "$new" &&
            { mv -T -- "$new" "$entry" 2>/dev/null || [ -x "$entry/obs-hooks" ]; }; then
            [ ! -e "$new" ] || rm -rf -- "$new"
        else
            rm -rf -- "$new"
            return 1
        fi
    fi
    { : > "$entry/.used"; } 2> /dev/null
    engine=$entry/obs-hooks
    # The worker's own configuration comes first; where it has none, the one that travelled counts.
    [ -d "$config" ] || [ ! -d "$entry/config" ] || config=$entry/config
}

why="$engine is not there"
if [ -x "$engine" ] || travelling_engine; then
    shopt -s execfail
    # .NET raises the soft limit on open files and children inherit that: the engine gives the build this one back.
    exec "$engine" build --real "$real" --config-dir "$config" --soft-nofile "$(ulimit -Sn)" -- "$@"
    why="$engine cannot be executed"
fi

# No engine. Ending or removing a build and looking into one need no hooks; everything else is as configured.
log=
previous=
for argument; do
    case $argument in
        --kill | --wipe | --sysrq | --sysrq=* | --shell | --help | -kill | -wipe | -shell | -help) exec "$real" "$@" ;;
        --logfile=*) log=${argument#*=} ;;
        *) [ "$previous" != --logfile ] || log=$argument ;;
    esac
    previous=$argument
done
if [ "$missing" = badhost ]; then
    message="obs-hooks: no engine on this host: $why. Reported as a bad host, the job goes elsewhere."
    echo "$message"
    # A fresh file, never one that somebody left in the build root for us to write through.
    [ -z "$log" ] || { rm -f -- "$log"; set -C; echo "$message" > "$log"; }
    exit 3
fi
message="obs-hooks: no engine on this host: $why. Building without hooks."
echo "$message"
# With --logfile the build starts its log anew, so the line above is not in it; but it prints its --reason there. OBS's
# pattern for the reason ends in a wildcard, so an addition changes nothing else.
arguments=()
previous=
for argument; do
    case $previous,$argument in
        --reason,*) argument="$argument; $message" ;;
        *,--reason=*) argument="$argument; $message" ;;
    esac
    arguments+=("$argument")
    previous=$argument
done
exec "$real" "${arguments[@]}"
