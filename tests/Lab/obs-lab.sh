#!/bin/bash
# A real Open Build Service on loopback, from Debian's own packages (obs-server, obs-worker, obs-build), for the tests:
# bs_srcserver, bs_repserver, bs_sched, bs_dispatch and one bs_worker. All state is below DIR.
#
#   obs-lab.sh debs DEBS [ARCH]    download the packages of the build root to DEBS (the only step with network), once
#   obs-lab.sh up DIR [DEBS]       set up and start the backend, with projects if DEBS are given; prints nothing when all is well
#   obs-lab.sh worker DIR [OPT..]  (re)start the worker, with additional bs_worker options
#   obs-lab.sh more-worker DIR N [OPT..]  (re)start one more worker, lab:N, N from 2
#   obs-lab.sh start-dispatcher DIR       (re)start bs_dispatch: it reads BSConfig.pm at its start
#   obs-lab.sh stop DIR NAME       stop one of them: dispatch, sched, worker, worker-N ...
#   obs-lab.sh source DIR PKG      make a small Debian source package in DIR/src/PKG from PKG's files in DIR/files/PKG
#   obs-lab.sh down DIR            stop what DIR's pid files name
#
# The worker's port has no access check and the daemons bind all addresses: run this in a network namespace of its own
# (tests/run does). Ports: PORT for the repserver, +100 srcserver, +200 worker.
set -euo pipefail
export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY BUILD_DIR BUILD_ROOT
umask 022

VERB=${1:?usage: obs-lab.sh VERB DIR}
DIR=${2:?usage: obs-lab.sh VERB DIR}
shift 2
PORT=${OBS_LAB_PORT:-15252}
REP=http://127.0.0.1:$PORT
SRC=http://127.0.0.1:$((PORT + 100))
SERVER=$DIR/server
BASE=Debian:12

# What the project configuration below names, with everything these need.
ROOT_PACKAGES="build-essential fakeroot dpkg-dev passwd login util-linux mount procps cpio gawk"
# For spec files in the same root; where programs are emulated, less is more.
[ "$VERB $#" = "debs 1" ] || ROOT_PACKAGES+=" rpm debugedit elfutils file"

# The daemons take BSConfig.pm, worker/ and build/ from the directory of $0: a farm of links with those three replaced
# changes nothing in the installed package.
farm() {
    local f
    mkdir -p "$SERVER/worker" "$DIR/log" "$DIR/pid" "$DIR/src"
    for f in /usr/lib/obs/server/*; do
        case ${f##*/} in BSConfig.pm | worker | build) ;; *) ln -sfn "$f" "$SERVER/${f##*/}" ;; esac
    done
    for f in /usr/lib/obs/server/worker/*; do
        [ "${f##*/}" = BSConfig.pm ] || ln -sfn "$(readlink -f "$f")" "$SERVER/worker/${f##*/}"
    done
    ln -sfn ../BSConfig.pm "$SERVER/worker/BSConfig.pm"
    # What the repserver hands to workers by getbuildcode.
    [ -d "$SERVER/build" ] || cp -a /usr/lib/obs-build "$SERVER/build"
    cat > "$SERVER/BSConfig.pm" <<PM
package BSConfig;
our \$ipaccess = { '127\..*' => 'rw,worker' };
our \$srcserver = "$SRC";
our \$reposerver = "$REP";
our \$serviceserver = undef;
our \$bsdir = '$DIR/obs';
our \$bsuser = 'obsrun';
our \$bsgroup = 'obsrun';
our \$rundir = "\$bsdir/run";
our \$logdir = "\$bsdir/log";
our \$nosharedtrees = 2;
our \$packtrack = [];
our \$relsync_pool = { 'local' => 'local', 'x86_64' => 'x86_64' };
our \$sign_project = 0;
our \$servicedispatch = 0;
our \$disable_data_sync = 1;
our \$schedulerarchs = [ 'x86_64' ];
1;
PM
    install -d -o obsrun -g obsrun "$DIR/obs" "$DIR/obs/run" "$DIR/obs/log"
}

