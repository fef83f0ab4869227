# Makes the job's sources what kiwi expects on a worker, as obs-build's build-recipe-kiwi does; then follow the calls of kiwi.
# In a sandbox: root of a user namespace, no network. /mnt/sources is the job's, read-only; /out is kept. Or root of a virtual machine.
set -e
umask 022
fail() { echo "[ ERROR   ]: 00:00:00 | obs-hooks: $*" >&2; exit 1; }
run() { echo "+ $*"; "$@"; }
# By the python that kiwi itself is run by: there may be several.
run_for_apt() {
    python=$(sed -n '1s/^#! *//p' "$1")
    case $python in
    *python*)
        echo "+ $*"
        # shellcheck disable=SC2086 # words
        $python /usr/local/lib/obs-hooks/apt.py "$@"
        ;;
    *) run "$@" ;;
    esac
}

# kiwi takes the presence of this file for "on an OBS worker": obs:// then means a directory below SOURCES/repos.
touch /.buildenv
mkdir -p /usr/src/packages/SOURCES /out/image /out/bundle
# In a machine of its own the sources are there already.
if [ -d /mnt/sources ]; then
    mkdir -p /out/overlay/upper /out/overlay/work
    mount -t overlay -o lowerdir=/mnt/sources,upperdir=/out/overlay/upper,workdir=/out/overlay/work,userxattr overlay /usr/src/packages/SOURCES
fi
cd /usr/src/packages/SOURCES
rm -rf /repos /containers
ln -s /usr/src/packages/SOURCES/repos /repos
[ ! -d containers ] || ln -s /usr/src/packages/SOURCES/containers /containers
for archive in root.tar*; do
    [ -f "$archive" ] || continue
    mkdir -p root
    tar -C root -xf "$archive"
done
chmod a+x -- *.sh 2>/dev/null || :
rm -f config.xml
ln -s -- "$RECIPE" config.xml

# debootstrap wants a whole distribution, not a flat list of packages.
debian() {
    command -v apt-ftparchive >/dev/null || fail "the tools root has no apt-ftparchive (package apt-utils), which Debian packages for images need"
    first=
    for component in $COMPONENTS; do
        directory=dists/$DISTRIBUTION/$component/binary-$DEBARCH
        mkdir -p "$directory"
        if [ -z "$first" ]; then
            first=$component
            apt-ftparchive packages . >"$directory/Packages"
        else
            : >"$directory/Packages"
        fi
    done
    release=APT::FTPArchive::Release
    apt-ftparchive -o $release::Origin="obs://$1" -o $release::Suite="$DISTRIBUTION" -o $release::Codename="$DISTRIBUTION" \
        -o $release::Components="$COMPONENTS" -o $release::Architectures="$DEBARCH" release "dists/$DISTRIBUTION" >/tmp/Release
    mv /tmp/Release "dists/$DISTRIBUTION/Release"
    # debootstrap has a script for each release it knows; one it does not is built like Debian's newest.
    [ -e "/usr/share/debootstrap/scripts/$DISTRIBUTION" ] || ln -s sid "/usr/share/debootstrap/scripts/$DISTRIBUTION"
}

rpmmd() {
    if command -v createrepo_c >/dev/null; then
        createrepo_c --quiet --no-database --simple-md-filenames .
    elif command -v createrepo >/dev/null; then
        createrepo --quiet .
    else
        fail "the tools root has neither createrepo_c nor createrepo, which rpm packages for images need"
    fi
}

arch() {
    command -v repo-add >/dev/null || fail "the tools root has no repo-add, which Arch Linux packages for images need"
    repo-add -q "$(echo "$1" | tr ':/' '__').db.tar.gz" ./*.pkg.tar.*
}

repository() {
    echo "[ INFO    ]: 00:00:00 | Repository $2: $3 packages"
    cd "/usr/src/packages/SOURCES/repos/$2"
    "$1" "$2"
    # For descriptions and kiwis that write a colon of a project's name with a slash.
    case $2 in
    *:*)
        compat=$(echo "$2" | sed 's,:,:/,g')
        mkdir -p "/usr/src/packages/SOURCES/repos/${compat%/*}"
        ln -sfn "/usr/src/packages/SOURCES/repos/$2" "/usr/src/packages/SOURCES/repos/$compat"
        ;;
    esac
    cd /usr/src/packages/SOURCES
}

