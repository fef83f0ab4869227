#!/bin/bash
# Ten rpm packages with a program and twenty files each, and their source package:   make-packages.sh OUTPUT-DIRECTORY
set -eu
out=$1
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top"/{SOURCES,SPECS,BUILD,RPMS,SRPMS} "$out"/{RPMS/x86_64,SRPMS}
{
    printf 'Name: bench\nVersion: 1.0\nRelease: 1\nSummary: Packages to be checked\nLicense: MIT\n%%description\nPackages.\n'
    for n in 1 2 3 4 5 6 7 8 9; do printf '%%package part%s\nSummary: Part %s\n%%description part%s\nA part.\n' $n $n $n; done
    printf '%%install\n'
    for n in 0 1 2 3 4 5 6 7 8 9; do
        printf 'install -D /bin/true %%{buildroot}/usr/bin/bench%s\nmkdir -p %%{buildroot}/usr/share/bench%s\n' $n $n
        printf 'for f in $(seq 20); do echo "file $f of %s" > %%{buildroot}/usr/share/bench%s/$f.txt; done\n' $n $n
    done
    printf '%%files\n/usr/bin/bench0\n/usr/share/bench0\n'
    for n in 1 2 3 4 5 6 7 8 9; do printf '%%files part%s\n/usr/bin/bench%s\n/usr/share/bench%s\n' $n $n $n; done
} > "$top/SPECS/bench.spec"
rpmbuild -ba --nodeps --quiet --define "_topdir $top" --define 'debug_package %{nil}' --define '_build_id_links none' \
    "$top/SPECS/bench.spec" > "$top/log" 2>&1 || { cat "$top/log" >&2; exit 1; }
cp "$top"/RPMS/*/*.rpm "$out/RPMS/x86_64/"
cp "$top"/SRPMS/*.rpm "$out/SRPMS/"
