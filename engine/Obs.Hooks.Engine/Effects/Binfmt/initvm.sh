#!/bin/busybox sh
# The first process of the guest, in place of obs-build's static initvm where build-initvm is not installed: registers the
# interpreters in qemu-reg, then becomes build. Needs nothing of the guest but a static busybox.
b=/bin/busybox
[ -e /proc/self ] || $b mount -t proc proc /proc
registry=/proc/sys/fs/binfmt_misc
if [ ! -e $registry/register ]; then
    $b modprobe -q binfmt_misc 2> /dev/null
    $b mount -t binfmt_misc binfmt_misc $registry || echo "obs-hooks: the guest's kernel has no binfmt_misc"
fi
machine=$($b uname -m)
while read -r line others; do
    case $line in :*) ;; *) continue ;; esac
    case " $others " in *" $machine "*) continue ;; esac
    name=${line#:} name=${name%%:*}
    interpreter=${line%:*} interpreter=${interpreter##*:}
    [ -x "$interpreter" ] && [ ! -e "$registry/$name" ] || continue
    printf %s "$line" > $registry/register || echo "obs-hooks: the guest cannot register $name"
done < /.build/qemu-reg
exec /.build/build "$@"
