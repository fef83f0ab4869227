#!/bin/bash
# Builds a variant of make-spec.sh with the real rpmbuild.   make-rpm.sh VARIANT OUTPUT-DIRECTORY
set -eu
variant=$1 out=$2
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top"/{SOURCES,BUILD,RPMS,SRPMS} "$out"
"${0%/*}/make-spec.sh" "$variant" "$top/SOURCES"
# Where rpm itself is not from rpm packages its own requirements cannot be looked up: --nodeps.
rpmbuild -ba --nodeps --quiet --define "_topdir $top" --define '_binary_payload w1.gzdio' "$top/SOURCES/hello.spec" > "$top/log" 2>&1 ||
    { cat "$top/log" >&2; exit 1; }
find "$top/RPMS" "$top/SRPMS" -name '*.rpm' -exec cp {} "$out/" \;