# A process that has ended counts as gone even while nobody has reaped it.
live() {
    [ -n "$1" ] && kill -0 "$1" 2> /dev/null && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2> /dev/null
}

start() { # NAME DIRECTORY COMMAND...
    local name=$1 directory=$2
    shift 2
    # An environment of its own: bs_worker hands all it has to `build`.
    (
        cd "$directory"
        exec setsid env -i PATH="$PATH" LC_ALL=C HOME=/root "$@" >> "$DIR/log/$name.log" 2>&1 < /dev/null
    ) &
    echo $! > "$DIR/pid/$name"
}

stop() { # NAME
    local pid
    pid=$(cat "$DIR/pid/$1" 2> /dev/null) || return 0
    if live "$pid"; then
        # Started with setsid: its process group is its own.
        kill -TERM -- "-$pid" 2> /dev/null || true
        for _ in $(seq 50); do live "$pid" || break; sleep .1; done
        kill -KILL -- "-$pid" 2> /dev/null || true
    fi
    rm -f "$DIR/pid/$1"
}

# For a daemon that hangs: how long a busy machine needs to start one is nobody's business.
answers() { # URL NAME
    local end=$((SECONDS + 300))
    while [ $SECONDS -lt $end ] && live "$(cat "$DIR/pid/$2")"; do
        curl -sf -o /dev/null --max-time 30 "$1" && return 0
        sleep .1
    done
    echo "no answer of $2 at $1; the logs are in $DIR/log" >&2
    return 1
}

put() { curl -sSf -o /dev/null -X PUT -H 'Content-Type: text/xml' --data-binary @- "$1"; }

base_project() { # DEBS
    put "$SRC/source/$BASE/_meta" <<X
<project name="$BASE"><title/><description/><repository name="standard"><arch>x86_64</arch></repository></project>
X
    put "$SRC/source/$BASE/_config" <<'X'
Repotype: debian
Type: dsc
ExpandFlags: preinstallexpand
Preinstall: base-passwd perl-base
Preinstall: init-system-helpers debianutils dpkg libc-bin dash coreutils diffutils
Preinstall: sed gawk grep gzip debconf bash base-files libsystemd0 xz-utils
Preinstall: findutils util-linux tar
Runscripts: base-passwd base-files gawk
Order: base-passwd:base-files
Support: base-files base-passwd bash bsdutils coreutils dash debianutils
Support: diffutils dpkg findutils grep gzip hostname libc-bin
Support: login passwd mount ncurses-base ncurses-bin perl-base sed init-system-helpers
Support: sysvinit-utils tar util-linux
Support: cpio fakeroot procps
Required: build-essential
Prefer: usrmerge
Prefer: gawk
Prefer: bsdutils:libsystemd0
X
    local f name uploads=()
    for f in "$1"/*.deb; do
        name=${f##*/}
        uploads+=(-T "$f" "$REP/build/$BASE/standard/x86_64/_repository/${name%%_*}.deb")
    done
    curl -sSf -o /dev/null "${uploads[@]}" > /dev/null
    put "$SRC/source/lab/_meta" <<X
<project name="lab"><title/><description/>
  <repository name="std"><path project="$BASE" repository="standard"/><arch>x86_64</arch></repository>
</project>
X
}

# As Debian's obsworker@.service does it, but unpacked where the worker itself keeps its code: its md5 is right from the
# start then, and the first job is not refused with "rebooting...".
start_worker() { # NAME ID PORT [OPT...]
    local name=$1 id=$2 port=$3 w=$DIR/$1
    shift 3
    stop "$name"
    mkdir -p "$w/state/worker" "$w/root" "$w/cache"
    (cd "$w/state/worker" && curl -sSf "$REP/getworkercode" | cpio -iu --quiet && chmod 755 bs_worker && ln -sfn . XML)
    start "$name" "$w/state/worker" ./bs_worker --hardstatus --root "$w/root" --statedir "$w/state" --id "$id" \
        --port "$port" --srcserver "$SRC" --reposerver "$REP" --jobs 2 --cachedir "$w/cache" --cachesize 2048 "$@"
    answers "http://127.0.0.1:$port/worker" "$name"
}

