# Runs in the sandbox of the tools root: /mnt/base and /mnt/new have packages, /tmp/out takes what they say of themselves and
# what apt makes of them. dpkg alone does not check dependencies beforehand: "dpkg --simulate -i" accepts anything.
umask 022
mkdir /tmp/out
cd /mnt
mkdir -p /tmp/apt/etc /tmp/apt/lists/partial /tmp/apt/cache/archives/partial
: > /tmp/apt/status
: > /tmp/out/unreadable

# Named fields are printed by dpkg's parser, one stanza for sure; the whole control file would be printed as it is.
for package in base/*.deb new/*.deb; do
    [ -e "$package" ] || continue
    if dpkg-deb --field "$package" Package Version Architecture Essential Pre-Depends Depends Provides Conflicts Breaks Replaces Multi-Arch \
        > /tmp/control 2> /tmp/error && case $package in new/*) dpkg-deb --contents "$package" > /dev/null 2>> /tmp/error ;; esac; then
        cat /tmp/control
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$package" "$(stat -c %s "$package")" "$(sha256sum < "$package" | cut -d ' ' -f 1)"
    else
        printf '%s %s\n' "$package" "$(head -n 1 /tmp/error)" >> /tmp/out/unreadable
    fi
done > /tmp/out/packages
cp /tmp/out/packages /tmp/Packages
ln -s /mnt/base /mnt/new /tmp/

echo "deb [trusted=yes] file:/tmp ./" > /tmp/apt/etc/sources.list
apt() {
    apt-get -q -o Dir=/tmp/apt -o Dir::Etc=/tmp/apt/etc -o Dir::Etc::parts=none -o Dir::Etc::sourceparts=none -o Dir::Etc::preferencesparts=none \
        -o Dir::State=/tmp/apt -o Dir::State::status=/tmp/apt/status -o Dir::State::lists=/tmp/apt/lists -o Dir::Cache=/tmp/apt/cache \
        -o Dir::Bin::dpkg=/usr/bin/dpkg -o Dir::Bin::methods=/usr/lib/apt/methods -o APT::Sandbox::User=root -o Debug::NoLocking=1 \
        -o APT::Install-Recommends=0 -o APT::Architecture="$ARCH" -o APT::Architectures="$ARCH" "$@"
}
set --
for package in new/*.deb; do
    grep -q "^$package " /tmp/out/unreadable || set -- "$@" "./$package"
done
apt update > /tmp/out/apt 2>&1 && apt --simulate install '?essential' "$@" >> /tmp/out/apt 2>&1
echo $? > /tmp/out/apt.status
