#!/bin/bash
# packages.sh COUNT DIRECTORY: COUNT rpm and COUNT deb packages of 20 files each, built twice, one day apart:
# DIRECTORY/{rpm,deb}/{before,after}; DIRECTORY/one has the first rpm package and its source package, for a peer.
set -eu
count=$1 out=$2
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
{
    printf 'Name: many\nVersion: 1.0\nRelease: 1\nSummary: Many packages\nLicense: MIT\n%%description\nMany.\n'
    for i in $(seq "$count"); do printf '%%package -n many-%s\nSummary: One of many\n%%description -n many-%s\nOne.\n' "$i" "$i"; done
    printf '%%install\n'
    # The same bytes in each build, and nothing that compresses to nothing.
    printf 'for i in $(seq %s); do mkdir -p %%{buildroot}/usr/share/many-$i; for f in $(seq 20); do seq $((i * f)) $((i * f + 800)) > %%{buildroot}/usr/share/many-$i/$f; done; done\n' "$count"
    for i in $(seq "$count"); do printf '%%files -n many-%s\n/usr/share/many-%s\n' "$i" "$i"; done
} > "$top/many.spec"
for build in before after; do
    epoch=1700000000
    [ $build = before ] || epoch=1700086400
    mkdir -p "$out/rpm/$build" "$out/deb/$build" "$out/one/$build"
    SOURCE_DATE_EPOCH=$epoch rpmbuild -ba --quiet --nodeps --define "_topdir $top/$build" --define 'debug_package %{nil}' \
        --define '_buildhost build1' --define 'use_source_date_epoch_as_buildtime 1' "$top/many.spec" > "$top/log" 2>&1 || { cat "$top/log" >&2; exit 1; }
    find "$top/$build" -name '*.rpm' -exec cp {} "$out/rpm/$build/" \;
    cp "$out/rpm/$build"/many-1-1.0-1.*.rpm "$out/rpm/$build"/*.src.rpm "$out/one/$build/"
    for i in $(seq "$count"); do
        tree=$top/deb-$build-$i
        mkdir -p "$tree/DEBIAN" "$tree/usr/share/many-$i"
        for f in $(seq 20); do seq $((i * f)) $((i * f + 800)) > "$tree/usr/share/many-$i/$f"; done
        printf 'Package: many-%s\nVersion: 1.0-1\nArchitecture: all\nMaintainer: B <b@example.invalid>\nDescription: one\n' "$i" > "$tree/DEBIAN/control"
        (cd "$tree" && find usr -type f -exec md5sum {} + > DEBIAN/md5sums)
        find "$tree" -exec touch -d "@$epoch" {} +
        SOURCE_DATE_EPOCH=$epoch dpkg-deb --root-owner-group -b "$tree" "$out/deb/$build/" > /dev/null
    done
done