# Native package without debhelper. DIR/files/PKG may hold files for the source tree; rules may use them.
source_package() {
    local p=$1 tree=$DIR/src/$1/$1-1.0
    rm -rf "${DIR:?}/src/$p"
    mkdir -p "$tree/debian/source"
    echo '3.0 (native)' > "$tree/debian/source/format"
    cat > "$tree/debian/changelog" <<X
$p (1.0) unstable; urgency=low

  * Lab.

 -- Lab <lab@localhost>  Sat, 21 Nov 2026 09:00:00 +0000
X
    cat > "$tree/debian/control" <<X
Source: $p
Maintainer: Lab <lab@localhost>
Section: misc
Priority: optional
Standards-Version: 4.6.2

Package: $p
Architecture: any
Description: lab package
 tiny
X
    cat > "$tree/hello.c" <<X
#include <stdio.h>
int main(void) { puts("$p"); return 0; }
X
    cat > "$tree/debian/rules" <<'X'
#!/usr/bin/make -f
P := $(shell dpkg-parsechangelog -SSource)
clean:
	rm -rf debian/$(P) debian/files hello
build build-arch build-indep:
	[ ! -e step ] || sh ./step
	gcc -O2 -o hello hello.c
binary binary-arch: build
	mkdir -p debian/$(P)/DEBIAN debian/$(P)/usr/bin
	[ ! -d tree ] || cp -r tree/. debian/$(P)/
	cp hello debian/$(P)/usr/bin/$(P)
	dpkg-gencontrol -p$(P) -Pdebian/$(P)
	cd debian/$(P) && find * -path DEBIAN -prune -o -type f -exec md5sum {} + > DEBIAN/md5sums
	dpkg-deb --root-owner-group --build debian/$(P) ..
binary-indep:
.PHONY: clean build build-arch build-indep binary binary-arch binary-indep
X
    chmod 755 "$tree/debian/rules"
    [ ! -d "$DIR/files/$p" ] || cp -a "$DIR/files/$p/." "$tree/"
    (cd "${tree%/*}" && dpkg-source -b "${tree##*/}" > /dev/null 2>&1 && rm -rf "$tree")
}

case $VERB in
    debs)
        # Without apt, which apt itself takes for essential.
        essential=$(dpkg-query -W -f='${Package} ${Essential}\n' | awk '$2 == "yes" { print $1 }')
        # shellcheck disable=SC2086 # words
        "$(dirname "$(readlink -f "$0")")/download-debs" "$DIR" "${1:-native}" $essential $ROOT_PACKAGES
        ;;
    up)
        farm
        start src "$SERVER" perl -w "$SERVER/bs_srcserver"
        start rep "$SERVER" perl -w "$SERVER/bs_repserver"
        answers "$SRC/" src
        answers "$REP/" rep
        start sched "$SERVER" perl -w "$SERVER/bs_sched" x86_64
        start dispatch "$SERVER" perl -w "$SERVER/bs_dispatch"
        [ $# = 0 ] || base_project "$1"
        ;;
    worker) start_worker worker lab:1 $((PORT + 200)) "$@" ;;
    more-worker)
        number=$1
        shift
        start_worker "worker-$number" "lab:$number" $((PORT + 200 + number)) "$@"
        ;;
    start-dispatcher) stop dispatch; start dispatch "$SERVER" perl -w "$SERVER/bs_dispatch" ;;
    stop) stop "$1" ;;
    source) source_package "$1" ;;
    down)
        for pid in "$DIR"/pid/worker*; do [ ! -e "$pid" ] || stop "${pid##*/}"; done
        for name in dispatch sched rep src; do stop "$name"; done
        ;;
    *)
        echo "obs-lab.sh: unknown verb $VERB" >&2
        exit 2
        ;;
esac
