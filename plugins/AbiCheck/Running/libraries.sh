# Compares the public libraries of two packages one by one, and says of each no more than its name and numbers: nothing that the
# packages consist of is printed.
#   libraries.sh OLD NEW OLD-DEBUG NEW-DEBUG OLD-HEADERS NEW-HEADERS "NAMES" ADDED ABIDIFF-OPTIONS...    (no such package: an empty word)
# NAMES are those that the old package should have; without any, they are those in the usual directories. ADDED is a word if anybody wants to
# know what was added. A line is
#   NAME STATUS CHANGED ADDED
#                       exit status of abidiff without what was added, of that with nothing but what is another, and, when both are 0, of
#                       that with what was added
#   NAME absent|gone    the old package has no such library, or the new one has not
#   NAME outside        the new package has a link of that name to something that is not in it
#   strange|mixed       a package with control characters in file names, or one that wrote into another
#   end                 that was all
set -eu
export LC_ALL=C
# What is remembered is in variables: names in an archive can lead out of its directory, also to files of this script.
unpack() { # DIRECTORY PACKAGE
    mkdir "/tmp/$1"
    case $2 in
        '') ;;
        *.rpm) (cd "/tmp/$1" && rpm2cpio "$2" | cpio -idm --quiet) >/dev/null 2>&1 ;;
        *) dpkg -x "$2" "/tmp/$1" >/dev/null 2>&1 ;;
    esac
    [ -z "$(find "/tmp/$1" -name '*[[:cntrl:]]*' -print -quit)" ] || { echo strange; exit; }
    trees="${trees-} $1" digests="${digests-} $(digest "$1")"
}
digest() {
    (
        cd "/tmp/$1"
        find . -printf '%p\0%y\0%l\0' | sort -z | sha256sum
        find . -type f -print0 | sort -z | xargs -0r sha256sum | sha256sum
    )
}
unpack old "$1"
unpack old-debug "$3"
unpack old-headers "$5"
unpack new "$2"
unpack new-debug "$4"
unpack new-headers "$6"
now=
for tree in $trees; do
    now="$now $(digest "$tree")"
done
[ "$now" = "$digests" ] || { echo mixed; exit; }
for place in /tmp/* /tmp/.[!.]* /tmp/..?*; do
    case "$trees " in *" ${place#/tmp/} "*) ;; *) [ ! -e "$place" ] && [ ! -L "$place" ] || { echo mixed; exit; } ;; esac
done
[ -z "$5$6" ] || headers=yes
names=$7 added=$8
shift 8
[ -z "${headers-}" ] || set -- --headers-dir1 /tmp/old-headers --headers-dir2 /tmp/new-headers "$@"
set -f
newline='
'
# The files of that name in a tree, where their links lead within it.
files() { # TREE NAME
    find "/tmp/$1" -name "$2" ! -type d | sort | while IFS= read -r file; do
        file=$(readlink -f -- "$file") || continue
        case $file in "/tmp/$1/"*) [ ! -f "$file" ] || printf '%s\n' "$file" ;; esac
    done
}
if [ -z "$names" ]; then
    # By the name that programs know it by: that of a link to it, and its own when it has none.
    usual=$(find /tmp/old/lib /tmp/old/lib64 /tmp/old/usr/lib /tmp/old/usr/lib64 -maxdepth 2 -name 'lib*.so.*' \
        \( -type l -printf '1 %f\n' -o -type f -printf '2 %f\n' \) 2>/dev/null | sort -u | cut -c3-)
    IFS=$newline
    for name in $usual; do
        case $name in *[!A-Za-z0-9._+-]*) echo strange; exit ;; esac
        for file in $(files old "$name"); do
            number=$(stat -c %i -- "$file")
            case " ${seen-} " in *" $number "*) continue ;; esac
            seen="${seen-} $number"
            case " $names " in *" $name "*) ;; *) names="$names $name" ;; esac
        done
    done
    unset IFS
fi
# Where there are names in a tree, and the file that one leads to, within it.
paths() { # TREE NAME
    (cd "/tmp/$1" && find . -name "$2" ! -type d | sort)
}
file_of() { # TREE PATH
    file=$(readlink -f -- "/tmp/$1/$2") || return 1
    case $file in "/tmp/$1/"*) ;; *) return 1 ;; esac
    [ ! -f "$file" ] || printf '%s\n' "$file"
    [ -f "$file" ]
}
tab=$(printf '\t')
compare() { # PAIR OPTION...
    old=${1%"$tab"*} new=${1#*"$tab"} status=0
    shift
    abidiff --debug-info-dir1 /tmp/old-debug/usr/lib/debug --debug-info-dir2 /tmp/new-debug/usr/lib/debug "$@" "$old" "$new" >/dev/null 2>&1 || status=$?
    echo "$status"
}
for name in $names; do
    olds=$(files old "$name") news=$(files new "$name")
    [ -n "$olds" ] || { echo "$name absent"; continue; }
    [ -n "$news" ] || { echo "$name gone"; continue; }
    pairs=
    IFS=$newline
    # Any of that name can be the one that programs get. Each is compared with what was at its place; or with all there were.
    for path in $(paths new "$name"); do
        new=$(file_of new "$path") || { echo "$name outside"; continue; }
        same=$(file_of old "$path") || same=$olds
        for old in $same; do pairs="$pairs$old$tab$new$newline"; done
    done
    for path in $(paths old "$name"); do
        ! file_of new "$path" >/dev/null || continue
        old=$(file_of old "$path") || continue
        for new in $news; do pairs="$pairs$old$tab$new$newline"; done
    done
    for pair in $(printf %s "$pairs" | sort -u); do
        status=$(compare "$pair" "$@" --no-added-syms)
        changed=0 more=0
        if [ "$status" != 0 ]; then
            changed=$(compare "$pair" "$@" --changed-fns --changed-vars --no-unreferenced-symbols)
        elif [ -n "$added" ]; then
            more=$(compare "$pair" "$@")
        fi
        echo "$name $status $changed $more"
    done
    unset IFS
done
echo end
